theorem comm (a b c : Nat) (h : a ≤ b) : c + a ≤ b + c := by
  rw [Nat.add_comm c a]; exact Nat.add_le_add_right h c
theorem simple (p q : Prop) (hp : p) (hq : q) : p ∧ (q ∨ False) := by simp [hp, hq]
theorem cases' (n : Nat) : n = 0 ∨ 0 < n := by
  cases n with
  | zero => exact .inl rfl
  | succ n => exact .inr (Nat.succ_pos n)
