prelude
import Init.Data.Nat.Basic
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Natural numbers: truncated subtraction, powers, minimum and maximum
-/

universe u v w

namespace Nat
variable {n m k a b c l : Nat}

/-! ### sub -/
@[simp] protected theorem sub_zero (n : Nat) : n - 0 = n := rfl
theorem sub_succ (n m : Nat) : n - succ m = pred (n - m) := rfl
@[simp] protected theorem zero_sub : ∀ n : Nat, 0 - n = 0
  | 0 => rfl
  | n+1 => congrArg pred (Nat.zero_sub n)
@[simp] theorem succ_sub_succ_eq_sub (n m : Nat) : succ n - succ m = n - m := by
  induction m with
  | zero => rfl
  | succ m ih => exact congrArg pred ih
theorem succ_sub_succ (n m : Nat) : succ n - succ m = n - m := succ_sub_succ_eq_sub n m
theorem add_one_sub_add_one (n m : Nat) : n + 1 - (m + 1) = n - m := succ_sub_succ_eq_sub n m
@[simp] protected theorem sub_self : ∀ n : Nat, n - n = 0
  | 0 => rfl
  | n+1 => (succ_sub_succ n n).trans (Nat.sub_self n)
theorem sub_le (n m : Nat) : n - m ≤ n := by
  induction m with
  | zero => exact .refl
  | succ m ih => exact Nat.le_trans (pred_le _) ih
theorem sub_lt : ∀ {n m : Nat}, 0 < n → 0 < m → n - m < n
  | 0, _, h, _ => absurd h (Nat.lt_irrefl 0)
  | n+1, 0, _, h => absurd h (Nat.lt_irrefl 0)
  | n+1, m+1, _, _ => succ_sub_succ n m ▸ succ_le_succ (sub_le n m)
protected theorem add_sub_add_right : ∀ n k m : Nat, (n + k) - (m + k) = n - m
  | _, 0, _ => rfl
  | n, k+1, m => (succ_sub_succ (n + k) (m + k)).trans (Nat.add_sub_add_right n k m)
protected theorem add_sub_add_left (k n m : Nat) : (k + n) - (k + m) = n - m := by rw [Nat.add_comm k n, Nat.add_comm k m, Nat.add_sub_add_right]
@[simp] protected theorem add_sub_cancel (n m : Nat) : n + m - m = n := by
  have h := Nat.add_sub_add_right n m 0
  rw [Nat.zero_add] at h; exact h
@[simp] protected theorem add_sub_cancel_left (n m : Nat) : n + m - n = m := Nat.add_comm m n ▸ Nat.add_sub_cancel m n
theorem sub_eq_zero_of_le (h : n ≤ m) : n - m = 0 := by
  obtain ⟨k, e⟩ := le.dest h
  subst e
  induction k with
  | zero => exact Nat.sub_self n
  | succ k ih => rw [← Nat.add_assoc, add_one, sub_succ, ih (le_add_right n k)]; rfl
theorem le_of_sub_eq_zero : ∀ {n m : Nat}, n - m = 0 → n ≤ m
  | n, 0, h => Nat.le_of_eq h
  | 0, m+1, _ => zero_le _
  | n+1, m+1, h => succ_le_succ (le_of_sub_eq_zero (succ_sub_succ n m ▸ h))
theorem sub_eq_zero_iff_le : n - m = 0 ↔ n ≤ m := ⟨le_of_sub_eq_zero, sub_eq_zero_of_le⟩
protected theorem sub_add_cancel (h : m ≤ n) : n - m + m = n := by
  obtain ⟨k, e⟩ := le.dest h
  rw [← e, Nat.add_sub_cancel_left, Nat.add_comm]
protected theorem add_sub_of_le (h : a ≤ b) : a + (b - a) = b := (Nat.add_comm _ _).trans (Nat.sub_add_cancel h)
protected theorem add_sub_cancel' (h : m ≤ n) : m + (n - m) = n := Nat.add_sub_of_le h
protected theorem add_sub_assoc (h : k ≤ m) (n : Nat) : n + m - k = n + (m - k) := by
  obtain ⟨w, e⟩ := le.dest h
  rw [← e, Nat.add_sub_cancel_left, Nat.add_left_comm, Nat.add_sub_cancel_left]
protected theorem sub_sub : ∀ n m k : Nat, n - m - k = n - (m + k)
  | _, _, 0 => rfl
  | n, m, k+1 => congrArg pred (Nat.sub_sub n m k)
protected theorem sub_right_comm (n m k : Nat) : n - m - k = n - k - m := by rw [Nat.sub_sub, Nat.add_comm, ← Nat.sub_sub]
theorem sub_pos_of_lt (h : m < n) : 0 < n - m := pos_of_ne_zero fun e => Nat.not_le_of_gt h (le_of_sub_eq_zero e)
protected theorem sub_pos_iff_lt : 0 < n - m ↔ m < n := ⟨fun h => Nat.lt_of_not_le fun k => Nat.lt_irrefl 0 (sub_eq_zero_of_le k ▸ h), sub_pos_of_lt⟩
protected theorem sub_le_sub_right (h : n ≤ m) (k : Nat) : n - k ≤ m - k := by
  induction k with
  | zero => exact h
  | succ k ih => exact pred_le_pred ih
