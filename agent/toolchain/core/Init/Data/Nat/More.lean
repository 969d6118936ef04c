prelude
import Init.Omega
import Init.Data.AC
import Init.Data.Nat.Gcd
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Natural numbers: further lemmas, most of them by `omega`; iteration
-/

universe u v

namespace Nat
variable {a b c d k m n : Nat}

/-! ## Successors and subtraction -/
theorem sub_one_add_one (h : a ≠ 0) : a - 1 + 1 = a := by omega
@[simp] theorem add_one_sub_one (n : Nat) : n + 1 - 1 = n := rfl
theorem succ_sub_one (n : Nat) : succ n - 1 = n := rfl
theorem sub_add_comm (h : k ≤ n) : n + m - k = n - k + m := by omega
protected theorem le_sub_iff_add_le (h : k ≤ m) : n ≤ m - k ↔ n + k ≤ m := by omega
protected theorem lt_sub_iff_add_lt : a < c - b ↔ a + b < c := by omega
protected theorem sub_lt_iff_lt_add (h : b ≤ a) : a - b < c ↔ a < c + b := by omega
protected theorem lt_of_sub_pos (h : 0 < n - m) : m < n := by omega
protected theorem zero_lt_sub_of_lt (h : a < b) : 0 < b - a := by omega
protected theorem sub_sub_self (h : m ≤ n) : n - (n - m) = m := by omega
protected theorem sub_add_eq (a b c : Nat) : a - (b + c) = a - b - c := by omega
protected theorem add_sub_self_left (a b : Nat) : (a + b) - a = b := by omega
protected theorem add_sub_self_right (a b : Nat) : (a + b) - b = a := by omega
protected theorem sub_eq_iff_eq_add (h : b ≤ a) : a - b = c ↔ a = c + b := by omega
protected theorem eq_sub_of_add_eq (h : a + b = c) : a = c - b := by omega
theorem add_lt_of_lt_sub (h : a < c - b) : a + b < c := by omega
theorem lt_of_lt_pred (h : m < n - 1) : m < n := by omega
theorem sub_lt_sub_left (h₁ : k < m) (h₂ : k < n) : m - n < m - k := by omega
protected theorem sub_lt_sub_right (h₁ : k ≤ m) (h : m < n) : m - k < n - k := by omega
protected theorem sub_le_sub_left (h : n ≤ m) (k : Nat) : k - m ≤ k - n := by omega
protected theorem le_of_sub_le_sub_right (h : k ≤ m) (l : n - k ≤ m - k) : n ≤ m := by omega

/-! ## Order -/
protected theorem add_left_inj : m + n = k + n ↔ m = k := by omega
protected theorem add_right_inj : n + m = n + k ↔ m = k := by omega
protected theorem min_eq_left (h : a ≤ b) : min a b = a := by omega
protected theorem min_eq_right (h : b ≤ a) : min a b = b := by omega
protected theorem max_eq_left (h : b ≤ a) : max a b = a := by omega
protected theorem max_eq_right (h : a ≤ b) : max a b = b := by omega
protected theorem lt_min : a < min b c ↔ a < b ∧ a < c := by omega
theorem one_le_iff_ne_zero : 1 ≤ n ↔ n ≠ 0 := by omega
theorem le_of_pred_lt : pred m < n → m ≤ n := by intro h; have : m - 1 < n := h; omega
theorem lt_iff_add_one_le : m < n ↔ m + 1 ≤ n := Iff.rfl
theorem one_lt_succ_succ (n : Nat) : 1 < n + 2 := by omega
theorem two_pos : 0 < 2 := by decide

@[simp] protected theorem left_eq_add : a = a + b ↔ b = 0 := by omega
@[simp] protected theorem right_eq_add : b = a + b ↔ a = 0 := by omega
@[simp] protected theorem add_eq_left : a + b = a ↔ b = 0 := by omega
@[simp] protected theorem add_eq_right : a + b = b ↔ a = 0 := by omega

