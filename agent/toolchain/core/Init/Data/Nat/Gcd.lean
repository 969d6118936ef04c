prelude
import Init.Data.Nat.Div
set_option autoImplicit false

/-!
# Natural numbers: common divisors
-/

namespace Nat

theorem dvd_of_dvd_mod {k m n : Nat} (h : k ∣ m) (l : k ∣ n % m) : k ∣ n :=
  div_add_mod n m ▸ Nat.dvd_add (Nat.dvd_trans h (Nat.dvd_mul_right m _)) l
private theorem gcd_go_dvd (f m n : Nat) (h : m ≤ f) : gcd.go f m n ∣ m ∧ gcd.go f m n ∣ n := by
  induction f generalizing m n with
  | zero => rw [eq_zero_of_le_zero h]; exact ⟨Nat.dvd_zero _, Nat.dvd_refl _⟩
  | succ f ih =>
    show (if m = 0 then n else gcd.go f (n % m) m) ∣ m ∧ (if m = 0 then n else gcd.go f (n % m) m) ∣ n
    split
    · next e => rw [e]; exact ⟨Nat.dvd_zero _, Nat.dvd_refl _⟩
    · next e =>
      have ⟨h₁, h₂⟩ := ih (n % m) m (le_of_lt_succ (Nat.lt_of_lt_of_le (mod_lt n (pos_of_ne_zero e)) h))
      exact ⟨h₂, dvd_of_dvd_mod h₂ h₁⟩
theorem gcd_dvd_left (m n : Nat) : gcd m n ∣ m := (gcd_go_dvd m m n (Nat.le_refl m)).1
theorem gcd_dvd_right (m n : Nat) : gcd m n ∣ n := (gcd_go_dvd m m n (Nat.le_refl m)).2

end Nat
