prelude
import Init.Data.Nat.More
import Init.Data.LogicLemmas
import Init.Data.Repr
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Natural numbers: order, arithmetic, powers and division, the lemmas of everyday use
-/

universe u v

namespace Nat
variable {a b c d k l m n x y z : Nat}
/-! ## Functions -/
protected def blt (n m : Nat) : Bool := ble n.succ m
protected abbrev min (n m : Nat) : Nat := Min.min n m
protected abbrev max (n m : Nat) : Nat := Max.max n m
def foldRev {α : Type u} (n : Nat) (f : (i : Nat) → i < n → α → α) (init : α) : α := match n with
  | 0 => init
  | n+1 => foldRev n (fun i h => f i (Nat.lt_succ_of_lt h)) (f n (Nat.lt_succ_self n) init)
def foldM {α : Type u} {m : Type u → Type v} [Monad m] (n : Nat) (f : (i : Nat) → i < n → α →
    m α) (init : α) : m α :=
  go 0 n init
where
  /-- from `i` on, `rest` numbers to go -/
  go (i : Nat) : (rest : Nat) → α → m α
    | 0, a => pure a
    | rest+1, a => if h : i < n then do go (i + 1) rest (← f i h a) else pure a
def forM {m : Type → Type u} [Monad m] (n : Nat) (f : (i : Nat) → i < n → m Unit) : m Unit :=
  n.foldM (fun i h _ => f i h) ()
def forRevM {m : Type → Type u} [Monad m] (n : Nat) (f : (i : Nat) → i < n → m Unit) : m Unit :=
  n.foldRev (fun i h rest => do rest; f i h) (pure ())
def anyM {m : Type → Type u} [Monad m] (n : Nat) (p : (i : Nat) → i < n → m Bool) : m Bool := go 0 n
where
  go (i : Nat) : Nat → m Bool
    | 0 => pure false
    | rest+1 => if h : i < n then do if (← p i h) then pure true else go (i + 1) rest else pure false
def allM {m : Type → Type u} [Monad m] (n : Nat) (p : (i : Nat) → i < n → m Bool) : m Bool := do
  return !(← n.anyM fun i h => do return !(← p i h))
def nextPowerOfTwo (n : Nat) : Nat := go 1 n
where
  go (p : Nat) : Nat → Nat
    | 0 => p
    | fuel+1 => if p < n then go (2 * p) fuel else p
def sqrt (n : Nat) : Nat := go n n
where
  /-- steps of Newton's method from above -/
  go (guess : Nat) : Nat → Nat
    | 0 => guess
    | fuel+1 =>
      let next := (guess + n / guess) / 2
      if next < guess then go next fuel else guess
def toSuperDigitsChar (n : Nat) : Char := match n with
  | 0 => '⁰' | 1 => '¹' | 2 => '²' | 3 => '³' | 4 => '⁴' | 5 => '⁵' | 6 => '⁶' | 7 => '⁷' | 8 => '⁸' | 9 => '⁹' | _ => '*'
def toSuperscriptString (n : Nat) : String :=
  String.ofList ((toDigits 10 n).map fun c => toSuperDigitsChar (c.toNat - 48))
def subDigitChar (n : Nat) : Char := if n < 10 then Char.ofNat (0x2080 + n) else '*'
def toSubscriptString (n : Nat) : String :=
  String.ofList ((toDigits 10 n).map fun c => subDigitChar (c.toNat - 48))

