prelude
import Init.Data.Quotient
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Natural numbers: addition, multiplication, order
-/

universe u v w

namespace Nat
/-! ### induction with `0` and `n + 1` displayed -/
@[elab_as_elim, induction_eliminator] protected def recAux {motive : Nat → Sort u} (zero : motive 0) (succ : ∀ n, motive n → motive (n + 1)) (t : Nat) : motive t :=
  match t with
  | .zero => zero
  | .succ n => succ n (Nat.recAux zero succ n)
@[elab_as_elim, cases_eliminator] protected def casesAuxOn {motive : Nat → Sort u} (t : Nat) (zero : motive 0) (succ : ∀ n, motive (n + 1)) : motive t :=
  Nat.casesOn t zero succ
variable {n m k a b c l : Nat}
/-! ### zero, succ, add -/
@[simp] theorem zero_eq : Nat.zero = 0 := rfl
@[simp] theorem add_eq {x y : Nat} : Nat.add x y = x + y := rfl
@[simp] theorem mul_eq {x y : Nat} : Nat.mul x y = x * y := rfl
@[simp] theorem sub_eq {x y : Nat} : Nat.sub x y = x - y := rfl
@[simp] theorem lt_eq {x y : Nat} : Nat.lt x y = (x < y) := rfl
@[simp] theorem le_eq {x y : Nat} : Nat.le x y = (x ≤ y) := rfl
@[simp] theorem succ_eq_add_one (n : Nat) : succ n = n + 1 := rfl
theorem add_one (n : Nat) : n + 1 = succ n := rfl
@[simp] protected theorem add_zero (n : Nat) : n + 0 = n := rfl
theorem add_succ (n m : Nat) : n + succ m = succ (n + m) := rfl
@[simp] protected theorem zero_add : ∀ n : Nat, 0 + n = n
  | 0 => rfl
  | n+1 => congrArg succ (Nat.zero_add n)
theorem succ_add : ∀ n m : Nat, succ n + m = succ (n + m)
  | _, 0 => rfl
  | n, m+1 => congrArg succ (succ_add n m)
protected theorem add_comm : ∀ n m : Nat, n + m = m + n
  | n, 0 => (Nat.zero_add n).symm
  | n, m+1 => (congrArg succ (Nat.add_comm n m)).trans (succ_add m n).symm
protected theorem add_assoc : ∀ n m k : Nat, n + m + k = n + (m + k)
  | _, _, 0 => rfl
  | n, m, k+1 => congrArg succ (Nat.add_assoc n m k)
protected theorem add_left_comm (n m k : Nat) : n + (m + k) = m + (n + k) := by rw [← Nat.add_assoc, Nat.add_comm n m, Nat.add_assoc]
protected theorem add_right_comm (n m k : Nat) : n + m + k = n + k + m := by rw [Nat.add_assoc, Nat.add_comm m k, Nat.add_assoc]
theorem one_add (n : Nat) : 1 + n = succ n := Nat.add_comm 1 n
theorem succ_inj : succ a = succ b ↔ a = b := ⟨Nat.succ.inj, congrArg _⟩
theorem succ_ne_zero (n : Nat) : succ n ≠ 0 := nofun
theorem zero_ne_one : 0 ≠ (1 : Nat) := nofun
@[simp] theorem one_ne_zero : 1 ≠ (0 : Nat) := nofun
@[simp] theorem add_one_ne_zero (n : Nat) : n + 1 ≠ 0 := nofun
theorem zero_ne_add_one (n : Nat) : 0 ≠ n + 1 := nofun
theorem succ_ne_self : ∀ n : Nat, succ n ≠ n
  | 0, h => nomatch h
  | n+1, h => succ_ne_self n (Nat.succ.inj h)
protected theorem add_left_cancel : ∀ {n m k : Nat}, n + m = n + k → m = k
  | 0, m, k, h => by rw [Nat.zero_add, Nat.zero_add] at h; exact h
  | n+1, m, k, h => Nat.add_left_cancel (n := n) (by rw [succ_add, succ_add] at h; exact Nat.succ.inj h)
