-- decl: t
theorem t (p : Prop) (h : p) : p := sorry
-- solution
theorem t (p : Prop) (h : p) : p :=
  by exact h
