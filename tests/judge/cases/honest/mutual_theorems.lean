-- decl: t
inductive Even : Nat → Prop
  | zero : Even 0
  | step (n) : Even n → Even (n + 2)
theorem t : Even 4 := sorry
-- solution
inductive Even : Nat → Prop
  | zero : Even 0
  | step (n) : Even n → Even (n + 2)
mutual
theorem a : Even 0 := Even.zero
theorem b : Even 2 := Even.step 0 Even.zero
end
theorem t : Even 4 := Even.step 2 b
