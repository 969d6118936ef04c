-- decl: t
-- code: target.missing
theorem t : 1 = 2 := sorry
-- solution
private theorem t : 1 = 1 := rfl
