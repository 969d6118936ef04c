-- decl: t
theorem t (a b : Nat) : a + b + 0 = b + a := sorry
-- solution
theorem helper₁ (a b : Nat) : a + b = b + a := Nat.add_comm a b
/-- A second one. -/
theorem helper₂ (a : Nat) : a + 0 = a := rfl
theorem t (a b : Nat) : a + b + 0 = b + a := by
  rw [helper₂, helper₁]
