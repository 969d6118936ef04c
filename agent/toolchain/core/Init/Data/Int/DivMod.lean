prelude
import Init.Data.Int.OrderLemmas
set_option autoImplicit false

/-!
# Integers: division with remainder, divisibility, the balanced remainder
-/

namespace Int
variable {a b c d : Int}

/-! ## Division with remainder -/

theorem ediv_zero : ∀ a : Int, a / 0 = 0
  | ofNat n => congrArg ofNat (Nat.div_zero n)
  | negSucc _ => rfl
theorem emod_zero : ∀ a : Int, a % 0 = a
  | ofNat n => congrArg ofNat (Nat.mod_zero n)
  | negSucc n => by show subNatNat 0 (n % 0 + 1) = _; rw [Nat.mod_zero]; rfl
theorem ediv_neg : ∀ a b : Int, a / -b = -(a / b)
  | ofNat m, ofNat 0 => show ofNat (m / 0) = -ofNat (m / 0) by rw [Nat.div_zero]; rfl
  | ofNat _, ofNat (_ + 1) => rfl
  | ofNat _, negSucc _ => (Int.neg_neg _).symm
  | negSucc _, ofNat 0 => rfl
  | negSucc _, ofNat (_ + 1) => rfl
  | negSucc _, negSucc _ => rfl
theorem emod_neg (a b : Int) : a % -b = a % b := by
  have e : natAbs (-b) = natAbs b := match b with
    | ofNat 0 => rfl
    | ofNat (_ + 1) => rfl
    | negSucc _ => rfl
  cases a with
  | ofNat m => show ofNat (m % natAbs (-b)) = _; rw [e]; rfl
  | negSucc m => show subNatNat (natAbs (-b)) (m % natAbs (-b) + 1) = _; rw [e]; rfl
/-- the claim of `emod_add_mul_ediv` for a divisor `k ≥ 0` -/
private theorem emod_add_mul_ediv_natCast (a : Int) (k : Nat) : a % k + k * (a / k) = a := match a, k with
  | ofNat m, k => congrArg ofNat (Nat.mod_add_div m k)
  | negSucc m, 0 => by rw [show (((0 : Nat) : Int)) = 0 from rfl, emod_zero, Int.zero_mul, Int.add_zero]
  | negSucc m, k + 1 => by
    show subNatNat (k + 1) (m % (k + 1) + 1) + subNatNat 0 ((k + 1) * (m / (k + 1) + 1)) = subNatNat 0 (m + 1)
    have e := Nat.mod_add_div m (k + 1)
    generalize m / (k + 1) = q at e
    generalize m % (k + 1) = r at e
    rw [add_sub, ← e, Nat.mul_add, Nat.mul_one]
    generalize (k + 1) * q = y
    apply subNatNat_congr
    simp only [Nat.zero_add, Nat.add_assoc, Nat.add_comm, Nat.add_left_comm]
theorem emod_add_mul_ediv (a b : Int) : a % b + b * (a / b) = a := match b with
  | ofNat k => emod_add_mul_ediv_natCast a k
  | negSucc k => by
    show a % -((k + 1 : Nat) : Int) + -((k + 1 : Nat) : Int) * (a / -((k + 1 : Nat) : Int)) = a
    rw [emod_neg, ediv_neg, Int.neg_mul_neg]; exact emod_add_mul_ediv_natCast a (k + 1)
theorem mul_ediv_add_emod (a b : Int) : b * (a / b) + a % b = a := (Int.add_comm _ _).trans (emod_add_mul_ediv a b)
theorem emod_def (a b : Int) : a % b = a - b * (a / b) := by
  have e := congrArg (· - b * (a / b)) (emod_add_mul_ediv a b)
  rw [← e]; exact (Int.add_sub_cancel _ _).symm
private theorem emod_bounds (a : Int) {k : Nat} (h : 0 < k) : 0 ≤ a % k ∧ a % k < k := match a with
  | ofNat m => ⟨natCast_nonneg (m % k), natCast_lt.2 (Nat.mod_lt m h)⟩
  | negSucc m => by
    have l := Nat.mod_lt m h
    have e : negSucc m % (k : Int) = ((k - (m % k + 1) : Nat) : Int) := subNatNat_of_le l
    rw [e]; exact ⟨natCast_nonneg _, natCast_lt.2 (Nat.sub_lt h (Nat.zero_lt_succ _))⟩
