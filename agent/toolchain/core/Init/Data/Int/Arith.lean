prelude
import Init.Data.Nat.Coprime
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Integers: more functions, and the lemmas of everyday use
-/

namespace Int
scoped notation "-[" n "+1]" => negSucc n
variable {a b c d k m n x y z : Int}
/-! ## Functions -/
/-- division that rounds towards zero; the remainder has the sign of the dividend -/
def tdiv : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, -[n+1] => -ofNat (m / (n + 1))
  | -[m+1], ofNat n => -ofNat ((m + 1) / n)
  | -[m+1], -[n+1] => ofNat ((m + 1) / (n + 1))
def tmod : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m % n)
  | ofNat m, -[n+1] => ofNat (m % (n + 1))
  | -[m+1], ofNat n => -ofNat ((m + 1) % n)
  | -[m+1], -[n+1] => -ofNat ((m + 1) % (n + 1))
/-- division that rounds down; the remainder has the sign of the divisor -/
def fdiv (a b : Int) : Int := if 0 ≤ b then a / b else (-a) / (-b)
def fmod (a b : Int) : Int := a - b * fdiv a b
def bdiv (x : Int) (m : Nat) : Int :=
  if m = 0 then 0
  else
    let q := x / m
    let r := x % m
    if r < (m + 1) / 2 then q else q + 1
def sign : Int → Int
  | ofNat 0 => 0
  | ofNat (_+1) => 1
  | -[_+1] => -1
def gcd (m n : Int) : Nat := m.natAbs.gcd n.natAbs
def lcm (m n : Int) : Nat := m.natAbs.lcm n.natAbs
def toNat? : Int → Option Nat
  | (n : Nat) => some n
  | -[_+1] => none
protected def not : Int → Int
  | (n : Nat) => -[n+1]
  | -[n+1] => n
instance instComplement : Complement Int := ⟨.not⟩
protected def shiftRight : Int → Nat → Int
  | (n : Nat), s => ofNat (n >>> s)
  | -[n+1], s => -[n >>> s +1]
instance instHShiftRightNat : HShiftRight Int Nat Int := ⟨.shiftRight⟩
protected def shiftLeft (m : Int) (s : Nat) : Int := m * (2 ^ s : Nat)
instance instHShiftLeftNat : HShiftLeft Int Nat Int := ⟨.shiftLeft⟩

attribute [simp] natAbs_neg ediv_zero emod_zero Int.pow_zero
/-! ## Absolute value and sign -/
@[simp] theorem natAbs_natCast (n : Nat) : natAbs (n : Int) = n := rfl
@[simp] theorem natAbs_ofNat (n : Nat) : natAbs (no_index (OfNat.ofNat n)) = n := rfl
@[simp] theorem natAbs_zero : natAbs (0 : Int) = 0 := rfl
@[simp] theorem natAbs_one : natAbs (1 : Int) = 1 := rfl
@[simp] theorem natAbs_eq_zero : natAbs a = 0 ↔ a = 0 := by omega
theorem natAbs_ne_zero : natAbs a ≠ 0 ↔ a ≠ 0 := by omega
theorem natAbs_pos : 0 < natAbs a ↔ a ≠ 0 := by omega
theorem natAbs_eq (a : Int) : a = natAbs a ∨ a = -natAbs a := by omega
theorem natAbs_eq_natAbs_iff : a.natAbs = b.natAbs ↔ a = b ∨ a = -b := by omega
theorem natAbs_eq_iff {n : Nat} : a.natAbs = n ↔ a = n ∨ a = -n := by omega
theorem natAbs_add_le (a b : Int) : natAbs (a + b) ≤ natAbs a + natAbs b := by omega
theorem natAbs_sub_le (a b : Int) : natAbs (a - b) ≤ natAbs a + natAbs b := by omega
theorem natAbs_of_nonpos (h : a ≤ 0) : (natAbs a : Int) = -a := by omega
theorem natAbs_mul (a b : Int) : natAbs (a * b) = natAbs a * natAbs b := by
  rcases natAbs_eq a with ha | ha <;> rcases natAbs_eq b with hb | hb <;>
    rw [ha, hb] <;> simp [← natCast_mul, Int.neg_mul, Int.mul_neg, natAbs_neg]