/-! ## Order -/
protected theorem lt_of_lt_of_eq (h : n < m) (e : m = k) : n < k := e ▸ h
theorem pos_of_lt (h : a < b) : 0 < b := by omega
theorem le_pred_of_lt (h : n < m) : n ≤ m - 1 := by omega
theorem le_sub_one_of_lt (h : n < m) : n ≤ m - 1 := by omega
theorem pred_lt_self (h : 0 < n) : pred n < n := pred_lt (by omega)
theorem sub_one_lt_iff : n - 1 < n ↔ 0 < n := by omega
protected theorem le_of_lt_add_one (h : n < m + 1) : n ≤ m := by omega
protected theorem lt_add_one_of_le (h : n ≤ m) : n < m + 1 := by omega
protected theorem lt_of_add_one_le (h : n + 1 ≤ m) : n < m := h
protected theorem add_one_le_of_lt (h : n < m) : n + 1 ≤ m := h
theorem add_one_pos (n : Nat) : 0 < n + 1 := by omega
theorem succ_sub (h : n ≤ m) : succ m - n = succ (m - n) := by omega
protected theorem ne_iff_lt_or_gt : a ≠ b ↔ a < b ∨ b < a := by omega
protected theorem lt_or_gt : a ≠ b ↔ a < b ∨ b < a := by omega
theorem succ_lt_of_lt_pred (h : n < m - 1) : n + 1 < m := by omega
protected theorem one_pos : 0 < 1 := Nat.zero_lt_one
protected theorem two_le_iff : (n : Nat) → 2 ≤ n ↔ n ≠ 0 ∧ n ≠ 1 := fun n => by omega
theorem lt_one_iff : n < 1 ↔ n = 0 := by omega
theorem le_one_iff_eq_zero_or_eq_one : n ≤ 1 ↔ n = 0 ∨ n = 1 := by omega
protected theorem min_lt : min a b < c ↔ a < c ∨ b < c := by omega
protected theorem max_lt : max a b < c ↔ a < c ∧ b < c := by omega
protected theorem lt_max : c < max a b ↔ c < a ∨ c < b := by omega
protected theorem le_max : c ≤ max a b ↔ c ≤ a ∨ c ≤ b := by omega
protected theorem min_le : min a b ≤ c ↔ a ≤ c ∨ b ≤ c := by omega
protected theorem min_eq_min (a b : Nat) : Nat.min a b = min a b := rfl
protected theorem add_max_add_right (a b c : Nat) : max (a + c) (b + c) = max a b + c := by omega
protected theorem add_min_add_right (a b c : Nat) : min (a + c) (b + c) = min a b + c := by omega
protected theorem add_max_add_left (a b c : Nat) : max (a + b) (a + c) = a + max b c := by omega
protected theorem add_min_add_left (a b c : Nat) : min (a + b) (a + c) = a + min b c := by omega
theorem succ_max_succ (a b : Nat) : max (succ a) (succ b) = succ (max a b) := by omega
theorem succ_min_succ (a b : Nat) : min (succ a) (succ b) = succ (min a b) := by omega
theorem max_lt_of_lt_of_lt (h₁ : a < c) (h₂ : b < c) : max a b < c := by omega
protected theorem min_le_of_left_le (h : a ≤ c) : min a b ≤ c := by omega
protected theorem le_min_of_le_of_le (h₁ : a ≤ b) (h₂ : a ≤ c) : a ≤ min b c := by omega
protected theorem max_le_of_le_of_le (h₁ : a ≤ c) (h₂ : b ≤ c) : max a b ≤ c := by omega
protected theorem min_add_max (a b : Nat) : min a b + max a b = a + b := by omega

