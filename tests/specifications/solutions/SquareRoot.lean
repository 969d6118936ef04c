/-!
# The integer square root

The largest number whose square is not larger than the argument.
-/

namespace Specifications.SquareRoot

def go (n : Nat) : Nat → Nat
  | 0 => 0
  | k + 1 => if (k + 1) * (k + 1) ≤ n then k + 1 else go n k

def sqrt (n : Nat) : Nat :=
  go n n

theorem go_le (n k : Nat) : go n k * go n k ≤ n := by
  induction k with
  | zero => simp [go]
  | succ k ih =>
    simp only [go]
    split
    · assumption
    · exact ih

theorem lt_go (n k : Nat) (h : n < (k + 1) * (k + 1)) : n < (go n k + 1) * (go n k + 1) := by
  induction k with
  | zero => simpa [go] using h
  | succ k ih =>
    simp only [go]
    split
    · exact h
    next hk => exact ih (Nat.lt_of_not_le hk)

theorem sqrt_le (n : Nat) : sqrt n * sqrt n ≤ n :=
  go_le n n

theorem lt_sqrt (n : Nat) : n < (sqrt n + 1) * (sqrt n + 1) := by
  refine lt_go n n (Nat.lt_of_lt_of_le (Nat.lt_succ_self n) ?_)
  exact Nat.le_mul_of_pos_right (n + 1) (Nat.succ_pos n)

end Specifications.SquareRoot
