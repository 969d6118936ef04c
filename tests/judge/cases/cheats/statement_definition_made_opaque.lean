-- decl: t
-- code: text.command
def p : Prop := False
theorem t : p → False := sorry
-- solution
opaque p : Prop
theorem t : p → False := fun h => nomatch (show False from sorry)
