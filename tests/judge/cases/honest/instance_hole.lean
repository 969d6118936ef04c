-- decl: t
inductive C | a | b
instance : Inhabited C := sorry
theorem t (x : C) : x = .a ∨ x = .b := sorry
-- solution
inductive C | a | b
instance : Inhabited C := ⟨.a⟩
theorem t (x : C) : x = .a ∨ x = .b := by
  cases x
  · exact .inl rfl
  · exact .inr rfl
