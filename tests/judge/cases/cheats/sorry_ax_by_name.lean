-- decl: t
-- code: axiom.sorry
theorem t : 1 = 2 := sorry
-- solution
theorem t : 1 = 2 := sorryAx (1 = 2) true