protected theorem add_right_cancel {n m k : Nat} (h : n + m = k + m) : n = k := Nat.add_left_cancel (n := m) (by rw [Nat.add_comm m n, Nat.add_comm m k]; exact h)
@[simp] protected theorem add_left_cancel_iff : n + m = n + k ↔ m = k := ⟨Nat.add_left_cancel, fun h => h ▸ rfl⟩
@[simp] protected theorem add_right_cancel_iff : m + n = k + n ↔ m = k := ⟨Nat.add_right_cancel, fun h => h ▸ rfl⟩
theorem eq_zero_of_add_eq_zero : ∀ {n m : Nat}, n + m = 0 → n = 0 ∧ m = 0
  | 0, 0, _ => ⟨rfl, rfl⟩
  | n+1, 0, h => nomatch h
@[simp] theorem add_eq_zero_iff : n + m = 0 ↔ n = 0 ∧ m = 0 := ⟨eq_zero_of_add_eq_zero, fun ⟨h, k⟩ => by rw [h, k]⟩
@[simp] theorem pred_zero : pred 0 = 0 := rfl
@[simp] theorem pred_succ (n : Nat) : pred (succ n) = n := rfl
/-! ### mul -/
@[simp] protected theorem mul_zero (n : Nat) : n * 0 = 0 := rfl
theorem mul_succ (n m : Nat) : n * succ m = n * m + n := rfl
theorem mul_add_one (n m : Nat) : n * (m + 1) = n * m + n := rfl
@[simp] protected theorem zero_mul : ∀ n : Nat, 0 * n = 0
  | 0 => rfl
  | n+1 => Nat.zero_mul n
theorem succ_mul (n m : Nat) : succ n * m = n * m + m := by
  induction m with
  | zero => rfl
  | succ m ih => show succ n * m + succ n = n * m + n + succ m; rw [ih, add_succ, add_succ, Nat.add_right_comm]
theorem add_one_mul (n m : Nat) : (n + 1) * m = n * m + m := succ_mul n m
protected theorem mul_comm : ∀ n m : Nat, n * m = m * n
  | n, 0 => (Nat.zero_mul n).symm
  | n, m+1 => (congrArg (· + n) (Nat.mul_comm n m)).trans (succ_mul m n).symm
@[simp] protected theorem mul_one (n : Nat) : n * 1 = n := Nat.zero_add n
@[simp] protected theorem one_mul (n : Nat) : 1 * n = n := (Nat.mul_comm 1 n).trans (Nat.mul_one n)
protected theorem mul_add (n m k : Nat) : n * (m + k) = n * m + n * k := by
  induction k with
  | zero => rfl
  | succ k ih => show n * (m + k) + n = n * m + (n * k + n); rw [ih, Nat.add_assoc]
protected theorem add_mul (n m k : Nat) : (n + m) * k = n * k + m * k := by rw [Nat.mul_comm, Nat.mul_add, Nat.mul_comm k n, Nat.mul_comm k m]
protected theorem left_distrib (n m k : Nat) : n * (m + k) = n * m + n * k := Nat.mul_add n m k
protected theorem right_distrib (n m k : Nat) : (n + m) * k = n * k + m * k := Nat.add_mul n m k
protected theorem mul_assoc : ∀ n m k : Nat, n * m * k = n * (m * k)
  | _, _, 0 => rfl
  | n, m, k+1 => by rw [mul_succ, mul_succ, Nat.mul_add, Nat.mul_assoc]
