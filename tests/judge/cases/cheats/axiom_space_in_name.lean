-- known: comparator 39: axioms under names that read like the standard ones
-- decl: t
-- code: text.axiom
theorem t : False := sorry
-- solution
axiom «propext » : False
theorem t : False := «propext »
