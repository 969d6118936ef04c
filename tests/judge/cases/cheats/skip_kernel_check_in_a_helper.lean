-- decl: t
-- code: text.option
theorem t : False := sorry
-- solution
set_option debug.skipKernelTC true
theorem wrong : 1 = 2 := by decide +kernel
set_option debug.skipKernelTC false
theorem t : False := absurd wrong (by decide)
