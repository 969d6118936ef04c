def f (n : Nat) : Nat := sorry
theorem f_pos (n : Nat) : 0 < f n := sorry
theorem other : 1 = 1 := rfl
-- solution
def f (n : Nat) : Nat := match n with | 0 => 1 | n + 1 => n + 1
theorem f_pos (n : Nat) : 0 < f n := by
  cases n with
  | zero => exact Nat.succ_pos 0
  | succ n => exact Nat.succ_pos n
theorem other : 1 = 1 := rfl
