-- decl: t
-- code: text.option
theorem t : 1 = 2 := sorry
-- solution
set_option debug.skipKernelTC true in
theorem t : 1 = 2 := by decide +kernel
