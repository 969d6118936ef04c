-- decl: t
-- decl: u
theorem t (p : Prop) : p ∨ ¬p := sorry
theorem u (p q : Prop) (h : p ↔ q) : p = q := sorry
-- solution
theorem t (p : Prop) : p ∨ ¬p := Classical.em p
theorem u (p q : Prop) (h : p ↔ q) : p = q := propext h