protected theorem mul_left_comm (n m k : Nat) : n * (m * k) = m * (n * k) := by rw [← Nat.mul_assoc, Nat.mul_comm n m, Nat.mul_assoc]
protected theorem mul_right_comm (n m k : Nat) : n * m * k = n * k * m := by rw [Nat.mul_assoc, Nat.mul_comm m k, Nat.mul_assoc]
protected theorem two_mul (n : Nat) : 2 * n = n + n := succ_mul 1 n |>.trans (by rw [Nat.one_mul])
protected theorem mul_two (n : Nat) : n * 2 = n + n := (Nat.mul_comm n 2).trans (Nat.two_mul n)
/-! ### order -/
attribute [simp] zero_le
@[simp] protected theorem le_refl (n : Nat) : n ≤ n := Nat.le.refl
protected theorem le.refl' (n : Nat) : n ≤ n := Nat.le.refl
protected theorem le_rfl : n ≤ n := Nat.le.refl
theorem le_succ (n : Nat) : n ≤ succ n := .step .refl
theorem le_add_one (n : Nat) : n ≤ n + 1 := .step .refl
protected theorem le_trans (h : n ≤ m) (k : m ≤ l) : n ≤ l := by
  induction k with
  | refl => exact h
  | step _ ih => exact .step ih
theorem le_step (h : n ≤ m) : n ≤ succ m := .step h
theorem le_succ_of_le (h : n ≤ m) : n ≤ succ m := .step h
theorem le_of_succ_le_succ : succ n ≤ succ m → n ≤ m
  | .refl => .refl
  | .step h => Nat.le_trans (le_succ n) h
theorem pred_le_pred : n ≤ m → pred n ≤ pred m
  | .refl => .refl
  | .step (m := 0) h => match n, h with | 0, _ => .refl
  | .step (m := m+1) h => match n, h with
    | 0, _ => zero_le _
    | n+1, h => Nat.le_trans (le_succ n) h
theorem not_succ_le_zero (n : Nat) : ¬succ n ≤ 0 := nofun
theorem not_lt_zero (n : Nat) : ¬n < 0 := nofun
theorem not_succ_le_self : ∀ n : Nat, ¬succ n ≤ n
  | 0 => nofun
  | n+1 => fun h => not_succ_le_self n (le_of_succ_le_succ h)
@[simp] protected theorem lt_irrefl (n : Nat) : ¬n < n := not_succ_le_self n
protected theorem le_of_lt (h : n < m) : n ≤ m := Nat.le_trans (le_succ n) h
protected theorem le_of_eq (h : n = m) : n ≤ m := h ▸ .refl
protected theorem lt_of_lt_of_le (h : n < m) (k : m ≤ l) : n < l := Nat.le_trans h k
protected theorem lt_of_le_of_lt (h : n ≤ m) (k : m < l) : n < l := Nat.le_trans (succ_le_succ h) k
protected theorem lt_trans (h : n < m) (k : m < l) : n < l := Nat.lt_of_lt_of_le h (Nat.le_of_lt k)
theorem lt_succ_self (n : Nat) : n < succ n := .refl
@[simp] theorem lt_add_one (n : Nat) : n < n + 1 := .refl
theorem lt_succ_of_le (h : n ≤ m) : n < succ m := succ_le_succ h
theorem le_of_lt_succ (h : n < succ m) : n ≤ m := le_of_succ_le_succ h
theorem lt_succ_iff : m < succ n ↔ m ≤ n := ⟨le_of_lt_succ, lt_succ_of_le⟩
theorem lt_add_one_iff : m < n + 1 ↔ m ≤ n := ⟨le_of_lt_succ, lt_succ_of_le⟩
theorem succ_le_iff : succ m ≤ n ↔ m < n := Iff.rfl
theorem succ_le_of_lt (h : n < m) : succ n ≤ m := h
theorem add_one_le_iff : n + 1 ≤ m ↔ n < m := Iff.rfl
theorem lt_of_succ_le (h : succ n ≤ m) : n < m := h
theorem succ_le_succ_iff : succ m ≤ succ n ↔ m ≤ n := ⟨le_of_succ_le_succ, succ_le_succ⟩
theorem succ_lt_succ (h : n < m) : succ n < succ m := succ_le_succ h
theorem lt_of_succ_lt_succ (h : succ n < succ m) : n < m := le_of_succ_le_succ h
theorem succ_lt_succ_iff : succ m < succ n ↔ m < n := ⟨lt_of_succ_lt_succ, succ_lt_succ⟩
theorem lt_succ_of_lt (h : a < b) : a < succ b := .step h
theorem lt_of_succ_lt (h : succ n < m) : n < m := Nat.le_of_lt h
@[simp] theorem zero_lt_succ (n : Nat) : 0 < succ n := succ_le_succ (zero_le n)
@[simp] theorem succ_pos (n : Nat) : 0 < succ n := zero_lt_succ n
theorem zero_lt_one : 0 < (1 : Nat) := .refl
theorem zero_lt_two' : 0 < (2 : Nat) := .step .refl
@[simp] theorem not_succ_le_self' (n : Nat) : ¬ n + 1 ≤ n := not_succ_le_self n
protected theorem le_antisymm : ∀ {n m : Nat}, n ≤ m → m ≤ n → n = m
  | _, _, .refl, _ => rfl
  | n, _, .step h, k => absurd (Nat.le_trans k h) (not_succ_le_self _)
