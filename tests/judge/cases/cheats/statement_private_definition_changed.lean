-- decl: t
-- code: statement.changed
private def a : Nat := 1
theorem t : a = 2 := sorry
-- solution
private def a : Nat := 2
theorem t : a = 2 := rfl
