-- linear normal forms of `simp +arith`
example (a b : Nat) (h : a + 1 ≤ b + 1) : a ≤ b := by simp +arith at h; exact h
example (a b : Nat) : a + b + 1 = 1 + b + a := by simp +arith
example (a b : Nat) : a + 2 ≤ b + a + 3 := by simp +arith
example (a b : Int) : a + b + 1 = 1 + b + a := by simp +arith
example (a b : Nat) (h : ¬ a ≤ b) : b + 1 ≤ a := by simp +arith at h; exact h
example (a b : Nat) : ¬ (a + 3 ≤ a) := by simp +arith
example (a b : Nat) : a + 1 ≠ a := by simp +arith
example (a b : Nat) : 2 * (a + b) + 3 * a = 5 * a + 2 * b := by simp +arith
example (a b c : Nat) (h : a + b + b = c) : a + 2 * b = c := by simp +arith at h ⊢; exact h
example (x y : Int) : 2 * x + 4 * y ≠ 1 := by simp +arith
example (x y : Int) (h : 2 * x + 4 * y ≤ 1) : x + 2 * y ≤ 0 := by simp +arith at h; exact h
example (x y : Int) (h : 2 * x + 4 * y = 6) : x + 2 * y + -3 = 0 := by simp +arith at h; exact h
example (x : Int) (h : 2 * x = 6) : x = 3 := by simp +arith at h; exact h
example (x y : Int) (h : 3 * x - y = 2 * x) : x = y := by simp +arith at h; exact h
example (x y : Int) (h : 3 * x - y = 2 * x) : x = y := by simp +arith at h ⊢; exact h
example (x y : Int) : ¬ (x + 1 ≤ x) := by simp +arith
example (x y : Int) (h : 4 ∣ 2 * x + 6 * y) : 2 ∣ x + 3 * y := by simp +arith at h; exact h
example (x y : Int) : ¬ 4 ∣ 2 * x + 6 * y + 1 := by simp +arith
example (x y : Int) : x - y + y = x := by simp +arith
example (f : Nat → Nat) (a : Nat) : f (a + 1 + 1) = f (2 + a) := by simp +arith
example (a b c d e f g h i j k l : Nat) : a + b + c + d + e + f + g + h + i + j + k + l = l + k + j + i + h + g + f + e + d + c + b + a := by simp +arith
example (xs ys : List Nat) : (xs ++ ys).length = ys.length + xs.length := by simp +arith
example (a b : Nat) (h : 2 * a + b ≤ a) : b = 0 := by simp +arith at h; exact h.2
theorem tight (x y : Int) (h : 2 * x + 4 * y ≤ 1) : x + 2 * y ≤ 0 := by simp +arith at h; exact h
/-- info: 'tight' depends on axioms: [propext, Classical.choice, Quot.sound] -/
#guard_msgs in #print axioms tight
