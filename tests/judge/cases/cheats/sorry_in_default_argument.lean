-- decl: t
-- code: axiom.sorry
theorem t : 1 = 2 := sorry
-- solution
theorem magic (h : 1 = 2 := sorry) : 1 = 2 := h
theorem t : 1 = 2 := magic
