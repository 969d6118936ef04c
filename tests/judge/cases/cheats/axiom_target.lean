-- decl: t
-- code: text.axiom
theorem t : 1 = 2 := sorry
-- solution
axiom t : 1 = 2
