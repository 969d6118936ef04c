-- decl: t
-- code: text.axiom
theorem t : False := sorry
-- solution
axiom f : False
opaque v : False := f
theorem t : False := v
