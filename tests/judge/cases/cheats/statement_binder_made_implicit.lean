-- decl: t
-- code: target.binders
theorem t (p : Prop) (h : p) : p := sorry
-- solution
theorem t {p : Prop} (h : p) : p := h
