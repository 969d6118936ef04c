-- decl: t
-- code: target.changed
theorem t (n : Nat) : n < 5 := sorry
-- solution
variable (h : False)
include h
theorem t (n : Nat) : n < 5 := h.elim
