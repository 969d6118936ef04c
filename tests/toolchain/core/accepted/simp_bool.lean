-- the simp set for booleans and for order on natural numbers
example (b : Bool) (h : (!b) = true) : b = false := by simpa using h
example (b c : Bool) : (b && c) = false ↔ b = false ∨ c = false := by cases b <;> simp
example (p : Bool → Prop) (h : p true) (k : p false) : ∀ b, p b := by simp [h, k]
example (p : Prop) [Decidable p] : decide (¬ p) = !decide p := by simp
example (p q : Prop) [Decidable p] [Decidable q] : (decide (p ∧ q)) = (decide p && decide q) := by simp
example (a b : Bool) : (a && b) = true ↔ a = true ∧ b = true := by simp
example (a b : Bool) (h : a = !b) : (a == b) = false := by simp [h]
example (a b : Bool) (h : ¬ (a = true)) : a = false := by simpa using h
example (n : Nat) : n < n + 1 := by simp
example (n : Nat) : n < n + 5 := by simp
example (n : Nat) : n ≤ n + 5 := by simp
example (n : Nat) : ¬ n + 1 ≤ n := by simp
example (n : Nat) : ¬ n + 1 < n := by simp
example (n : Nat) : 0 < n + 1 := by simp
example (n m : Nat) (h : n ≤ m): n < m + 1 := by simp [Nat.lt_add_one_iff, h]
example (n k : Nat) (h : 0 < k) : n < n + k := by simp [h]
example (n k : Nat) : ¬ n + k < n := by simp
example (n k : Nat) : ¬ n < n := by simp
example (n m : Nat) (h : n < 5) : n < 6 := by omega
example (p : Nat → Prop) (q : Prop) : (∃ x, q ∧ p x) ↔ q ∧ ∃ x, p x := by simp
example (p q : Prop) : (p ∨ q ↔ q) ↔ (p → q) := by simp
example (b : Bool) : cond b 3 3 = 3 := by simp
example (p : Prop) [Decidable p] (b : Bool) : (if p then true else b) = (decide p || b) := by simp
