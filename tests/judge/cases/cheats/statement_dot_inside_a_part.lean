-- decl: A.t
-- code: target.missing
theorem A.t : 1 = 2 := sorry
-- solution
theorem «A.t» : 1 = 1 := rfl
