-- decl: easy
theorem easy : 1 = 1 := sorry
theorem hard (n : Nat) (h : n > 2) : n * 0 = 0 := sorry
-- solution
theorem easy : 1 = 1 := rfl
theorem hard (n : Nat) (h : n > 2) : n * 0 = 0 := sorry
