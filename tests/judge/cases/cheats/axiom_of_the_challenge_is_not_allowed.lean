-- decl: t
-- code: axiom.forbidden
axiom oracle (n : Nat) : n = 0
theorem t : 1 = 2 := sorry
-- solution
axiom oracle (n : Nat) : n = 0
theorem t : 1 = 2 := (oracle 1).trans (oracle 2).symm
