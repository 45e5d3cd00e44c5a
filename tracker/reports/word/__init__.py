"""Word documents: the parts that a file of WordprocessingML (ISO/IEC 29500) is made of, as text."""
