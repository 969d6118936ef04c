/-!
# The greatest common divisor

It divides both numbers, and whatever divides both divides it.
-/

namespace Specifications.Gcd

def gcd (a b : Nat) : Nat :=
  sorry

theorem gcd_dvd_left (a b : Nat) : gcd a b ∣ a := by
  sorry

theorem gcd_dvd_right (a b : Nat) : gcd a b ∣ b := by
  sorry

theorem dvd_gcd (a b d : Nat) (ha : d ∣ a) (hb : d ∣ b) : d ∣ gcd a b := by
  sorry

end Specifications.Gcd
