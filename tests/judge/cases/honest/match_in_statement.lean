-- decl: t
theorem t (n : Nat) : (match n with | 0 => 0 | k + 1 => k) ≤ n := sorry
-- solution
theorem helper (n : Nat) : (match n with | 0 => 0 | k + 1 => k) = n - 1 := by
  cases n <;> rfl
theorem t (n : Nat) : (match n with | 0 => 0 | k + 1 => k) ≤ n := by
  rw [helper]; exact Nat.sub_le n 1
