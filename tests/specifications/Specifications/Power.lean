/-!
# Exponentiation

Powers by repeated squaring.
-/

namespace Specifications.Power

def power (base : Nat) (exponent : Nat) : Nat :=
  sorry

theorem power_eq (base exponent : Nat) : power base exponent = base ^ exponent := by
  sorry

end Specifications.Power
