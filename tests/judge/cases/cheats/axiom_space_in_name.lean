-- decl: t
-- code: text.axiom
theorem t : False := sorry
-- solution
axiom «propext » : False
theorem t : False := «propext »
