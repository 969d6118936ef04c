-- decl: t
def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2
theorem t (n : Nat) : double n = n + n := sorry
-- solution
theorem helper (n : Nat) : n + 1 + (n + 1) = n + n + 2 := by
  rw [Nat.succ_add]; rfl
def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2
theorem t (n : Nat) : double n = n + n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [helper, ← ih]; rfl
