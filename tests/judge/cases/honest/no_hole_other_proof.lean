-- decl: t
theorem t (n : Nat) : n = n := rfl
-- solution
theorem t (n : Nat) : n = n := by cases n <;> rfl