/-! ## Addition and subtraction -/
protected theorem add_sub_cancel_right (n m : Nat) : n + m - m = n := by omega
protected theorem add_sub_add_comm (h₁ : b ≤ a) (h₂ : d ≤ c) : a + c - (b + d) = a - b + (c - d) := by omega
protected theorem sub_add_sub_cancel (h₁ : b ≤ a) (h₂ : c ≤ b) : a - b + (b - c) = a - c := by omega
protected theorem sub_eq_of_eq_add (h : a = c + b) : a - b = c := by omega
protected theorem eq_add_of_sub_eq (h : c ≤ a) (e : a - c = b) : a = b + c := by omega
protected theorem sub_eq_iff_eq_add' (h : b ≤ a) : a - b = c ↔ a = b + c := by omega
protected theorem sub_lt_of_lt (h : a < c) : a - b < c := by omega
protected theorem sub_lt_self (h₀ : 0 < a) (h₁ : a ≤ b) : b - a < b := by omega
protected theorem sub_lt_left_of_lt_add (h : n ≤ k) (e : k < n + m) : k - n < m := by omega
protected theorem lt_sub_of_add_lt (h : a + b < c) : a < c - b := by omega
protected theorem sub_ne_zero_of_lt (h : a < b) : b - a ≠ 0 := by omega
protected theorem sub_ne_zero_iff_lt : n - m ≠ 0 ↔ m < n := by omega
protected theorem sub_sub_eq_min (a b : Nat) : a - (a - b) = min a b := by omega
protected theorem sub_add_eq_max (a b : Nat) : a - b + b = max a b := by omega
theorem add_eq_one_iff : m + n = 1 ↔ m = 0 ∧ n = 1 ∨ m = 1 ∧ n = 0 := by omega
protected theorem add_pos_left (h : 0 < m) (n : Nat) : 0 < m + n := by omega
protected theorem add_pos_right (m : Nat) (h : 0 < n) : 0 < m + n := by omega
protected theorem add_pos_iff_pos_or_pos : 0 < m + n ↔ 0 < m ∨ 0 < n := by omega
protected theorem add_self_ne_one (n : Nat) : n + n ≠ 1 := by omega
protected theorem le_add_of_sub_le (h : a - b ≤ c) : a ≤ c + b := by omega
protected theorem sub_le_of_le_add (h : a ≤ c + b) : a - b ≤ c := by omega
theorem one_add_le_iff : 1 + m ≤ n ↔ m < n := by omega
theorem pred_eq_sub_one : pred n = n - 1 := rfl
theorem succ_pred_eq_of_pos (h : 0 < n) : succ (pred n) = n := succ_pred (by omega)
theorem succ_pred_eq_of_ne_zero (h : n ≠ 0) : succ (pred n) = n := succ_pred h
theorem exists_eq_add_one_of_ne_zero (h : n ≠ 0) : ∃ k, n = k + 1 := ⟨n - 1, by omega⟩
theorem eq_zero_of_add_eq_zero_left (h : n + m = 0) : m = 0 := by omega
theorem eq_zero_of_add_eq_zero_right (h : n + m = 0) : n = 0 := by omega
theorem and_forall_add_one {p : Nat → Prop} : (p 0 ∧ ∀ n, p (n + 1)) ↔ ∀ n, p n :=
  ⟨fun h n => Nat.casesOn n h.1 h.2, fun h => ⟨h _, fun _ => h _⟩⟩
theorem or_exists_add_one {p : Nat → Prop} : (p 0 ∨ ∃ n, p (n + 1)) ↔ ∃ n, p n :=
  ⟨fun | .inl h => ⟨0, h⟩ | .inr ⟨n, h⟩ => ⟨n + 1, h⟩, fun | ⟨0, h⟩ => .inl h | ⟨n+1, h⟩ => .inr ⟨n, h⟩⟩

/-! ## Multiplication and powers -/
protected theorem mul_self_lt_mul_self (h : m < n) : m * m < n * n :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_left m (Nat.le_of_lt h)) (Nat.mul_lt_mul_of_pos_right h (by omega))
protected theorem mul_lt_mul_of_lt_of_le (h₁ : a < c) (h₂ : b ≤ d) (h₃ : 0 < d) : a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_left a h₂) (Nat.mul_lt_mul_of_pos_right h₁ h₃)
protected theorem pos_of_mul_pos_left (h : 0 < a * b) : 0 < b := by
  cases b
  · simp at h
  · omega
protected theorem pos_of_mul_pos_right (h : 0 < a * b) : 0 < a := by
  cases a
  · simp at h
  · omega
protected theorem mul_eq_one_iff : a * b = 1 ↔ a = 1 ∧ b = 1 := by
  constructor
  · intro h
    match a, b with
    | 0, _ => simp at h
    | _, 0 => simp at h
    | 1, b => simp_all
    | a+2, b+1 =>
      rw [Nat.add_mul, Nat.mul_add] at h
      omega
  · intro ⟨h, k⟩; subst h; subst k; rfl
protected theorem mul_left_cancel_iff (ha : 0 < a) : a * b = a * c ↔ b = c :=
  ⟨Nat.mul_left_cancel ha, congrArg _⟩
protected theorem mul_right_cancel_iff (ha : 0 < a) : b * a = c * a ↔ b = c :=
  ⟨Nat.mul_right_cancel ha, congrArg (· * a)⟩
