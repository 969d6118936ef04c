prelude
import Init.Omega
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Cooper's method on single numbers

A number between a lower and an upper bound, with some divisibility: finitely many cases remain without it.
-/

namespace Int.Internal.Linear

theorem dvd_mul_mul {a b c d : Int} (h : a ∣ c) (k : b ∣ d) : a * b ∣ c * d := by
  obtain ⟨x, rfl⟩ := h; obtain ⟨y, rfl⟩ := k
  exact ⟨x * y, by rw [Int.mul_assoc, Int.mul_assoc, Int.mul_left_comm b x y]⟩

/-- `k ≥ 0` is reduced modulo `n`: what `n * c` divides cannot tell the difference -/
theorem exists_small {n : Nat} (hn : 0 < n) {k : Int} (hk : 0 ≤ k) : ∃ i : Nat, i < n ∧ (i : Int) ≤ k ∧ (n : Int) ∣ k - i := by
  obtain ⟨m, rfl⟩ := Int.eq_ofNat_of_zero_le hk
  refine ⟨m % n, Nat.mod_lt m hn, Int.natCast_le.2 (Nat.mod_le m n), ⟨(m / n : Nat), ?_⟩⟩
  have := congrArg (fun x : Nat => (x : Int)) (Nat.mod_add_div m n)
  simp only [Int.natCast_add, Int.natCast_mul] at this
  rw [← Int.natCast_mul] at this ⊢
  omega

theorem cooper_dvd_left_core {a b c d x p q s : Int} {n : Nat} (ha : a < 0) (hb : 0 < b) (hn : 0 < n) (an : a ∣ n) (adn : a * d ∣ c * n)
    (h₁ : a * x + p ≤ 0) (h₂ : b * x + q ≤ 0) (h₃ : d ∣ c * x + s) :
    ∃ i : Nat, i < n ∧ b * (p + i) + -a * q ≤ 0 ∧ a ∣ p + i ∧ a * d ∣ c * (p + i) + -a * s := by
  have h₁' : 0 ≤ -a * x - p := by rw [Int.neg_mul]; omega
  obtain ⟨i, l, le, dv⟩ := exists_small hn h₁'
  refine ⟨i, l, ?_, ?_, ?_⟩
  · have k₁ : b * (p + i) ≤ b * (-a * x) := Int.mul_le_mul_of_nonneg_left (by omega) (Int.le_of_lt hb)
    have k₂ : -a * (b * x + q) ≤ -a * 0 := Int.mul_le_mul_of_nonneg_left h₂ (by omega)
    rw [Int.mul_zero, Int.mul_add, Int.mul_left_comm] at k₂
    omega
  · have := Int.dvd_sub (Int.dvd_mul_right a (-x)) (Int.dvd_trans an dv)
    rw [Int.mul_neg, Int.neg_mul] at this
    rw [show p + i = -(a * x) - (-(a * x) - p - i) by omega]; exact this
  · have e : c * (p + i) + -a * s = -(a * (c * x + s)) - c * (-a * x - p - i) := by
      simp only [Int.sub_eq_add_neg, Int.mul_add, Int.neg_mul, Int.mul_neg, Int.neg_add, Int.neg_neg]
      rw [Int.mul_left_comm c a x]; omega
    rw [e]
    refine Int.dvd_sub (Int.dvd_neg.2 (dvd_mul_mul (Int.dvd_refl a) h₃)) (Int.dvd_trans adn (dvd_mul_mul (Int.dvd_refl c) dv))

theorem cooper_dvd_right_core {a b c d x p q s : Int} {n : Nat} (ha : a < 0) (hb : 0 < b) (hn : 0 < n) (bn : b ∣ n) (bdn : b * d ∣ c * n)
    (h₁ : a * x + p ≤ 0) (h₂ : b * x + q ≤ 0) (h₃ : d ∣ c * x + s) :
    ∃ i : Nat, i < n ∧ b * p + -a * (q + i) ≤ 0 ∧ b ∣ q + i ∧ b * d ∣ -c * (q + i) + b * s := by
  have h₂' : 0 ≤ -(b * x) - q := by omega
  obtain ⟨i, l, le, dv⟩ := exists_small hn h₂'
  refine ⟨i, l, ?_, ?_, ?_⟩
  · have k₁ : -a * (q + i) ≤ -a * -(b * x) := Int.mul_le_mul_of_nonneg_left (by omega) (by omega)
    have k₂ : b * (a * x + p) ≤ b * 0 := Int.mul_le_mul_of_nonneg_left h₁ (Int.le_of_lt hb)
    rw [Int.mul_zero, Int.mul_add, Int.mul_left_comm] at k₂
    rw [Int.neg_mul_neg] at k₁
    omega
  · have := Int.dvd_sub (Int.dvd_mul_right b (-x)) (Int.dvd_trans bn dv)
    rw [Int.mul_neg] at this
    rw [show q + i = -(b * x) - (-(b * x) - q - i) by omega]; exact this
  · have e : -c * (q + i) + b * s = b * (c * x + s) + c * (-(b * x) - q - i) := by
      simp only [Int.sub_eq_add_neg, Int.mul_add, Int.neg_mul, Int.mul_neg]
      rw [Int.mul_left_comm c b x]; omega
    rw [e]
    exact Int.dvd_add (dvd_mul_mul (Int.dvd_refl b) h₃) (Int.dvd_trans bdn (dvd_mul_mul (Int.dvd_refl c) dv))

theorem cooper_unsat_core {a b c d s x α β : Int} (hd : 0 < d) (hc : α * c + β * d = 1) (hl : (-b + α * s) / d * d < a + α * s)
    (h₁ : -1 * x + a ≤ 0) (h₂ : 1 * x + b ≤ 0) (h₃ : d ∣ c * x + s) : False := by
  have dv : d ∣ x + α * s := by
    have t : x + α * s = α * (c * x + s) + d * (β * x) := by
      rw [Int.mul_add, ← Int.mul_assoc, ← Int.mul_assoc d, Int.mul_comm d, Int.add_right_comm, ← Int.add_mul, hc, Int.one_mul]
    rw [t]; exact Int.dvd_add (Int.dvd_trans h₃ (Int.dvd_mul_left _ _)) (Int.dvd_mul_right _ _)
  have le : (x + α * s) / d ≤ (-b + α * s) / d := by
    apply (Int.le_ediv_iff_mul_le hd).2
    rw [Int.ediv_mul_cancel dv]; omega
  have := Int.mul_le_mul_of_nonneg_right le (Int.le_of_lt hd)
  rw [Int.ediv_mul_cancel dv] at this
  omega

end Int.Internal.Linear
