-- decl: t
-- code: text.unicode
theorem t : False := sorry
-- solution
axiom prοpext : False
theorem t : False := prοpext
