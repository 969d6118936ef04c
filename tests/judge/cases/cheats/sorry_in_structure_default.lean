-- decl: t
-- code: axiom.sorry
theorem t : 1 = 2 := sorry
-- solution
structure Truth : Type where
  n : Nat := 0
  out : 1 = 2 := sorry
def truth : Truth := {}
theorem t : 1 = 2 := truth.out
