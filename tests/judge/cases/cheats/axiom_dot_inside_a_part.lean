-- decl: t
-- code: text.axiom
theorem t : False := sorry
-- solution
axiom «Classical.choice» : False
theorem t : False := «Classical.choice»
