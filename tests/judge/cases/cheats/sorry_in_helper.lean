-- decl: t
-- code: axiom.sorry
theorem t : 1 = 2 := sorry
-- solution
theorem h : 1 = 2 := by sorry
theorem t : 1 = 2 := h
