-- error: `simp` made no progress
example (a b : Nat) : a + b = a * b := by simp
