-- decl: t
-- code: target.missing
theorem t : 1 = 2 := sorry
-- solution
example : 1 = 1 := rfl
