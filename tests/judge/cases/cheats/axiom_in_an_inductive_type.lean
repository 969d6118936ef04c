-- decl: t
-- code: text.axiom
theorem t : 1 = 2 := sorry
-- solution
axiom A : Nat → 1 = 2
inductive Box where
  | mk (n : Nat) (h : A n = A n)
theorem t : 1 = 2 := A 0