/-! ## Multiplication -/
protected theorem mul_self_le_mul_self (h : m ≤ n) : m * m ≤ n * n := Nat.mul_le_mul h h
protected theorem mul_left_cancel (hn : 0 < n) (h : n * m = n * k) : m = k := Nat.eq_of_mul_eq_mul_left hn h
protected theorem mul_right_cancel (hm : 0 < m) (h : n * m = k * m) : n = k := Nat.eq_of_mul_eq_mul_right hm h
protected theorem mul_ne_zero (hn : n ≠ 0) (hm : m ≠ 0) : n * m ≠ 0 := fun h => (Nat.mul_eq_zero.1 h).elim hn hm
protected theorem le_mul_of_pos_right (n : Nat) (h : 0 < m) : n ≤ n * m := by have := Nat.mul_le_mul_left n h; omega
protected theorem le_mul_of_pos_left (m : Nat) (h : 0 < n) : m ≤ n * m := by have := Nat.mul_le_mul_right m h; omega

/-! ## Powers -/
theorem lt_two_pow_self : ∀ {n : Nat}, n < 2 ^ n
  | 0 => by decide
  | n+1 => by have := lt_two_pow_self (n := n); rw [Nat.pow_succ]; omega
theorem one_le_two_pow : 1 ≤ 2 ^ n := pow_pos (by decide)
protected theorem two_pow_pos (n : Nat) : 0 < 2 ^ n := pow_pos (by decide)
protected theorem pow_le_pow_left (h : m ≤ n) : ∀ i : Nat, m ^ i ≤ n ^ i
  | 0 => Nat.le_refl _
  | i+1 => Nat.mul_le_mul (Nat.pow_le_pow_left h i) h
protected theorem pow_le_pow_right (h : 0 < n) {m : Nat} : ∀ {k : Nat}, m ≤ k → n ^ m ≤ n ^ k := fun {k} l => by
  obtain ⟨d, rfl⟩ := Nat.exists_eq_add_of_le l
  rw [Nat.pow_add]
  exact Nat.le_mul_of_pos_right _ (pow_pos h)