protected theorem le_antisymm_iff : n = m ↔ n ≤ m ∧ m ≤ n := ⟨fun h => h ▸ ⟨.refl, .refl⟩, fun h => Nat.le_antisymm h.1 h.2⟩
theorem eq_of_le_of_lt_succ (h : n ≤ m) (k : m < n + 1) : m = n := Nat.le_antisymm (le_of_lt_succ k) h
theorem eq_zero_of_le_zero (h : n ≤ 0) : n = 0 := Nat.le_antisymm h (zero_le n)
@[simp] protected theorem le_zero_eq (n : Nat) : (n ≤ 0) = (n = 0) := propext ⟨eq_zero_of_le_zero, Nat.le_of_eq⟩
theorem le_zero : n ≤ 0 ↔ n = 0 := ⟨eq_zero_of_le_zero, Nat.le_of_eq⟩
protected theorem eq_or_lt_of_le : ∀ {n m : Nat}, n ≤ m → n = m ∨ n < m
  | _, _, .refl => .inl rfl
  | _, _, .step h => .inr (succ_le_succ h)
protected theorem lt_or_eq_of_le (h : n ≤ m) : n < m ∨ n = m := (Nat.eq_or_lt_of_le h).symm
protected theorem lt_or_ge (n m : Nat) : n < m ∨ n ≥ m := by
  induction m with
  | zero => exact .inr (zero_le n)
  | succ m ih => cases ih with
    | inl h => exact .inl (.step h)
    | inr h => cases Nat.eq_or_lt_of_le h with
      | inl e => exact .inl (e ▸ .refl)
      | inr k => exact .inr k
