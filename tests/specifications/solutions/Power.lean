/-!
# Exponentiation

Powers by repeated squaring.
-/

namespace Specifications.Power

def power (base : Nat) (exponent : Nat) : Nat :=
  if exponent = 0 then 1
  else if exponent % 2 = 0 then power (base * base) (exponent / 2)
  else base * power (base * base) (exponent / 2)
termination_by exponent
decreasing_by all_goals omega

theorem square_pow (base n : Nat) : (base * base) ^ n = base ^ (2 * n) := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [Nat.pow_succ, ih, Nat.mul_succ, Nat.pow_succ, Nat.pow_succ, Nat.mul_assoc]

theorem power_eq (base exponent : Nat) : power base exponent = base ^ exponent := by
  fun_induction power base exponent with
  | case1 base => rfl
  | case2 base e h even ih =>
    rw [ih, square_pow]
    congr 1
    omega
  | case3 base e h odd ih =>
    rw [ih, square_pow, Nat.mul_comm, ← Nat.pow_succ]
    congr 1
    omega

end Specifications.Power