protected theorem le_of_mul_le_mul_left (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b :=
  Nat.le_of_not_lt fun k => Nat.lt_irrefl _ (Nat.lt_of_lt_of_le (Nat.mul_lt_mul_of_pos_left k hc) h)
protected theorem le_of_mul_le_mul_right (h : a * c ≤ b * c) (hc : 0 < c) : a ≤ b :=
  Nat.le_of_mul_le_mul_left (Nat.mul_comm a c ▸ Nat.mul_comm b c ▸ h) hc
protected theorem lt_of_mul_lt_mul_left {a b c : Nat} (h : a * b < a * c) : b < c :=
  Nat.lt_of_not_le fun k => Nat.not_lt_of_le (Nat.mul_le_mul_left a k) h
protected theorem lt_of_mul_lt_mul_right {a b c : Nat} (h : b * a < c * a) : b < c :=
  Nat.lt_of_not_le fun k => Nat.not_lt_of_le (Nat.mul_le_mul_right a k) h
theorem le_mul_self : (n : Nat) → n ≤ n * n
  | 0 => Nat.le_refl 0
  | n+1 => Nat.le_mul_of_pos_left _ (Nat.succ_pos n)
theorem pow_succ' : m ^ n.succ = m * m ^ n := by rw [Nat.pow_succ, Nat.mul_comm]
theorem pow_add_one' : m ^ (n + 1) = m * m ^ n := pow_succ'
theorem pow_eq (m n : Nat) : m.pow n = m ^ n := rfl
theorem pow_right_comm (a m n : Nat) : (a ^ m) ^ n = (a ^ n) ^ m := by
  rw [← Nat.pow_mul, ← Nat.pow_mul, Nat.mul_comm]
theorem pow_mul' (a m n : Nat) : a ^ (m * n) = (a ^ n) ^ m := by rw [Nat.mul_comm, Nat.pow_mul]
theorem one_lt_two_pow (h : n ≠ 0) : 1 < 2 ^ n := by
  match n, h with
  | n+1, _ =>
    have := Nat.two_pow_pos n
    rw [Nat.pow_succ]; omega
theorem lt_pow_self {n b : Nat} (h : 1 < b) : n < b ^ n := by
  induction n with
  | zero => simp
  | succ n ih =>
    rw [Nat.pow_succ]
    have : b ^ n * 2 ≤ b ^ n * b := Nat.mul_le_mul_left _ h
    omega
theorem pow_lt_pow_succ (h : 1 < b) : b ^ n < b ^ (n + 1) := by
  rw [Nat.pow_succ]
  have : b ^ n * 2 ≤ b ^ n * b := Nat.mul_le_mul_left _ h
  have : 0 < b ^ n := Nat.pow_pos (by omega)
  omega
theorem pow_lt_pow_of_lt {a n m : Nat} (h : 1 < a) (w : n < m) : a ^ n < a ^ m :=
  Nat.lt_of_lt_of_le (pow_lt_pow_succ h) (Nat.pow_le_pow_right (by omega) w)
theorem pow_lt_pow_iff_right {a n m : Nat} (h : 1 < a) : a ^ n < a ^ m ↔ n < m :=
  ⟨fun w => Nat.lt_of_not_le fun k => Nat.not_lt_of_le (Nat.pow_le_pow_right (by omega) k) w, pow_lt_pow_of_lt h⟩
theorem pow_le_pow_iff_right {a n m : Nat} (h : 1 < a) : a ^ n ≤ a ^ m ↔ n ≤ m :=
  ⟨fun w => Nat.le_of_not_lt fun k => Nat.not_lt_of_le w (pow_lt_pow_of_lt h k), Nat.pow_le_pow_right (by omega)⟩
theorem pow_lt_pow_left {a b : Nat} (h : a < b) : n ≠ 0 → a ^ n < b ^ n := by
  intro hn
  match n, hn with
  | n+1, _ =>
    rw [Nat.pow_succ, Nat.pow_succ]
    exact Nat.lt_of_le_of_lt (Nat.mul_le_mul_right a (Nat.pow_le_pow_left (Nat.le_of_lt h) n))
      (Nat.mul_lt_mul_of_pos_left h (Nat.pow_pos (by omega)))
theorem zero_pow (H : 0 < n) : 0 ^ n = 0 := by cases n with
  | zero => cases H
  | succ n => rw [Nat.pow_succ, Nat.mul_zero]
/-! ## Division -/
theorem mod_add_div' (m k : Nat) : m % k + m / k * k = m := by rw [Nat.mul_comm]; exact Nat.mod_add_div m k
theorem div_add_mod' (m k : Nat) : m / k * k + m % k = m := by rw [Nat.mul_comm]; exact Nat.div_add_mod m k
theorem div_le_div_right {a b : Nat} (c : Nat) (h : a ≤ b) : a / c ≤ b / c := by
  rcases Nat.eq_zero_or_pos c with hc | hc
  · subst hc; simp
  · rw [Nat.le_div_iff_mul_le hc]
    exact Nat.le_trans (Nat.div_mul_le_self a c) h
theorem div_lt_of_lt_mul (h : m < n * k) : m / n < k := by
  rcases Nat.eq_zero_or_pos n with hn | hn
  · subst hn; rw [Nat.zero_mul] at h; exact absurd h (Nat.not_lt_zero m)
  · rw [Nat.div_lt_iff_lt_mul hn, Nat.mul_comm]; exact h
theorem div_pos (hba : b ≤ a) (hb : 0 < b) : 0 < a / b := by
  rw [Nat.lt_iff_add_one_le, Nat.le_div_iff_mul_le hb]; simpa using hba
theorem div_eq_iff (hb : 0 < b) : a / b = c ↔ b * c ≤ a ∧ a < b * (c + 1) := by
  have h₁ := Nat.div_add_mod a b
  have h₂ := Nat.mod_lt a hb
  constructor
  · intro h; subst h
    rw [Nat.mul_add]; omega
  · intro ⟨h, k⟩
    rw [Nat.mul_comm] at h k
    exact Nat.le_antisymm (Nat.le_of_lt_succ ((Nat.div_lt_iff_lt_mul hb).mpr k)) ((Nat.le_div_iff_mul_le hb).mpr h)
theorem div_div_eq_div_mul (m n k : Nat) : m / n / k = m / (n * k) := by
  rcases Nat.eq_zero_or_pos n with hn | hn
  · subst hn; simp
  rcases Nat.eq_zero_or_pos k with hk | hk
  · subst hk; simp
  apply Nat.le_antisymm
  · rw [Nat.le_div_iff_mul_le (Nat.mul_pos hn hk), Nat.mul_comm n, ← Nat.mul_assoc]
    exact Nat.le_trans (Nat.mul_le_mul_right n (Nat.div_mul_le_self _ _)) (Nat.div_mul_le_self _ _)
  · rw [Nat.le_div_iff_mul_le hk, Nat.le_div_iff_mul_le hn, Nat.mul_assoc, Nat.mul_comm k]
    exact Nat.div_mul_le_self _ _
theorem eq_mul_of_div_eq_right {a b c : Nat} (H1 : b ∣ a) (H2 : a / b = c) : a = b * c := by
  rw [← H2, Nat.mul_comm, Nat.div_mul_cancel H1]
protected theorem eq_mul_of_div_eq_left {a b c : Nat} (H1 : b ∣ a) (H2 : a / b = c) : a = c * b := by
  rw [← H2, Nat.div_mul_cancel H1]
protected theorem div_eq_of_eq_mul_left (H1 : 0 < n) (H2 : m = k * n) : m / n = k := by
  rw [H2, Nat.mul_div_cancel _ H1]
protected theorem div_eq_of_eq_mul_right (H1 : 0 < n) (H2 : m = n * k) : m / n = k := by
  rw [H2, Nat.mul_div_cancel_left _ H1]
protected theorem mul_div_assoc (m : Nat) (H : k ∣ n) : m * n / k = m * (n / k) := by
  rcases Nat.eq_zero_or_pos k with hk | hk
  · subst hk; simp
  · obtain ⟨d, hd⟩ := H
    subst hd
    rw [Nat.mul_div_cancel_left _ hk, ← Nat.mul_assoc, Nat.mul_comm m, Nat.mul_assoc, Nat.mul_div_cancel_left _ hk]
theorem mod_two_ne_zero : a % 2 ≠ 0 ↔ a % 2 = 1 := by omega
theorem mod_two_ne_one : a % 2 ≠ 1 ↔ a % 2 = 0 := by omega
theorem pow_mod (a b n : Nat) : a ^ b % n = (a % n) ^ b % n := by
  induction b with
  | zero => rfl
  | succ b ih => rw [Nat.pow_succ, Nat.pow_succ, Nat.mul_mod, ih, Nat.mul_mod ((a % n) ^ b), Nat.mod_mod]
theorem mod_lt_of_lt {a b c : Nat} (h : a < c) : a % b < c := Nat.lt_of_le_of_lt (Nat.mod_le _ _) h
theorem dvd_sub {k m n : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m - n := by
  obtain ⟨a, ha⟩ := h₁; obtain ⟨b, hb⟩ := h₂
  exact ⟨a - b, by rw [ha, hb, Nat.mul_sub]⟩
theorem dvd_add_right {m k : Nat} (h : k ∣ m) : k ∣ m + n ↔ k ∣ n :=
  ⟨fun hd => by have := dvd_sub hd h; rwa [Nat.add_sub_cancel_left] at this, Nat.dvd_add h⟩
theorem dvd_add_left {m k : Nat} (h : k ∣ n) : k ∣ m + n ↔ k ∣ m := by
  rw [Nat.add_comm]; exact dvd_add_right h
theorem dvd_add_iff_right {k m : Nat} (h : k ∣ m) : k ∣ n ↔ k ∣ m + n := (dvd_add_right h).symm
theorem dvd_add_iff_left {k m : Nat} (h : k ∣ n) : k ∣ m ↔ k ∣ m + n := (dvd_add_left h).symm
theorem eq_zero_of_zero_dvd {a : Nat} (h : 0 ∣ a) : a = 0 := by obtain ⟨c, hc⟩ := h; simpa using hc
@[simp] protected theorem zero_dvd {n : Nat} : 0 ∣ n ↔ n = 0 :=
  ⟨eq_zero_of_zero_dvd, fun h => h ▸ Nat.dvd_refl 0⟩
theorem pos_of_dvd_of_pos {m n : Nat} (H1 : m ∣ n) (H2 : 0 < n) : 0 < m :=
  Nat.pos_of_ne_zero fun e => by subst e; rw [eq_zero_of_zero_dvd H1] at H2; cases H2
theorem eq_one_of_dvd_one {n : Nat} (H : n ∣ 1) : n = 1 := Nat.dvd_antisymm H (Nat.one_dvd n)
theorem eq_zero_of_dvd_of_lt (h₁ : a ∣ b) (h₂ : b < a) : b = 0 :=
  Nat.eq_zero_of_le_zero (Nat.le_of_not_lt fun h => Nat.not_lt_of_le (Nat.le_of_dvd h h₁) h₂)
protected theorem mul_dvd_mul {a b c d : Nat} : a ∣ b → c ∣ d → a * c ∣ b * d
  | ⟨e, he⟩, ⟨f, hf⟩ => ⟨e * f, by
    rw [he, hf, Nat.mul_assoc, Nat.mul_assoc, Nat.mul_left_comm e]⟩
protected theorem mul_dvd_mul_left {b c : Nat} (a : Nat) (h : b ∣ c) : a * b ∣ a * c :=
  Nat.mul_dvd_mul (Nat.dvd_refl a) h
protected theorem mul_dvd_mul_right {a b : Nat} (h : a ∣ b) (c : Nat) : a * c ∣ b * c :=
  Nat.mul_dvd_mul h (Nat.dvd_refl c)
theorem pow_dvd_pow {m n : Nat} (a : Nat) (h : m ≤ n) : a ^ m ∣ a ^ n := by
  refine ⟨a ^ (n - m), ?_⟩
  rw [← Nat.pow_add]; congr 1; omega
theorem dvd_mod_iff {k m n : Nat} (h : k ∣ n) : k ∣ m % n ↔ k ∣ m := by
  have := dvd_add_left (m := m % n) (Nat.dvd_mul_right_of_dvd h (m / n))
  rw [Nat.mod_add_div] at this
  exact this.symm
theorem two_dvd_ne_zero : ¬2 ∣ n ↔ n % 2 = 1 := by omega

end Nat
