-- `fun_induction` and `fun_cases`: along structural, well-founded and mutual recursion
def f : Nat → Nat → Nat
  | 0, y => y
  | x+1, y => f x (y+1)
theorem f_eq (x y : Nat) : f x y = x + y := by
  fun_induction f x y with
  | case1 y => simp
  | case2 x y ih => rw [ih]; omega
theorem f_eq' (x y : Nat) : f x y = x + y := by
  fun_induction f <;> grind
def g (n : Nat) : Nat := if n = 0 then 1 else if n = 1 then 2 else 3
theorem g_pos (n : Nat) : 0 < g n := by
  fun_cases g n <;> simp
theorem g_pos' (n : Nat) : 0 < g n := by unfold g; split; simp; split <;> simp
def ack : Nat → Nat → Nat
  | 0, n => n + 1
  | m+1, 0 => ack m 1
  | m+1, n+1 => ack m (ack (m+1) n)
termination_by m n => (m, n)
theorem ack_pos (m n : Nat) : 0 < ack m n := by
  fun_induction ack m n with
  | case1 => simp
  | case2 _ ih => exact ih
  | case3 _ _ _ ih => exact ih
mutual
def even : Nat → Bool
  | 0 => true
  | n+1 => odd n
def odd : Nat → Bool
  | 0 => false
  | n+1 => even n
end
theorem even_or_odd (n : Nat) : even n = true ∨ odd n = true := by
  induction n with
  | zero => simp [even]
  | succ n ih => simp [even, odd]; exact ih.symm
theorem even_mod (n : Nat) : even n = (n % 2 == 0) ∧ odd n = (n % 2 == 1) := by
  induction n with
  | zero => simp [even, odd]
  | succ n ih => simp only [even, odd, ih]; constructor <;> grind
