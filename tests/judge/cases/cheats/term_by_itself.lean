-- decl: t
-- code: lean.error
-- lean: error
theorem t : 1 = 2 := sorry
-- solution
theorem t : 1 = 2 := t