protected theorem lt_or_le (n m : Nat) : n < m ∨ m ≤ n := Nat.lt_or_ge n m
protected theorem le_or_lt (n m : Nat) : n ≤ m ∨ m < n := (Nat.lt_or_ge m n).symm
protected theorem le_total (n m : Nat) : n ≤ m ∨ m ≤ n := (Nat.lt_or_ge n m).imp Nat.le_of_lt id
protected theorem lt_trichotomy (a b : Nat) : a < b ∨ a = b ∨ b < a := (Nat.lt_or_ge a b).imp id fun h => (Nat.eq_or_lt_of_le h).imp Eq.symm id
protected theorem not_le_of_gt (h : m < n) : ¬n ≤ m := fun k => Nat.lt_irrefl _ (Nat.lt_of_lt_of_le h k)
protected theorem not_le_of_lt (h : m < n) : ¬n ≤ m := Nat.not_le_of_gt h
protected theorem not_lt_of_ge (h : m ≤ n) : ¬n < m := fun k => Nat.lt_irrefl _ (Nat.lt_of_lt_of_le k h)
protected theorem not_lt_of_le (h : m ≤ n) : ¬n < m := Nat.not_lt_of_ge h
protected theorem lt_asymm (h : a < b) : ¬b < a := fun k => Nat.lt_irrefl _ (Nat.lt_trans h k)
protected theorem lt_of_not_ge (h : ¬n ≤ m) : m < n := (Nat.lt_or_ge m n).elim id (absurd · h)
protected theorem lt_of_not_le (h : ¬n ≤ m) : m < n := Nat.lt_of_not_ge h
protected theorem ge_of_not_lt (h : ¬n < m) : m ≤ n := (Nat.lt_or_ge n m).elim (absurd · h) id
protected theorem le_of_not_lt (h : ¬n < m) : m ≤ n := Nat.ge_of_not_lt h
protected theorem le_of_not_ge (h : ¬n ≥ m) : n ≤ m := Nat.le_of_lt (Nat.lt_of_not_ge h)
protected theorem le_of_not_le (h : ¬n ≤ m) : m ≤ n := Nat.le_of_lt (Nat.lt_of_not_le h)
@[simp] protected theorem not_le {n m : Nat} : ¬n ≤ m ↔ m < n := ⟨Nat.lt_of_not_le, Nat.not_le_of_gt⟩
@[simp] protected theorem not_lt {n m : Nat} : ¬n < m ↔ m ≤ n := ⟨Nat.le_of_not_lt, Nat.not_lt_of_ge⟩
protected theorem gt_of_not_le (h : ¬n ≤ m) : n > m := Nat.lt_of_not_le h
protected theorem ne_of_gt (h : b < a) : a ≠ b := fun e => Nat.lt_irrefl _ (e ▸ h)
protected theorem ne_of_lt (h : a < b) : a ≠ b := fun e => Nat.lt_irrefl _ (e ▸ h)
protected theorem ne_of_lt' (h : a < b) : b ≠ a := fun e => Nat.lt_irrefl _ (e ▸ h)
protected theorem lt_of_le_of_ne (h : n ≤ m) (k : n ≠ m) : n < m := (Nat.eq_or_lt_of_le h).elim (absurd · k) id
protected theorem lt_or_gt_of_ne (h : a ≠ b) : a < b ∨ a > b := (Nat.lt_trichotomy a b).imp id (fun k => k.elim (absurd · h) id)
protected theorem lt_iff_le_not_le : m < n ↔ m ≤ n ∧ ¬n ≤ m := ⟨fun h => ⟨Nat.le_of_lt h, Nat.not_le_of_gt h⟩, fun h => Nat.lt_of_not_le h.2⟩
protected theorem lt_iff_le_and_ne : m < n ↔ m ≤ n ∧ m ≠ n := ⟨fun h => ⟨Nat.le_of_lt h, Nat.ne_of_lt h⟩, fun h => Nat.lt_of_le_of_ne h.1 h.2⟩
protected theorem le_iff_lt_or_eq : n ≤ m ↔ n < m ∨ n = m := ⟨Nat.lt_or_eq_of_le, fun h => h.elim Nat.le_of_lt Nat.le_of_eq⟩
theorem pos_of_ne_zero : ∀ {n : Nat}, n ≠ 0 → 0 < n
  | 0, h => absurd rfl h
  | n+1, _ => zero_lt_succ n
theorem ne_zero_of_lt (h : b < a) : a ≠ 0 := fun e => not_lt_zero b (e ▸ h)
theorem pos_iff_ne_zero : 0 < n ↔ n ≠ 0 := ⟨ne_zero_of_lt, pos_of_ne_zero⟩
theorem eq_zero_or_pos : ∀ n : Nat, n = 0 ∨ 0 < n
  | 0 => .inl rfl
  | n+1 => .inr (zero_lt_succ n)
theorem eq_zero_of_not_pos {n : Nat} (h : ¬0 < n) : n = 0 := (eq_zero_or_pos n).elim id (absurd · h)
theorem exists_eq_succ_of_ne_zero : ∀ {n : Nat}, n ≠ 0 → ∃ k, n = succ k
  | 0, h => absurd rfl h
  | n+1, _ => ⟨n, rfl⟩
theorem succ_pred {a : Nat} (h : a ≠ 0) : succ (pred a) = a := match a, h with | n+1, _ => rfl
theorem pred_le (n : Nat) : pred n ≤ n := match n with | 0 => .refl | n+1 => le_succ n
theorem pred_lt : ∀ {n : Nat}, n ≠ 0 → pred n < n
  | 0, h => absurd rfl h
  | n+1, _ => .refl
