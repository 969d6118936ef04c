-- decl: t
theorem t : 1 = 1 := sorry
-- solution
#check Nat.add
theorem t : 1 = 1 := rfl
#print axioms t
