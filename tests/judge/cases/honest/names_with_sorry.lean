-- decl: t
theorem t (p : Prop) (h : p) : p := sorry
-- solution
theorem sorryNot (p : Prop) (h : p) : p := h
theorem Foo.sorry' (p : Prop) (h : p) : p := sorryNot p h
theorem t (p : Prop) (h : p) : p := Foo.sorry' p h
