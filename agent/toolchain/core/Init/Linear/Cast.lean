prelude
import Init.Omega
set_option autoImplicit false

/-!
# `grind`: natural numbers as integers, and when an integer is not negative
-/

namespace Int
theorem ediv_one (a : Int) : a / 1 = a := by omega
theorem emod_one (a : Int) : a % 1 = 0 := by omega
theorem ediv_minus_one (a : Int) : a / -1 = -a := by omega
theorem emod_minus_one (a : Int) : a % -1 = 0 := by rw [emod_neg, emod_one]

namespace Nonneg
theorem num (a : Int) (h : decide (a ≥ 0)) : a ≥ 0 := of_decide_eq_true h
theorem add (a b : Int) (h₁ : a ≥ 0) (h₂ : b ≥ 0) : a + b ≥ 0 := by omega
theorem mul (a b : Int) (h₁ : a ≥ 0) (h₂ : b ≥ 0) : a * b ≥ 0 := Int.mul_nonneg h₁ h₂
theorem div (a b : Int) (h₁ : a ≥ 0) (h₂ : b ≥ 0) : a / b ≥ 0 := by
  obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le h₁; obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le h₂; exact natCast_nonneg (m / n)
theorem mod (a b : Int) (h₁ : a ≥ 0) : a % b ≥ 0 := by obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le h₁; exact natCast_nonneg _
theorem pow (a : Int) (k : Nat) (h₁ : a ≥ 0) : a ^ k ≥ 0 := by
  obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le h₁; exact Lean.Omega.Int.ofNat_pow m k ▸ natCast_nonneg (m ^ k)
theorem natCast (a : Nat) : (NatCast.natCast a : Int) ≥ 0 := natCast_nonneg a
theorem toPoly (e : Int) (h : e ≥ 0) : -1 * e ≤ 0 := by omega
end Nonneg
end Int

/-! ## Natural numbers as integers -/

namespace Nat.ToInt
theorem ofNat_toNat (a : Int) : (NatCast.natCast a.toNat : Int) = if a ≤ 0 then 0 else a := by
  show (a.toNat : Int) = _; split <;> omega
theorem toNat_nonneg (x : Nat) : (-1 : Int) * NatCast.natCast x ≤ 0 := by show (-1 : Int) * (x : Int) ≤ 0; omega
theorem natCast_ofNat (n : Nat) : (NatCast.natCast (OfNat.ofNat n : Nat) : Int) = OfNat.ofNat n := rfl
theorem of_eq {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b') (h : a = b) : a' = b' := by
  rw [← h₁, ← h₂, h]
theorem of_diseq {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b') (h : a ≠ b) : a' ≠ b' := fun k =>
  h (Int.ofNat.inj (h₁.trans (k.trans h₂.symm)))
theorem of_dvd (d a : Nat) (d' a' : Int) (h₁ : NatCast.natCast d = d') (h₂ : NatCast.natCast a = a') (h : d ∣ a) : d' ∣ a' := by
  rw [← h₁, ← h₂]; exact Int.natCast_dvd_natCast.2 h
theorem of_le {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b') (h : a ≤ b) : a' ≤ b' := by
  rw [← h₁, ← h₂]; exact Int.natCast_le.2 h
theorem of_not_le {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b') (h : ¬a ≤ b) : b' + 1 ≤ a' := by
  rw [← h₁, ← h₂]; exact Int.natCast_lt.2 (Nat.lt_of_not_le h)
theorem add_congr {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b') : NatCast.natCast (a + b) = a' + b' := by
  rw [← h₁, ← h₂]; rfl
theorem mul_congr {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b') : NatCast.natCast (a * b) = a' * b' := by
  rw [← h₁, ← h₂]; rfl
theorem pow_congr {a : Nat} (k : Nat) (a' : Int) (h₁ : NatCast.natCast a = a') : NatCast.natCast (a ^ k) = a' ^ k := by
  rw [← h₁]; exact Lean.Omega.Int.ofNat_pow a k
theorem div_congr {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b') : NatCast.natCast (a / b) = a' / b' := by
  rw [← h₁, ← h₂]; rfl
theorem mod_congr {a b : Nat} {a' b' : Int} (h₁ : NatCast.natCast a = a') (h₂ : NatCast.natCast b = b') : NatCast.natCast (a % b) = a' % b' := by
  rw [← h₁, ← h₂]; rfl
end Nat.ToInt