theorem natAbs_pow (n : Int) (k : Nat) : natAbs (n ^ k) = natAbs n ^ k := by
  induction k with
  | zero => rfl
  | succ k ih => rw [Int.pow_succ, natAbs_mul, Nat.pow_succ, ih]
@[simp] theorem sign_zero : sign 0 = 0 := rfl
@[simp] theorem sign_one : sign 1 = 1 := rfl
theorem sign_neg_one : sign (-1) = -1 := rfl
theorem sign_eq_one_of_pos (h : 0 < a) : sign a = 1 := match a, h with
  | ofNat (n+1), _ => rfl
theorem sign_eq_neg_one_of_neg (h : a < 0) : sign a = -1 := match a, h with
  | -[_+1], _ => rfl
theorem sign_eq_one_iff_pos : sign a = 1 ↔ 0 < a := by
  constructor
  · intro h
    rcases Int.lt_trichotomy a 0 with k | k | k
    · rw [sign_eq_neg_one_of_neg k] at h; cases h
    · subst k; cases h
    · exact k
  · exact sign_eq_one_of_pos
theorem sign_eq_neg_one_iff_neg : sign a = -1 ↔ a < 0 := by
  constructor
  · intro h
    rcases Int.lt_trichotomy a 0 with k | k | k
    · exact k
    · subst k; cases h
    · rw [sign_eq_one_of_pos k] at h; cases h
  · exact sign_eq_neg_one_of_neg
@[simp] theorem sign_eq_zero_iff_zero : sign a = 0 ↔ a = 0 := by
  constructor
  · intro h
    rcases Int.lt_trichotomy a 0 with k | k | k
    · rw [sign_eq_neg_one_of_neg k] at h; cases h
    · exact k
    · rw [sign_eq_one_of_pos k] at h; cases h
  · intro h; subst h; rfl
theorem sign_mul_natAbs (a : Int) : sign a * natAbs a = a := by
  rcases Int.lt_trichotomy a 0 with k | k | k
  · rw [sign_eq_neg_one_of_neg k]; omega
  · subst k; rfl
  · rw [sign_eq_one_of_pos k]; omega