theorem pred_lt_of_lt {n m : Nat} (h : m < n) : pred n < n := pred_lt (ne_zero_of_lt h)
theorem sub_one_lt {n : Nat} (h : n ≠ 0) : n - 1 < n := pred_lt h
theorem sub_one_lt_of_lt {n m : Nat} (h : m < n) : n - 1 < n := pred_lt_of_lt h
@[simp] theorem le_add_right : ∀ n k : Nat, n ≤ n + k
  | _, 0 => .refl
  | n, k+1 => .step (le_add_right n k)
@[simp] theorem le_add_left (n m : Nat) : n ≤ m + n := Nat.add_comm n m ▸ le_add_right n m
theorem le.dest : ∀ {n m : Nat}, n ≤ m → ∃ k, n + k = m
  | _, _, .refl => ⟨0, rfl⟩
  | _, _, .step h => let ⟨k, e⟩ := le.dest h; ⟨k + 1, congrArg succ e⟩
theorem le.intro (h : n + k = m) : n ≤ m := h ▸ le_add_right n k
protected theorem exists_eq_add_of_le (h : m ≤ n) : ∃ k, n = m + k := let ⟨k, e⟩ := le.dest h; ⟨k, e.symm⟩
protected theorem le_iff_exists_add : m ≤ n ↔ ∃ k, n = m + k := ⟨Nat.exists_eq_add_of_le, fun ⟨k, e⟩ => le.intro e.symm⟩
protected theorem add_le_add_left (h : n ≤ m) (k : Nat) : k + n ≤ k + m := let ⟨w, e⟩ := le.dest h; le.intro (k := w) (by rw [Nat.add_assoc, e])
protected theorem add_le_add_right (h : n ≤ m) (k : Nat) : n + k ≤ m + k := by rw [Nat.add_comm n k, Nat.add_comm m k]; exact Nat.add_le_add_left h k
protected theorem add_le_add (h : a ≤ b) (k : c ≤ l) : a + c ≤ b + l := Nat.le_trans (Nat.add_le_add_right h c) (Nat.add_le_add_left k b)
protected theorem add_lt_add_left (h : n < m) (k : Nat) : k + n < k + m := Nat.add_le_add_left h k
protected theorem add_lt_add_right (h : n < m) (k : Nat) : n + k < m + k := by rw [Nat.add_comm n k, Nat.add_comm m k]; exact Nat.add_lt_add_left h k
protected theorem add_lt_add (h : a < b) (k : c < l) : a + c < b + l := Nat.lt_trans (Nat.add_lt_add_right h c) (Nat.add_lt_add_left k b)
protected theorem add_lt_add_of_lt_of_le (h : a < b) (k : c ≤ l) : a + c < b + l := Nat.lt_of_lt_of_le (Nat.add_lt_add_right h c) (Nat.add_le_add_left k b)
protected theorem add_lt_add_of_le_of_lt (h : a ≤ b) (k : c < l) : a + c < b + l := Nat.lt_of_le_of_lt (Nat.add_le_add_right h c) (Nat.add_lt_add_left k b)
protected theorem le_of_add_le_add_left (h : k + n ≤ k + m) : n ≤ m := let ⟨w, e⟩ := le.dest h; le.intro (k := w) (Nat.add_left_cancel (by rw [← Nat.add_assoc]; exact e))
protected theorem le_of_add_le_add_right (h : n + k ≤ m + k) : n ≤ m := Nat.le_of_add_le_add_left (k := k) (by rw [Nat.add_comm k n, Nat.add_comm k m]; exact h)
protected theorem lt_of_add_lt_add_left (h : k + n < k + m) : n < m := Nat.le_of_add_le_add_left (k := k) h
protected theorem lt_of_add_lt_add_right (h : n + k < m + k) : n < m := Nat.lt_of_add_lt_add_left (k := k) (by rw [Nat.add_comm k n, Nat.add_comm k m]; exact h)
@[simp] protected theorem add_le_add_iff_left : n + m ≤ n + k ↔ m ≤ k := ⟨Nat.le_of_add_le_add_left, fun h => Nat.add_le_add_left h n⟩
@[simp] protected theorem add_le_add_iff_right : m + n ≤ k + n ↔ m ≤ k := ⟨Nat.le_of_add_le_add_right, fun h => Nat.add_le_add_right h n⟩
@[simp] protected theorem add_lt_add_iff_left : n + m < n + k ↔ m < k := ⟨Nat.lt_of_add_lt_add_left, fun h => Nat.add_lt_add_left h n⟩
@[simp] protected theorem add_lt_add_iff_right : m + n < k + n ↔ m < k := ⟨Nat.lt_of_add_lt_add_right, fun h => Nat.add_lt_add_right h n⟩
protected theorem lt_add_of_pos_right (h : 0 < k) : n < n + k := Nat.add_lt_add_left h n
protected theorem lt_add_of_pos_left (h : 0 < k) : n < k + n := Nat.add_comm n k ▸ Nat.lt_add_of_pos_right h
theorem lt_add_left (c : Nat) (h : a < b) : a < c + b := Nat.lt_of_lt_of_le h (le_add_left b c)
theorem lt_add_right (c : Nat) (h : a < b) : a < b + c := Nat.lt_of_lt_of_le h (le_add_right b c)
protected theorem mul_le_mul_left {m n : Nat} (k : Nat) (h : m ≤ n) : k * m ≤ k * n := let ⟨w, e⟩ := le.dest h; le.intro (k := k * w) (by rw [← Nat.mul_add, e])
protected theorem mul_le_mul_right {m n : Nat} (k : Nat) (h : m ≤ n) : m * k ≤ n * k := by rw [Nat.mul_comm m k, Nat.mul_comm n k]; exact Nat.mul_le_mul_left k h
protected theorem mul_le_mul {p q m n : Nat} (h : p ≤ m) (k : q ≤ n) : p * q ≤ m * n := Nat.le_trans (Nat.mul_le_mul_right q h) (Nat.mul_le_mul_left m k)
protected theorem mul_lt_mul_of_pos_left (h : n < m) (hk : 0 < k) : k * n < k * m := Nat.lt_of_lt_of_le (Nat.lt_add_of_pos_right hk) (mul_succ k n ▸ Nat.mul_le_mul_left k h)
protected theorem mul_lt_mul_of_pos_right (h : n < m) (hk : 0 < k) : n * k < m * k := by rw [Nat.mul_comm n k, Nat.mul_comm m k]; exact Nat.mul_lt_mul_of_pos_left h hk
protected theorem mul_pos : ∀ {n m : Nat}, 0 < n → 0 < m → 0 < n * m := fun hn hm => Nat.mul_zero _ ▸ Nat.mul_lt_mul_of_pos_left hm hn
protected theorem mul_eq_zero : ∀ {m n : Nat}, n * m = 0 ↔ n = 0 ∨ m = 0
  | 0, _ => ⟨fun _ => .inr rfl, fun _ => rfl⟩
  | m+1, 0 => ⟨fun _ => .inl rfl, fun _ => Nat.zero_mul _⟩
  | m+1, n+1 => ⟨nofun, fun h => h.elim nofun nofun⟩
protected theorem eq_of_mul_eq_mul_left (ha : 0 < a) (h : a * b = a * c) : b = c :=
  (Nat.lt_trichotomy b c).elim (fun k => absurd h (Nat.ne_of_lt (Nat.mul_lt_mul_of_pos_left k ha)))
    fun k => k.elim id fun k => absurd h (Nat.ne_of_gt (Nat.mul_lt_mul_of_pos_left k ha))
protected theorem eq_of_mul_eq_mul_right (ha : 0 < a) (h : b * a = c * a) : b = c := Nat.eq_of_mul_eq_mul_left ha (by rw [Nat.mul_comm a b, Nat.mul_comm a c]; exact h)
end Nat
