-- decl: t
-- code: definition.filled
structure W where
  n : Nat
instance : LE W := sorry
theorem t (a b : W) : a ≤ b ∨ b ≤ a := sorry
-- solution
structure W where
  n : Nat
instance : LE W := ⟨fun _ _ => True⟩
theorem t (a b : W) : a ≤ b ∨ b ≤ a := .inl trivial
