-- the native simprocs on literals
example : 2 + 3 = 5 := by simp
example : 2 * 3 = 6 := by simp
example : 7 - 3 = 4 := by simp
example : 7 / 3 = 2 := by simp
example : 7 % 3 = 1 := by simp
example : 2 ^ 10 = 1024 := by simp
example : Nat.gcd 12 18 = 6 := by simp
example : 3 < 5 := by simp
example : 3 ≤ 5 := by simp
example : ¬ 5 ≤ 3 := by simp
example : 3 ≠ 5 := by simp
example : (3 == 5) = false := by simp
example : (3 != 5) = true := by simp
example (x : Nat) (h : x + 2 = 5) : x = 3 := by simpa using h
example (x : Nat) (h : x + 2 ≤ 5) : x ≤ 3 := by simpa using h
example : (2 : Int) + 3 = 5 := by simp
example : (2 : Int) * -3 = -6 := by simp
example : (7 : Int) / 2 = 3 := by simp
example : (-7 : Int) % 2 = 1 := by simp
example : (2 : Int) - 5 = -3 := by simp
example : (2 : Int) < 5 := by simp
example : (-2 : Int) ≤ 5 := by simp
example : (2 : Int) ≠ 5 := by simp
example : Int.natAbs (-3) = 3 := by simp
example : (2 : Int) ^ 3 = 8 := by simp
example : 2 ∣ 4 := by simp
example : ¬ 3 ∣ 4 := by simp
example : (3 : Fin 5) + 4 = 2 := by simp
example : 'a' ≠ 'b' := by simp
example : (if 3 < 5 then 1 else 2) = 1 := by simp
example (n : Nat) : n + 1 + 1 = n + 2 := by simp
example (n : Nat) : ¬ n + 1 = 0 := by simp
example (n : Nat) (h : n.succ = 3) : n = 2 := by simpa using h
example (x : Nat) : x + 3 - 2 = x + 1 := by simp
example (f : Nat → Nat) : f (2 + 3) = f 5 := by simp
example : (3 : Fin 5) < 4 := by simp
