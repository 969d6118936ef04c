-- decl: size
-- code: target.attributes
def size (n : Nat) : Nat := sorry

-- solution
abbrev size (n : Nat) : Nat := n
