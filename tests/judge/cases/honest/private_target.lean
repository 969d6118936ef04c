-- decl: t
private theorem t (n : Nat) : n = n := sorry
theorem uses : 1 = 1 := t 1
-- solution
theorem extra : 2 = 2 := rfl
private theorem t (n : Nat) : n = n := rfl
theorem uses : 1 = 1 := t 1
