-- error: unsolved goals
example (a b : Nat) : a + 2 ≤ b + a + 1 := by simp +arith
