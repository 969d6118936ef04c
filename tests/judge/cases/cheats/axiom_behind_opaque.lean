-- known: comparator 39: an axiom behind an opaque constant
-- decl: t
-- code: text.axiom
theorem t : False := sorry
-- solution
axiom f : False
opaque v : False := f
theorem t : False := v
