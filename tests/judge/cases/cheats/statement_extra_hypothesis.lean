-- decl: t
-- code: target.changed
theorem t (n : Nat) : n < 5 := sorry
-- solution
theorem t (n : Nat) (h : n < 5) : n < 5 := h
