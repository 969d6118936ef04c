-- decl: t
-- text: only
-- code: text.command
theorem t : 1 = 1 := sorry
-- solution
theorem t : 1 = 1 := rfl
#eval 1 + 1
