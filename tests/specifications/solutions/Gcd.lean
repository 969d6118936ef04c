/-!
# The greatest common divisor

It divides both numbers, and whatever divides both divides it.
-/

namespace Specifications.Gcd

def gcd (a b : Nat) : Nat :=
  if b = 0 then a else gcd b (a % b)
termination_by b
decreasing_by exact Nat.mod_lt a (Nat.pos_of_ne_zero (by assumption))

theorem dvd_both (a b : Nat) : gcd a b ∣ a ∧ gcd a b ∣ b := by
  fun_induction gcd a b with
  | case1 a => exact ⟨Nat.dvd_refl a, Nat.dvd_zero a⟩
  | case2 a b h ih =>
    refine ⟨?_, ih.1⟩
    have := Nat.dvd_add (Nat.dvd_trans ih.1 (Nat.dvd_mul_right b (a / b))) ih.2
    rwa [Nat.div_add_mod] at this

theorem gcd_dvd_left (a b : Nat) : gcd a b ∣ a :=
  (dvd_both a b).1

theorem gcd_dvd_right (a b : Nat) : gcd a b ∣ b :=
  (dvd_both a b).2

theorem dvd_mod {a b d : Nat} (ha : d ∣ a) (hb : d ∣ b) : d ∣ a % b := by
  obtain ⟨x, hx⟩ := ha
  obtain ⟨y, hy⟩ := hb
  have h := Nat.div_add_mod a b
  have e : b * (a / b) = d * (y * (a / b)) := by rw [hy, Nat.mul_assoc]
  refine ⟨x - y * (a / b), ?_⟩
  rw [Nat.mul_sub, ← e, ← hx]
  omega

theorem dvd_gcd (a b d : Nat) (ha : d ∣ a) (hb : d ∣ b) : d ∣ gcd a b := by
  fun_induction gcd a b with
  | case1 a => exact ha
  | case2 a b h ih => exact ih hb (dvd_mod ha hb)

end Specifications.Gcd