protected theorem mul_pow (a b n : Nat) : (a * b) ^ n = a ^ n * b ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_succ, ih, Nat.pow_succ, Nat.pow_succ, Nat.mul_assoc, Nat.mul_assoc, Nat.mul_left_comm (b ^ n)]
protected theorem pow_mul (a m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [mul_succ, Nat.pow_add, ih, Nat.pow_succ]

/-! ## Division and remainder -/
theorem le_div_iff_mul_le (k0 : 0 < k) : m ≤ n / k ↔ m * k ≤ n := by
  have e := div_add_mod n k
  have l := mod_lt n k0
  constructor
  · intro h
    have := Nat.mul_le_mul_left k h
    rw [Nat.mul_comm m k]; omega
  · intro h
    apply Nat.le_of_lt_succ
    apply Nat.lt_of_not_le
    intro g
    have := Nat.mul_le_mul_left k g
    rw [mul_succ, Nat.mul_comm k m] at this; omega
theorem div_lt_iff_lt_mul (k0 : 0 < k) : m / k < n ↔ m < n * k := by
  have := le_div_iff_mul_le (m := n) (n := m) k0
  constructor <;> intro h <;> apply Nat.lt_of_not_le <;> intro g
  · exact Nat.not_le_of_gt h (this.2 g)
  · exact Nat.not_le_of_gt h (this.1 g)
@[simp] theorem mod_mod (a n : Nat) : (a % n) % n = a % n := by
  cases n with
  | zero => rfl
  | succ n => exact mod_eq_of_lt (mod_lt a (zero_lt_succ n))
@[simp] theorem add_mul_mod_self_left (a b n : Nat) : (a + b * n) % b = a % b := by
  by_cases h : 0 < b
  · refine (div_mod_unique (q := a / b + n) h (mod_lt a h) ?_).2
    have := div_add_mod a b
    rw [Nat.mul_add]; omega
  · rw [eq_zero_of_not_pos h, Nat.zero_mul, Nat.add_zero]
@[simp] theorem add_mul_mod_self_right (a b n : Nat) : (a + b * n) % n = a % n := by rw [Nat.mul_comm, add_mul_mod_self_left]
theorem add_mod (a b n : Nat) : (a + b) % n = (a % n + b % n) % n := by
  have h := div_add_mod a n
  have k := div_add_mod b n
  have : a + b = (a % n + b % n) + n * (a / n + b / n) := by rw [Nat.mul_add]; omega
  rw [this, add_mul_mod_self_left]
theorem mul_mod (a b n : Nat) : (a * b) % n = (a % n * (b % n)) % n := by
  have h := div_add_mod a n
  have k := div_add_mod b n
  have : a * b = (a % n) * (b % n) + n * (a / n * b + (a % n) * (b / n)) := by
    have e : a * b = (n * (a / n) + a % n) * b := by rw [h]
    have f : (a % n) * b = (a % n) * (n * (b / n) + b % n) := by rw [k]
    rw [e, Nat.add_mul, f, Nat.mul_add, Nat.mul_add, Nat.mul_assoc n, Nat.mul_left_comm (a % n) n]; omega
  rw [this, add_mul_mod_self_left]
@[simp] theorem mod_add_mod (m n k : Nat) : (m % n + k) % n = (m + k) % n := by rw [add_mod, mod_mod, ← add_mod]
@[simp] theorem add_mod_mod (m n k : Nat) : (m + n % k) % k = (m + n) % k := by rw [add_mod, mod_mod, ← add_mod]
theorem add_mul_div_left (x z : Nat) {y : Nat} (H : 0 < y) : (x + y * z) / y = x / y + z :=
  (div_mod_unique H (mod_lt x H) (by have := div_add_mod x y; rw [Nat.mul_add]; omega)).1
theorem add_mul_div_right (x y : Nat) {z : Nat} (H : 0 < z) : (x + y * z) / z = x / z + y := by rw [Nat.mul_comm, add_mul_div_left _ _ H]
protected theorem div_mul_cancel (h : b ∣ a) : a / b * b = a := by
  have e := div_add_mod a b
  rw [mod_eq_zero_of_dvd h, Nat.add_zero] at e
  rw [Nat.mul_comm]; exact e
protected theorem mul_div_cancel' (h : b ∣ a) : b * (a / b) = a := by rw [Nat.mul_comm, Nat.div_mul_cancel h]
theorem dvd_mul_right_of_dvd (h : a ∣ b) (c : Nat) : a ∣ b * c := Nat.dvd_trans h (Nat.dvd_mul_right b c)
theorem dvd_mul_left_of_dvd (h : a ∣ b) (c : Nat) : a ∣ c * b := Nat.dvd_trans h (Nat.dvd_mul_left b c)
@[simp] theorem dvd_one : n ∣ 1 ↔ n = 1 := ⟨fun h => Nat.dvd_antisymm h (Nat.one_dvd n), fun e => e ▸ Nat.dvd_refl 1⟩

/-! ## Iteration -/
@[specialize] def «repeat» {α : Type u} (f : α → α) : (n : Nat) → (a : α) → α
  | 0, a => a
  | n+1, a => f («repeat» f n a)
@[specialize] def fold {α : Type u} : (n : Nat) → (f : (i : Nat) → i < n → α → α) → (init : α) → α
  | 0, _, a => a
  | n+1, f, a => f n (Nat.lt_succ_self n) (fold n (fun i h => f i (Nat.lt_succ_of_lt h)) a)
@[specialize] def all : (n : Nat) → (f : (i : Nat) → i < n → Bool) → Bool
  | 0, _ => true
  | n+1, f => all n (fun i h => f i (Nat.lt_succ_of_lt h)) && f n (Nat.lt_succ_self n)
@[specialize] def any : (n : Nat) → (f : (i : Nat) → i < n → Bool) → Bool
  | 0, _ => false
  | n+1, f => any n (fun i h => f i (Nat.lt_succ_of_lt h)) || f n (Nat.lt_succ_self n)
def lcm (m n : Nat) : Nat := m * n / gcd m n
def isPowerOfTwo (n : Nat) : Prop := ∃ k, n = 2 ^ k
def testBit (m n : Nat) : Bool := (m >>> n) &&& 1 != 0
end Nat
