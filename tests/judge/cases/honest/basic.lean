-- decl: t
theorem t (n : Nat) : n + 0 = n := sorry
-- solution
theorem t (n : Nat) : n + 0 = n := rfl
