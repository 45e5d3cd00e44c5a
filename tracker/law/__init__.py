"""Treaty law without a database, a clock or a screen: acts in, spans out.

Read `vocabulary` for the words, `facts` for what is known, `clauses` and `conditions` for the rules, `courses` for
what each state has done, `triggers` and `entry_into_force` for when an instrument begins to bind, `positions` and
`stages` for where each state stands, `outstanding` for who owes what, and `findings` for what is odd. `assessment`
puts all of it together. VCLT is the Vienna Convention on the Law of Treaties of 23 May 1969.
"""
