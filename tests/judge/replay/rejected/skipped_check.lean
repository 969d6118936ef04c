-- codes: appTypeMismatch dependsOnFailed
set_option debug.skipKernelTC true in
theorem bad : 1 = 2 := by decide +kernel
theorem use : False := by have := bad; contradiction
