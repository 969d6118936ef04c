-- decl: t
-- code: text.unclosed
-- lean: error
theorem t : 1 = 2 := sorry
-- solution
theorem helper : 1 = 1 := rfl
/- theorem t : 1 = 2 := by decide
