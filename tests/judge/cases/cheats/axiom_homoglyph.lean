-- decl: t
-- code: text.unicode
theorem t : False := sorry
-- solution
axiom «prоpext» : False
theorem t : False := «prоpext»