/-! ## Conversions -/
@[simp] theorem toNat_zero : (0 : Int).toNat = 0 := rfl
@[simp] theorem toNat_one : (1 : Int).toNat = 1 := rfl
@[simp] theorem toNat_natCast (n : Nat) : toNat (n : Int) = n := rfl
theorem toNat_of_nonneg (h : 0 ≤ a) : (toNat a : Int) = a := by omega
theorem toNat_of_nonpos (h : a ≤ 0) : toNat a = 0 := by omega
theorem toNat_le {n : Nat} : toNat m ≤ n ↔ m ≤ n := by omega
theorem lt_toNat {m : Nat} {n : Int} : m < toNat n ↔ (m : Int) < n := by omega
theorem le_toNat {n : Nat} {z : Int} (h : 0 ≤ z) : n ≤ z.toNat ↔ (n : Int) ≤ z := by omega
theorem toNat_lt {n : Nat} {z : Int} (h : 0 ≤ z) : z.toNat < n ↔ z < (n : Int) := by omega
theorem toNat_add (ha : 0 ≤ a) (hb : 0 ≤ b) : (a + b).toNat = a.toNat + b.toNat := by omega
theorem toNat_add_nat (ha : 0 ≤ a) (n : Nat) : (a + n).toNat = a.toNat + n := by omega
theorem toNat_sub (m n : Nat) : toNat (m - n) = m - n := by omega
@[simp] theorem toNat_natCast_add_one {n : Nat} : ((n : Int) + 1).toNat = n + 1 := rfl
theorem self_le_toNat (a : Int) : a ≤ toNat a := by omega
theorem eq_natAbs_of_nonneg (h : 0 ≤ a) : a = natAbs a := by omega
theorem natCast_ne_zero {n : Nat} : (n : Int) ≠ 0 ↔ n ≠ 0 := by omega
theorem natCast_pow (m n : Nat) : ((m ^ n : Nat) : Int) = (m : Int) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Int.pow_succ, Nat.pow_succ, natCast_mul, ih]
theorem natCast_max (a b : Nat) : ((max a b : Nat) : Int) = max (a : Int) b := by omega
theorem natCast_min (a b : Nat) : ((min a b : Nat) : Int) = min (a : Int) b := by omega
/-! ## Order -/
protected theorem add_lt_add (h₁ : a < b) (h₂ : c < d) : a + c < b + d := by omega
protected theorem add_lt_add_of_le_of_lt (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d := by omega
protected theorem add_lt_add_of_lt_of_le (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d := by omega
protected theorem lt_of_add_lt_add_left (h : a + b < a + c) : b < c := by omega
protected theorem lt_of_add_lt_add_right (h : a + b < c + b) : a < c := by omega
protected theorem add_lt_add_iff_left (a : Int) : a + b < a + c ↔ b < c := by omega
protected theorem add_lt_add_iff_right (c : Int) : a + c < b + c ↔ a < b := by omega
protected theorem le_add_of_nonneg_right (h : 0 ≤ b) : a ≤ a + b := by omega
protected theorem le_add_of_nonneg_left (h : 0 ≤ b) : a ≤ b + a := by omega
protected theorem lt_add_of_pos_right (a : Int) (h : 0 < b) : a < a + b := by omega
protected theorem lt_add_of_pos_left (a : Int) (h : 0 < b) : a < b + a := by omega
protected theorem add_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b := by omega
protected theorem add_pos (ha : 0 < a) (hb : 0 < b) : 0 < a + b := by omega
protected theorem add_pos_of_nonneg_of_pos (ha : 0 ≤ a) (hb : 0 < b) : 0 < a + b := by omega
protected theorem add_pos_of_pos_of_nonneg (ha : 0 < a) (hb : 0 ≤ b) : 0 < a + b := by omega
protected theorem neg_nonneg_of_nonpos (h : a ≤ 0) : 0 ≤ -a := by omega
protected theorem neg_nonpos_of_nonneg (h : 0 ≤ a) : -a ≤ 0 := by omega
protected theorem neg_pos_of_neg (h : a < 0) : 0 < -a := by omega
protected theorem neg_neg_of_pos (h : 0 < a) : -a < 0 := by omega
protected theorem nonneg_of_neg_nonpos (h : -a ≤ 0) : 0 ≤ a := by omega
@[simp] protected theorem neg_pos : 0 < -a ↔ a < 0 := by omega
@[simp] protected theorem neg_nonneg : 0 ≤ -a ↔ a ≤ 0 := by omega
@[simp] protected theorem neg_eq_zero : -a = 0 ↔ a = 0 := by omega
protected theorem neg_ne_zero : -a ≠ 0 ↔ a ≠ 0 := by omega
protected theorem eq_neg_comm : a = -b ↔ b = -a := by omega
protected theorem sub_pos_of_lt (h : b < a) : 0 < a - b := by omega
protected theorem lt_of_sub_pos (h : 0 < a - b) : b < a := by omega
protected theorem sub_pos : 0 < a - b ↔ b < a := by omega
protected theorem sub_neg_of_lt (h : a < b) : a - b < 0 := by omega
protected theorem lt_of_sub_neg (h : a - b < 0) : a < b := by omega
protected theorem sub_nonpos_of_le (h : a ≤ b) : a - b ≤ 0 := by omega
protected theorem le_of_sub_nonpos (h : a - b ≤ 0) : a ≤ b := by omega
protected theorem sub_le_sub (hab : a ≤ b) (hcd : c ≤ d) : a - d ≤ b - c := by omega
protected theorem sub_le_sub_left (h : a ≤ b) (c : Int) : c - b ≤ c - a := by omega
protected theorem sub_le_sub_right (h : a ≤ b) (c : Int) : a - c ≤ b - c := by omega
protected theorem sub_lt_sub_left (h : a < b) (c : Int) : c - b < c - a := by omega
protected theorem sub_lt_sub_right (h : a < b) (c : Int) : a - c < b - c := by omega
protected theorem sub_lt_self (a : Int) (h : 0 < b) : a - b < a := by omega
protected theorem sub_le_self (a : Int) (h : 0 ≤ b) : a - b ≤ a := by omega
protected theorem le_add_of_sub_left_le (h : a - b ≤ c) : a ≤ b + c := by omega
protected theorem sub_left_le_of_le_add (h : a ≤ b + c) : a - b ≤ c := by omega
protected theorem le_sub_left_of_add_le (h : a + b ≤ c) : b ≤ c - a := by omega
protected theorem le_sub_right_of_add_le (h : a + b ≤ c) : a ≤ c - b := by omega
protected theorem add_le_of_le_sub_left (h : b ≤ c - a) : a + b ≤ c := by omega
protected theorem add_le_of_le_sub_right (h : a ≤ c - b) : a + b ≤ c := by omega
protected theorem lt_sub_left_of_add_lt (h : a + b < c) : b < c - a := by omega
protected theorem lt_add_of_sub_left_lt (h : a - b < c) : a < b + c := by omega
protected theorem add_lt_of_lt_sub_left (h : b < c - a) : a + b < c := by omega
protected theorem sub_left_lt_of_lt_add (h : a < b + c) : a - b < c := by omega
theorem le_sub_one_iff : a ≤ b - 1 ↔ a < b := by omega
theorem le_sub_one_of_lt (h : a < b) : a ≤ b - 1 := by omega
theorem lt_of_le_sub_one (h : a ≤ b - 1) : a < b := by omega
theorem sub_one_lt_of_le (h : a ≤ b) : a - 1 < b := by omega
theorem le_of_sub_one_lt (h : a - 1 < b) : a ≤ b := by omega
protected theorem le_antisymm_iff : a = b ↔ a ≤ b ∧ b ≤ a := by omega
protected theorem le_iff_eq_or_lt : a ≤ b ↔ a = b ∨ a < b := by omega
protected theorem ne_iff_lt_or_gt : a ≠ b ↔ a < b ∨ b < a := by omega
protected theorem lt_or_le (a b : Int) : a < b ∨ b ≤ a := by omega
protected theorem le_or_lt (a b : Int) : a ≤ b ∨ b < a := by omega
protected theorem lt_iff_le_not_le : a < b ↔ a ≤ b ∧ ¬b ≤ a := by omega
protected theorem lt_iff_le_and_ne : a < b ↔ a ≤ b ∧ a ≠ b := by omega
protected theorem max_eq_right (h : a ≤ b) : max a b = b := by omega
protected theorem max_eq_left (h : b ≤ a) : max a b = a := by omega
protected theorem min_eq_left (h : a ≤ b) : min a b = a := by omega
protected theorem min_eq_right (h : b ≤ a) : min a b = b := by omega
protected theorem max_lt : max a b < c ↔ a < c ∧ b < c := by omega
protected theorem lt_min : a < min b c ↔ a < b ∧ a < c := by omega
protected theorem neg_min_neg (a b : Int) : min (-a) (-b) = -max a b := by omega
protected theorem neg_max_neg (a b : Int) : max (-a) (-b) = -min a b := by omega

/-! ## Products -/
protected theorem mul_nonneg_of_nonpos_of_nonpos (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := by
  have := Int.mul_nonneg (a := -a) (b := -b) (by omega) (by omega)
  rwa [Int.neg_mul_neg] at this
protected theorem mul_pos_of_neg_of_neg (ha : a < 0) (hb : b < 0) : 0 < a * b := by
  have := Int.mul_pos (a := -a) (b := -b) (by omega) (by omega)
  rwa [Int.neg_mul_neg] at this
protected theorem mul_neg_of_pos_of_neg (ha : 0 < a) (hb : b < 0) : a * b < 0 := by
  have := Int.mul_pos (a := a) (b := -b) ha (by omega)
  rw [Int.mul_neg] at this; omega
protected theorem mul_neg_of_neg_of_pos (ha : a < 0) (hb : 0 < b) : a * b < 0 := by
  rw [Int.mul_comm]; exact Int.mul_neg_of_pos_of_neg hb ha
protected theorem mul_nonpos_of_nonneg_of_nonpos (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 := by
  have := Int.mul_nonneg (a := a) (b := -b) ha (by omega)
  rw [Int.mul_neg] at this; omega
protected theorem mul_ne_zero (ha : a ≠ 0) (hb : b ≠ 0) : a * b ≠ 0 := by
  intro h; rcases Int.mul_eq_zero.mp h with h | h <;> contradiction
protected theorem mul_eq_mul_left_iff (h : c ≠ 0) : c * a = c * b ↔ a = b :=
  ⟨Int.eq_of_mul_eq_mul_left h, congrArg _⟩
protected theorem mul_eq_mul_right_iff (h : c ≠ 0) : a * c = b * c ↔ a = b :=
  ⟨Int.eq_of_mul_eq_mul_right h, congrArg (· * c)⟩
protected theorem mul_lt_mul_of_pos_left (h₁ : a < b) (h₂ : 0 < c) : c * a < c * b := by
  have := Int.mul_pos h₂ (Int.sub_pos_of_lt h₁)
  rw [Int.mul_sub] at this; omega
protected theorem mul_lt_mul_of_pos_right (h₁ : a < b) (h₂ : 0 < c) : a * c < b * c := by
  rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_lt_mul_of_pos_left h₁ h₂
protected theorem mul_le_mul (hac : a ≤ c) (hbd : b ≤ d) (hb : 0 ≤ b) (hc : 0 ≤ c) : a * b ≤ c * d :=
  Int.le_trans (Int.mul_le_mul_of_nonneg_right hac hb) (Int.mul_le_mul_of_nonneg_left hbd hc)
protected theorem le_of_mul_le_mul_left (w : a * b ≤ a * c) (h : 0 < a) : b ≤ c :=
  Int.not_lt.mp fun k => Int.not_le.mpr (Int.mul_lt_mul_of_pos_left k h) w
protected theorem lt_of_mul_lt_mul_left (w : a * b < a * c) (h : 0 ≤ a) : b < c :=
  Int.not_le.mp fun k => Int.not_lt.mpr (Int.mul_le_mul_of_nonneg_left k h) w
protected theorem two_mul (n : Int) : 2 * n = n + n := by omega
protected theorem mul_two (n : Int) : n * 2 = n + n := by omega
protected theorem pow_two (n : Int) : n ^ 2 = n * n := by
  rw [Int.pow_succ, Int.pow_succ, Int.pow_zero, Int.one_mul]
protected theorem pow_one (n : Int) : n ^ 1 = n := by rw [Int.pow_succ, Int.pow_zero, Int.one_mul]
protected theorem pow_add (a : Int) (m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => rw [Int.pow_zero, Int.mul_one]; rfl
  | succ n ih => rw [← Nat.add_assoc, Int.pow_succ, Int.pow_succ, ih, Int.mul_assoc]
protected theorem mul_pow (a b : Int) (n : Nat) : (a * b) ^ n = a ^ n * b ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Int.pow_succ, Int.pow_succ, Int.pow_succ, ih, Int.mul_assoc, Int.mul_left_comm (b ^ n), Int.mul_assoc]
/-! ## Division -/
theorem emod_two_eq (x : Int) : x % 2 = 0 ∨ x % 2 = 1 := by omega
theorem add_mul_ediv_left (a : Int) {b : Int} (c : Int) (H : b ≠ 0) : (a + b * c) / b = a / b + c := by
  have e₁ := emod_add_mul_ediv (a + b * c) b
  have e₂ := emod_add_mul_ediv a b
  have n₁ := emod_nonneg (a + b * c) H
  have n₂ := emod_nonneg a H
  have l₁ := emod_lt (a + b * c) H
  have l₂ := emod_lt a H
  have key : b * ((a + b * c) / b - (a / b + c)) = a % b - (a + b * c) % b := by
    rw [Int.mul_sub, Int.mul_add]; omega
  have small : (a + b * c) / b - (a / b + c) = 0 := by
    generalize (a + b * c) / b - (a / b + c) = t at key
    rcases Int.lt_trichotomy t 0 with k | k | k
    · have := natAbs_mul b t
      have : b.natAbs * 1 ≤ b.natAbs * t.natAbs := Nat.mul_le_mul_left _ (by omega)
      omega
    · exact k
    · have := natAbs_mul b t
      have : b.natAbs * 1 ≤ b.natAbs * t.natAbs := Nat.mul_le_mul_left _ (by omega)
      omega
  omega
@[simp] theorem add_mul_emod_self_left (a b c : Int) : (a + b * c) % b = a % b := by
  rw [emod_def, emod_def]
  rcases Decidable.em (b = 0) with h | h
  · subst h; simp
  · rw [add_mul_ediv_left a c h, Int.mul_add]; omega
theorem emod_emod_of_dvd (n : Int) {m k : Int} (h : m ∣ k) : n % k % m = n % m := by
  obtain ⟨c, hc⟩ := h
  have h₁ := emod_add_mul_ediv n k
  conv => rhs; rw [← h₁, hc, Int.mul_assoc]
  rw [add_mul_emod_self_left, hc]
theorem add_mul_ediv_right (a b : Int) {c : Int} (H : c ≠ 0) : (a + b * c) / c = a / c + b := by
  rw [Int.mul_comm, add_mul_ediv_left a b H]
@[simp] theorem add_mul_emod_self_right (a b c : Int) : (a + b * c) % c = a % c := by
  rw [Int.mul_comm, add_mul_emod_self_left]
@[simp] theorem mul_emod_left (a b : Int) : a * b % b = 0 := emod_eq_zero_of_dvd (Int.dvd_mul_left b a)
@[simp] theorem mul_emod_right (a b : Int) : a * b % a = 0 := emod_eq_zero_of_dvd (Int.dvd_mul_right a b)
@[simp] theorem emod_emod (a b : Int) : a % b % b = a % b := emod_emod_of_dvd a (Int.dvd_refl b)
@[simp] theorem emod_self {a : Int} : a % a = 0 := emod_eq_zero_of_dvd (Int.dvd_refl a)
@[simp] theorem zero_emod (b : Int) : 0 % b = 0 := emod_eq_zero_of_dvd (Int.dvd_zero b)
@[simp] theorem add_emod_right {a b : Int} : (a + b) % b = a % b := by
  have := add_mul_emod_self_left a b 1; rwa [Int.mul_one] at this
@[simp] theorem add_emod_left {a b : Int} : (a + b) % a = b % a := by rw [Int.add_comm, add_emod_right]
theorem emod_add_emod (m n k : Int) : (m % n + k) % n = (m + k) % n := by
  have h := emod_add_mul_ediv m n
  rw [← add_mul_emod_self_left (m % n + k) n (m / n)]
  congr 1; omega
theorem add_emod_emod (m n k : Int) : (m + n % k) % k = (m + n) % k := by
  rw [Int.add_comm, emod_add_emod, Int.add_comm]
theorem add_emod (a b n : Int) : (a + b) % n = (a % n + b % n) % n := by rw [add_emod_emod, emod_add_emod]
theorem mul_emod (a b n : Int) : a * b % n = a % n * (b % n) % n := by
  have h₁ := emod_add_mul_ediv a n
  have h₂ := emod_add_mul_ediv b n
  conv => lhs; rw [← h₁, ← h₂]
  rw [Int.add_mul, Int.mul_add, Int.mul_assoc n, add_mul_emod_self_left, Int.mul_left_comm, add_mul_emod_self_left]
theorem sub_emod (a b n : Int) : (a - b) % n = (a % n - b % n) % n := by
  have h := emod_add_mul_ediv b n
  have e : a - b = a - b % n + n * -(b / n) := by rw [Int.mul_neg]; omega
  rw [e, add_mul_emod_self_left, Int.sub_eq_add_neg, ← emod_add_emod, ← Int.sub_eq_add_neg]
theorem emod_eq_of_lt (h₁ : 0 ≤ a) (h₂ : a < b) : a % b = a := by
  have e := emod_add_mul_ediv a b
  have n₁ := emod_nonneg a (show b ≠ 0 by omega)
  have l₁ := emod_lt_of_pos a (show 0 < b by omega)
  generalize a / b = q at e
  rcases Int.lt_trichotomy q 0 with k | k | k
  · have := Int.mul_le_mul_of_nonneg_left (show q ≤ -1 by omega) (show 0 ≤ b by omega); omega
  · subst k; omega
  · have := Int.mul_le_mul_of_nonneg_left (show 1 ≤ q by omega) (show 0 ≤ b by omega); omega
theorem ediv_eq_zero_of_lt (h₁ : 0 ≤ a) (h₂ : a < b) : a / b = 0 := by
  have e := emod_add_mul_ediv a b
  rw [emod_eq_of_lt h₁ h₂] at e
  have : b * (a / b) = 0 := by omega
  rcases Int.mul_eq_zero.mp this with k | k
  · omega
  · exact k
@[simp] theorem zero_ediv (b : Int) : 0 / b = 0 := by
  rcases Int.lt_trichotomy b 0 with k | k | k
  · have h := ediv_neg 0 (-b)
    have h' := ediv_eq_zero_of_lt (a := 0) (b := -b) (Int.le_refl 0) (by omega)
    rw [Int.neg_neg] at h; omega
  · subst k; rfl
  · exact ediv_eq_zero_of_lt (Int.le_refl 0) k
@[simp] theorem mul_ediv_cancel (a : Int) {b : Int} (H : b ≠ 0) : a * b / b = a := by
  have := add_mul_ediv_right 0 a H
  rwa [Int.zero_add, zero_ediv, Int.zero_add] at this
@[simp] theorem mul_ediv_cancel_left (b : Int) {a : Int} (H : a ≠ 0) : a * b / a = b := by
  rw [Int.mul_comm, mul_ediv_cancel b H]
@[simp] protected theorem ediv_self {a : Int} (H : a ≠ 0) : a / a = 1 := by
  have := mul_ediv_cancel 1 H; rwa [Int.one_mul] at this
theorem ediv_nonneg (Ha : 0 ≤ a) (Hb : 0 ≤ b) : 0 ≤ a / b := by
  match a, b, Ha, Hb with
  | ofNat a, ofNat b, _, _ => exact natCast_nonneg _
theorem ediv_le_self {a : Int} (b : Int) (Ha : 0 ≤ a) : a / b ≤ a := by
  rcases Int.lt_trichotomy b 0 with k | k | k
  · have := ediv_neg a (-b)
    rw [Int.neg_neg] at this
    have := ediv_nonneg Ha (show 0 ≤ -b by omega)
    omega
  · subst k; rw [ediv_zero]; exact Ha
  · have e := emod_add_mul_ediv a b
    have := emod_nonneg a (show b ≠ 0 by omega)
    have := Int.mul_le_mul_of_nonneg_right (show 1 ≤ b by omega) (ediv_nonneg Ha (show 0 ≤ b by omega))
    omega
theorem ediv_emod_unique {a b r q : Int} (h : 0 < b) : a / b = q ∧ a % b = r ↔
    r + b * q = a ∧ 0 ≤ r ∧ r < b := by
  constructor
  · intro ⟨h₁, h₂⟩; subst h₁; subst h₂
    exact ⟨emod_add_mul_ediv a b, emod_nonneg a (by omega), emod_lt_of_pos a h⟩
  · intro ⟨h₁, h₂, h₃⟩; subst h₁
    rw [add_mul_ediv_left _ _ (by omega), add_mul_emod_self_left, ediv_eq_zero_of_lt h₂ h₃, emod_eq_of_lt h₂ h₃]
    exact ⟨Int.zero_add q, rfl⟩
theorem emod_add_ediv (a b : Int) : a % b + b * (a / b) = a := emod_add_mul_ediv a b
theorem emod_add_ediv' (m k : Int) : m % k + m / k * k = m := by
  rw [Int.mul_comm]; exact emod_add_mul_ediv m k
theorem ediv_add_emod (a b : Int) : b * (a / b) + a % b = a := by
  rw [Int.add_comm]; exact emod_add_mul_ediv a b
theorem ediv_add_emod' (m k : Int) : m / k * k + m % k = m := by rw [Int.add_comm]; exact emod_add_ediv' m k
protected theorem eq_mul_of_ediv_eq_right (H1 : b ∣ a) (H2 : a / b = c) : a = b * c := by
  rw [← H2, Int.mul_comm]; exact (Int.ediv_mul_cancel H1).symm
protected theorem ediv_eq_of_eq_mul_right (H1 : b ≠ 0) (H2 : a = b * c) : a / b = c := by
  rw [H2, mul_ediv_cancel_left c H1]
protected theorem ediv_eq_of_eq_mul_left (H1 : b ≠ 0) (H2 : a = c * b) : a / b = c := by
  rw [H2, mul_ediv_cancel c H1]

/-! ## Divisibility -/
theorem dvd_natAbs : a ∣ natAbs b ↔ a ∣ b := by
  rcases natAbs_eq b with h | h
  · rw [← h]
  · constructor
    · intro k; rw [h]; exact Int.dvd_neg.mpr k
    · intro k; rw [h] at k; exact Int.dvd_neg.mp k
theorem natAbs_dvd : (natAbs a : Int) ∣ b ↔ a ∣ b := by
  rcases natAbs_eq a with h | h
  · rw [← h]
  · constructor
    · intro ⟨k, hk⟩
      refine ⟨-k, ?_⟩
      rw [hk, Int.mul_neg, ← Int.neg_mul]
      exact congrArg (· * k) (by omega)
    · intro ⟨k, hk⟩
      refine ⟨-k, ?_⟩
      rw [hk, Int.mul_neg, ← Int.neg_mul]
      exact congrArg (· * k) (by omega)
theorem natAbs_dvd_natAbs : natAbs a ∣ natAbs b ↔ a ∣ b := by
  rw [← natCast_dvd_natCast, dvd_natAbs, natAbs_dvd]
theorem le_of_dvd (bpos : 0 < b) (H : a ∣ b) : a ≤ b := by
  have := Nat.le_of_dvd (show 0 < b.natAbs by omega) (natAbs_dvd_natAbs.mpr H)
  omega
theorem dvd_mul_of_dvd_left (h : a ∣ b) (c : Int) : a ∣ b * c := Int.dvd_trans h (Int.dvd_mul_right b c)
theorem dvd_mul_of_dvd_right (h : a ∣ c) (b : Int) : a ∣ b * c := Int.dvd_trans h (Int.dvd_mul_left c b)
@[simp] protected theorem one_dvd (n : Int) : 1 ∣ n := ⟨n, (Int.one_mul n).symm⟩
protected theorem neg_dvd : -a ∣ b ↔ a ∣ b := by rw [← natAbs_dvd_natAbs, natAbs_neg, natAbs_dvd_natAbs]
theorem dvd_antisymm (H1 : 0 ≤ a) (H2 : 0 ≤ b) (h : a ∣ b) (k : b ∣ a) : a = b := by
  have := Nat.dvd_antisymm (natAbs_dvd_natAbs.mpr h) (natAbs_dvd_natAbs.mpr k)
  omega
theorem dvd_self_sub_emod {a b : Int} : b ∣ a - a % b := ⟨a / b, by have := emod_add_mul_ediv a b; omega⟩
protected theorem pow_pos {n : Nat} (h : 0 < a) : 0 < a ^ n := by
  induction n with
  | zero => rw [Int.pow_zero]; decide
  | succ n ih => rw [Int.pow_succ]; exact Int.mul_pos ih h
theorem emod_eq_emod_iff_emod_sub_eq_zero {m n k : Int} : m % n = k % n ↔ (m - k) % n = 0 := by
  rw [← dvd_iff_emod_eq_zero]
  constructor
  · intro h
    have h₁ := emod_add_mul_ediv m n
    have h₂ := emod_add_mul_ediv k n
    exact ⟨m / n - k / n, by rw [Int.mul_sub]; omega⟩
  · intro ⟨d, hd⟩
    rw [show m = k + n * d by omega, add_mul_emod_self_left]
theorem gcd_dvd_left {a b : Int} : (gcd a b : Int) ∣ a := by
  rw [← dvd_natAbs, natCast_dvd_natCast]; exact Nat.gcd_dvd_left _ _
theorem gcd_dvd_right {a b : Int} : (gcd a b : Int) ∣ b := by
  rw [← dvd_natAbs, natCast_dvd_natCast]; exact Nat.gcd_dvd_right _ _
theorem gcd_comm (a b : Int) : gcd a b = gcd b a := Nat.gcd_comm _ _
@[simp] theorem gcd_zero_left {a : Int} : gcd 0 a = natAbs a := Nat.gcd_zero_left _
@[simp] theorem gcd_zero_right {a : Int} : gcd a 0 = natAbs a := Nat.gcd_zero_right _
@[simp] theorem gcd_self {a : Int} : gcd a a = natAbs a := Nat.gcd_self _
@[simp] theorem one_gcd {a : Int} : gcd 1 a = 1 := Nat.gcd_one_left _
@[simp] theorem gcd_one {a : Int} : gcd a 1 = 1 := Nat.gcd_one_right _
@[simp] theorem neg_gcd {a b : Int} : gcd (-a) b = gcd a b := by simp only [gcd, natAbs_neg]
@[simp] theorem gcd_neg {a b : Int} : gcd a (-b) = gcd a b := by simp only [gcd, natAbs_neg]
end Int