theorem sub_succ_lt_self (a i : Nat) (h : i < a) : a - (i + 1) < a - i := by
  rw [← Nat.sub_sub a i 1]; exact sub_one_lt (Nat.ne_of_gt (sub_pos_of_lt h))
protected theorem le_sub_of_add_le (h : a + b ≤ c) : a ≤ c - b := Nat.add_sub_cancel a b ▸ Nat.sub_le_sub_right h b
protected theorem add_le_of_le_sub (h : b ≤ c) (k : a ≤ c - b) : a + b ≤ c := Nat.sub_add_cancel h ▸ Nat.add_le_add_right k b
protected theorem sub_le_iff_le_add : a - b ≤ c ↔ a ≤ c + b :=
  ⟨fun h => (Nat.le_total a b).elim (fun k => Nat.le_trans k (le_add_left b c)) fun k => Nat.sub_add_cancel k ▸ Nat.add_le_add_right h b,
   fun h => Nat.add_sub_cancel c b ▸ Nat.sub_le_sub_right h b⟩
protected theorem sub_mul (n m k : Nat) : (n - m) * k = n * k - m * k := by
  induction m with
  | zero => rw [Nat.zero_mul]; rfl
  | succ m ih =>
    rw [succ_mul, ← Nat.sub_sub (n * k), ← ih, ← Nat.sub_sub n m 1]
    generalize n - m = x
    cases x with
    | zero => simp
    | succ x => show x * k = _; rw [add_one_mul, Nat.add_sub_cancel]
protected theorem mul_sub (k n m : Nat) : k * (n - m) = k * n - k * m := by rw [Nat.mul_comm, Nat.sub_mul, Nat.mul_comm n, Nat.mul_comm m]
/-! ### pow -/
@[simp] protected theorem pow_zero (b : Nat) : b ^ 0 = 1 := rfl
protected theorem pow_succ (b n : Nat) : b ^ succ n = b ^ n * b := rfl
protected theorem pow_add_one (b n : Nat) : b ^ (n + 1) = b ^ n * b := rfl
@[simp] protected theorem pow_one (a : Nat) : a ^ 1 = a := Nat.one_mul a
protected theorem pow_two (a : Nat) : a ^ 2 = a * a := by rw [Nat.pow_succ, Nat.pow_one]
@[simp] protected theorem one_pow : ∀ n : Nat, 1 ^ n = 1
  | 0 => rfl
  | n+1 => by rw [Nat.pow_succ, Nat.one_pow]
protected theorem pow_add (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => simp
  | succ n ih => rw [← Nat.add_assoc, Nat.pow_succ, ih, Nat.pow_succ, Nat.mul_assoc]
protected theorem pos_pow_of_pos {b : Nat} (n : Nat) (h : 0 < b) : 0 < b ^ n := by
  induction n with
  | zero => exact .refl
  | succ n ih => exact Nat.mul_pos ih h
theorem pow_pos {b n : Nat} (h : 0 < b) : 0 < b ^ n := Nat.pos_pow_of_pos n h
/-! ### strong induction -/
instance instTransLe : Trans (α := Nat) (· ≤ ·) (· ≤ ·) (· ≤ ·) := ⟨Nat.le_trans⟩
instance instTransLt : Trans (α := Nat) (· < ·) (· < ·) (· < ·) := ⟨Nat.lt_trans⟩
instance instTransLeLt : Trans (α := Nat) (· ≤ ·) (· < ·) (· < ·) := ⟨Nat.lt_of_le_of_lt⟩
instance instTransLtLe : Trans (α := Nat) (· < ·) (· ≤ ·) (· < ·) := ⟨Nat.lt_of_lt_of_le⟩
attribute [refl] Nat.le_refl

/-! ### min, max -/
protected theorem max_def (a b : Nat) : max a b = if a ≤ b then b else a := rfl
protected theorem min_def (a b : Nat) : min a b = if a ≤ b then a else b := rfl
protected theorem le_max_left (a b : Nat) : a ≤ max a b := by rw [Nat.max_def]; split; assumption; exact .refl
protected theorem le_max_right (a b : Nat) : b ≤ max a b := by rw [Nat.max_def]; split; exact .refl; exact Nat.le_of_not_le (by assumption)
protected theorem min_le_left (a b : Nat) : min a b ≤ a := by rw [Nat.min_def]; split; exact .refl; exact Nat.le_of_not_le (by assumption)
protected theorem min_le_right (a b : Nat) : min a b ≤ b := by rw [Nat.min_def]; split; assumption; exact .refl
end Nat
