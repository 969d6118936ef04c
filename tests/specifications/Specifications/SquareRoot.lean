/-!
# The integer square root

The largest number whose square is not larger than the argument.
-/

namespace Specifications.SquareRoot

def sqrt (n : Nat) : Nat :=
  sorry

theorem sqrt_le (n : Nat) : sqrt n * sqrt n ≤ n := by
  sorry

theorem lt_sqrt (n : Nat) : n < (sqrt n + 1) * (sqrt n + 1) := by
  sorry

end Specifications.SquareRoot