theorem emod_nonneg (a : Int) {b : Int} (h : b ≠ 0) : 0 ≤ a % b := match b with
  | ofNat 0 => absurd rfl h
  | ofNat (k + 1) => (emod_bounds a (Nat.zero_lt_succ k)).1
  | negSucc k => by
    show 0 ≤ a % -((k + 1 : Nat) : Int)
    rw [emod_neg]; exact (emod_bounds a (Nat.zero_lt_succ k)).1
theorem emod_lt_of_pos (a : Int) {b : Int} (h : 0 < b) : a % b < b := by
  obtain ⟨k, rfl⟩ := eq_ofNat_of_zero_le (Int.le_of_lt h)
  exact (emod_bounds a (natCast_pos.1 h)).2
theorem emod_lt (a : Int) {b : Int} (h : b ≠ 0) : a % b < natAbs b := match b with
  | ofNat 0 => absurd rfl h
  | ofNat (k + 1) => (emod_bounds a (Nat.zero_lt_succ k)).2
  | negSucc k => by
    show a % -((k + 1 : Nat) : Int) < ((k + 1 : Nat) : Int)
    rw [emod_neg]; exact (emod_bounds a (Nat.zero_lt_succ k)).2
theorem mul_ediv_self_le {x k : Int} (h : k ≠ 0) : k * (x / k) ≤ x := by
  have e := Int.add_le_add_right (emod_nonneg x h) (k * (x / k))
  rw [emod_add_mul_ediv, Int.zero_add] at e; exact e
theorem lt_mul_ediv_self_add {x k : Int} (h : 0 < k) : x < k * (x / k) + k := by
  have e := Int.add_lt_add_right (emod_lt_of_pos x h) (k * (x / k))
  rw [emod_add_mul_ediv, Int.add_comm k] at e; exact e
protected theorem le_ediv_iff_mul_le (h : 0 < c) : a ≤ b / c ↔ a * c ≤ b := by
  constructor
  · intro k
    refine Int.le_trans (Int.mul_le_mul_of_nonneg_right k (Int.le_of_lt h)) ?_
    rw [Int.mul_comm]; exact mul_ediv_self_le (Int.ne_of_gt h)
  · intro k
    apply le_of_lt_add_one
    apply Int.not_le.1; intro l
    have l := Int.mul_le_mul_of_nonneg_right l (Int.le_of_lt h)
    rw [Int.add_mul, Int.one_mul, Int.mul_comm] at l
    exact Int.lt_irrefl b (Int.lt_of_lt_of_le (lt_mul_ediv_self_add h) (Int.le_trans l k))

/-! ## Divisibility -/

protected theorem dvd_refl (a : Int) : a ∣ a := ⟨1, (Int.mul_one a).symm⟩
protected theorem dvd_zero (a : Int) : a ∣ 0 := ⟨0, (Int.mul_zero a).symm⟩
protected theorem dvd_trans : a ∣ b → b ∣ c → a ∣ c := fun ⟨x, hx⟩ ⟨y, hy⟩ => ⟨x * y, by rw [hy, hx, Int.mul_assoc]⟩
protected theorem dvd_mul_right (a b : Int) : a ∣ a * b := ⟨b, rfl⟩
protected theorem dvd_mul_left (a b : Int) : a ∣ b * a := ⟨b, Int.mul_comm b a⟩
protected theorem dvd_add : a ∣ b → a ∣ c → a ∣ b + c := fun ⟨x, hx⟩ ⟨y, hy⟩ => ⟨x + y, by rw [hx, hy, Int.mul_add]⟩
protected theorem dvd_sub : a ∣ b → a ∣ c → a ∣ b - c := fun ⟨x, hx⟩ ⟨y, hy⟩ => ⟨x - y, by rw [hx, hy, Int.mul_sub]⟩
protected theorem dvd_neg : a ∣ -b ↔ a ∣ b :=
  ⟨fun ⟨x, h⟩ => ⟨-x, by rw [Int.mul_neg, ← h, Int.neg_neg]⟩, fun ⟨x, h⟩ => ⟨-x, by rw [Int.mul_neg, h]⟩⟩
