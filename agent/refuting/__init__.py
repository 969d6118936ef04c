"""For what cannot be proved: is it false?  Its negation is proved, by an instance where one is found; else nothing is
said."""
