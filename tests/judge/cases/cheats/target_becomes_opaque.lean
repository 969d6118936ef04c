-- decl: t
-- code: text.command
theorem t (n : Nat) : n = n := sorry
-- solution
opaque t (n : Nat) : n = n := rfl
