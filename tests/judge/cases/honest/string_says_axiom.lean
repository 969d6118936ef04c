-- decl: t
theorem t : "axiom" = "axiom" := sorry
-- solution
def message : String := "axiom sorry : False -- #eval"
theorem t : "axiom" = "axiom" := rfl
