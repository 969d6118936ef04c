-- decl: t
-- code: text.axiom
theorem t : False := sorry
-- solution
private axiom propext' : False
theorem t : False := propext'
