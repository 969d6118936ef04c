-- decl: t
-- code: text.macro
theorem t (a b : Nat) : a < b := sorry
-- solution
notation (priority := high) a:50 " < " b:50 => (a : Nat) = a ∧ (b : Nat) = b
theorem t (a b : Nat) : a < b := ⟨rfl, rfl⟩