protected theorem zero_dvd : 0 ∣ a ↔ a = 0 := ⟨fun ⟨x, h⟩ => h.trans (Int.zero_mul x), fun h => h ▸ Int.dvd_refl 0⟩
@[norm_cast] theorem natCast_dvd_natCast {m n : Nat} : (m : Int) ∣ n ↔ m ∣ n := by
  constructor
  · intro ⟨x, h⟩
    cases x with
    | ofNat k => exact ⟨k, Int.ofNat.inj h⟩
    | negSucc k =>
      cases m with
      | zero => rw [show (((0 : Nat) : Int)) = 0 from rfl, Int.zero_mul] at h; exact ⟨0, Int.ofNat.inj h⟩
      | succ m => exact nomatch (show ofNat n = negSucc ((m + 1) * k + m) from h)
  · intro ⟨k, h⟩; exact ⟨k, by rw [h]; rfl⟩
theorem dvd_of_emod_eq_zero (h : b % a = 0) : a ∣ b :=
  ⟨b / a, by have e := emod_add_mul_ediv b a; rw [h, Int.zero_add] at e; exact e.symm⟩
theorem emod_eq_zero_of_dvd : a ∣ b → b % a = 0 := fun ⟨x, hx⟩ => by
  subst hx
  cases Classical.em (a = 0) with
  | inl h => rw [h, Int.zero_mul, emod_zero]
  | inr h =>
    have key : ∀ {k : Nat} (_ : 0 < k) (x : Int), (k * x) % k = 0 := fun {k} hk x => by
      have hk := natCast_pos.2 hk
      have e := emod_add_mul_ediv (k * x) k
      have hq : k * x / k = x := by
        have l := (Int.le_ediv_iff_mul_le hk).2 (Int.le_of_eq (Int.mul_comm x k))
        refine Int.le_antisymm ?_ l
        apply Int.le_of_mul_le_mul_right _ hk
        exact (Int.mul_comm x k) ▸ (Int.le_ediv_iff_mul_le hk).1 (Int.le_refl _)
      rw [hq] at e
      exact Int.add_right_cancel (e.trans (Int.zero_add _).symm)
    match a with
    | ofNat 0 => exact absurd rfl h
    | ofNat (k + 1) => exact key (Nat.zero_lt_succ k) x
    | negSucc k =>
      show (-((k + 1 : Nat) : Int) * x) % -((k + 1 : Nat) : Int) = 0
      rw [emod_neg, Int.neg_mul, ← Int.mul_neg]; exact key (Nat.zero_lt_succ k) (-x)
theorem dvd_iff_emod_eq_zero : a ∣ b ↔ b % a = 0 := ⟨emod_eq_zero_of_dvd, dvd_of_emod_eq_zero⟩
instance decidableDvd : DecidableRel (α := Int) (· ∣ ·) := fun _ _ => decidable_of_iff _ dvd_iff_emod_eq_zero.symm
theorem emod_pos_of_not_dvd (h : ¬a ∣ b) : a = 0 ∨ 0 < b % a :=
  (Classical.em (a = 0)).imp id fun k =>
    Int.lt_of_le_of_ne (emod_nonneg b k) fun e => h (dvd_of_emod_eq_zero e.symm)
protected theorem mul_ediv_cancel' (h : a ∣ b) : a * (b / a) = b := by
  have e := emod_add_mul_ediv b a; rw [emod_eq_zero_of_dvd h, Int.zero_add] at e; exact e
protected theorem ediv_mul_cancel (h : b ∣ a) : a / b * b = a := by rw [Int.mul_comm, Int.mul_ediv_cancel' h]
theorem natCast_dvd {m : Nat} : (m : Int) ∣ a ↔ m ∣ natAbs a := match a with
  | ofNat n => natCast_dvd_natCast
  | negSucc n => by rw [negSucc_eq, Int.dvd_neg]; exact natCast_dvd_natCast (n := n + 1)

/-! ## The balanced remainder -/

/-- the remainder of `x` modulo `m` that lies nearest to 0 -/
def bmod (x : Int) (m : Nat) : Int :=
  let r := x % m
  if r < (m + 1) / 2 then r else r - m
theorem dvd_sub_bmod (x : Int) (m : Nat) : (m : Int) ∣ x - bmod x m := by
  have h : (m : Int) ∣ x - x % m := ⟨x / m, by
    conv => lhs; lhs; rw [← emod_add_mul_ediv x m]
    exact Int.add_sub_cancel_left _ _⟩
  show _ ∣ x - (if _ then _ else _)
  split
  · exact h
  · rw [Int.sub_eq_add_neg, Int.neg_sub, Int.sub_eq_add_neg, Int.add_left_comm]
    exact Int.dvd_add (Int.dvd_refl _) h

end Int
