"""Treaty Tracker: the register of agreements, protocols and every state's ratification of them."""
