-- `Fin n`: values, order, and the tactics on them
example (x : Fin 5) : x.val < 5 := by simp only [Fin.is_lt]
example (n : Nat) (x : Fin n) : x.val < n := by simp
example : ∀ x : Fin 3, x = 0 ∨ x = 1 ∨ x = 2 := by decide
example (x : Fin 5) : (x : Nat) ≤ 4 := by omega
example (i : Fin 3) (h : (i : Nat) = 2) : i = 2 := by omega
example (i : Fin 3) (h : (i : Nat) = 2) : i = 2 := by ext; exact h
example (n : Nat) (i j : Fin n) (h : i < j) : ¬ j ≤ i := by simpa using h
example (x : Fin 5) : x.val < 5 := x.isLt
example (a b : Fin 3) (h : a ≤ b) (k : b ≤ a) : a = b := by omega
example (n : Nat) (i : Fin n) : i.succ.val = i.val + 1 := by simp
example (n : Nat) (i : Fin (n + 1)) : i ≤ Fin.last n := Fin.le_last i
example : ((0 : Fin 5) : Nat) = 0 := by simp
