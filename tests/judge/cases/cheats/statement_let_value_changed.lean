-- decl: t
-- code: target.changed
theorem t : (let x := 2; x + x) = 5 := sorry
-- solution
theorem t : (let x := 5; x) = 5 := rfl
