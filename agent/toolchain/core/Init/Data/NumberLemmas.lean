prelude
import Init.Data.Vector
import Init.Data.SumOption
import Init.Data.Array.Lemmas
import Init.Linear.Cutsat
import Init.Data.AC
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Numbers, Booleans, characters: what else is used often

Order and arithmetic of `Nat` and `Int`, quantifiers over `Bool` and small `Fin`, equality of characters.
-/

universe u v w

/-! ## `Nat` -/
namespace Nat
theorem sub_one_lt_of_le {a b : Nat} (h₀ : 0 < a) (h₁ : a ≤ b) : a - 1 < b := by omega
theorem lt_iff_le_and_not_ge {m n : Nat} : m < n ↔ m ≤ n ∧ ¬n ≤ m := by omega
theorem le_add_right_of_le {n m k : Nat} (h : n ≤ m) : n ≤ m + k := by omega
theorem le_add_left_of_le {n m k : Nat} (h : n ≤ m) : n ≤ k + m := by omega
theorem exists_eq_add_of_lt {m n : Nat} (h : m < n) : ∃ k : Nat, n = m + k + 1 := ⟨n - m - 1, by omega⟩
protected theorem mul_sub_one (n m : Nat) : n * (m - 1) = n * m - n := by rw [Nat.mul_sub, Nat.mul_one]
protected theorem sub_one_mul (n m : Nat) : (n - 1) * m = n * m - m := by rw [Nat.sub_mul, Nat.one_mul]
theorem lt_of_sub_ne_zero {n m : Nat} (h : n - m ≠ 0) : m < n := by omega
protected theorem sub_one_sub_lt_of_lt {a b : Nat} (h : a < b) : b - 1 - a < b := by omega
theorem sub_one_le (n : Nat) : n - 1 ≤ n := by omega
theorem lt_pred_iff {n m : Nat} : n < pred m ↔ succ n < m := by cases m <;> simp [pred] <;> omega
protected theorem mul_lt_mul_of_le_of_lt {a b c d : Nat} (hac : a ≤ c) (hbd : b < d) (hc : 0 < c) : a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_right b hac) (Nat.mul_lt_mul_of_pos_left hbd hc)
protected theorem mul_le_mul_left_iff {w x y : Nat} (h : 0 < w) : w * x ≤ w * y ↔ x ≤ y :=
  ⟨fun g => Nat.le_of_mul_le_mul_left g h, Nat.mul_le_mul_left w⟩
protected theorem mul_le_mul_right_iff {w x y : Nat} (h : 0 < w) : x * w ≤ y * w ↔ x ≤ y := by
  rw [Nat.mul_comm x, Nat.mul_comm y, Nat.mul_le_mul_left_iff h]
protected theorem mul_lt_mul_left {a b c : Nat} (a0 : 0 < a) : a * b < a * c ↔ b < c :=
  ⟨fun h => Nat.lt_of_mul_lt_mul_left h, fun h => Nat.mul_lt_mul_of_pos_left h a0⟩
protected theorem mul_lt_mul_right {a b c : Nat} (a0 : 0 < a) : b * a < c * a ↔ b < c := by
  rw [Nat.mul_comm b, Nat.mul_comm c, Nat.mul_lt_mul_left a0]
protected theorem mul_left_inj {a b c : Nat} (h : c ≠ 0) : a * c = b * c ↔ a = b :=
  ⟨Nat.eq_of_mul_eq_mul_right (Nat.pos_of_ne_zero h), fun e => e ▸ rfl⟩
protected theorem mul_right_inj {a b c : Nat} (h : a ≠ 0) : a * b = a * c ↔ b = c :=
  ⟨Nat.eq_of_mul_eq_mul_left (Nat.pos_of_ne_zero h), fun e => e ▸ rfl⟩
theorem mul_div_mul_left {m : Nat} (n k : Nat) (h : 0 < m) : m * n / (m * k) = n / k := by
  rw [← Nat.div_div_eq_div_mul, Nat.mul_div_cancel_left _ h]
theorem mul_div_mul_right {m : Nat} (n k : Nat) (h : 0 < m) : n * m / (k * m) = n / k := by
  rw [Nat.mul_comm n, Nat.mul_comm k, mul_div_mul_left n k h]
protected theorem mul_mul_mul_comm (a b c d : Nat) : a * b * (c * d) = a * c * (b * d) := by
  rw [Nat.mul_assoc, Nat.mul_assoc, Nat.mul_left_comm b]
protected theorem lt_max_of_lt_left {a b c : Nat} (h : a < b) : a < max b c := by omega
protected theorem lt_max_of_lt_right {a b c : Nat} (h : a < c) : a < max b c := by omega
protected theorem le_max_of_le_left {a b c : Nat} (h : a ≤ b) : a ≤ max b c := by omega
protected theorem le_max_of_le_right {a b c : Nat} (h : a ≤ c) : a ≤ max b c := by omega
protected theorem min_lt_of_left_lt {a b c : Nat} (h : a < c) : min a b < c := by omega
protected theorem min_lt_of_right_lt {a b c : Nat} (h : b < c) : min a b < c := by omega
protected theorem le_max_iff {a b c : Nat} : a ≤ max b c ↔ a ≤ b ∨ a ≤ c := by omega
protected theorem min_le_iff {a b c : Nat} : min a b ≤ c ↔ a ≤ c ∨ b ≤ c := by omega
protected theorem lt_max_iff {a b c : Nat} : a < max b c ↔ a < b ∨ a < c := by omega
@[simp] theorem beq_eq {x y : Nat} : (Nat.beq x y = true) = (x = y) := propext ⟨Nat.eq_of_beq_eq_true x y, fun e => e ▸ Nat.beq_refl x⟩
@[simp] theorem ble_eq {x y : Nat} : (Nat.ble x y = true) = (x ≤ y) := propext ⟨Nat.le_of_ble_eq_true, Nat.ble_eq_true_of_le⟩
@[simp] theorem mod_two_not_eq_zero {n : Nat} : ¬n % 2 = 0 ↔ n % 2 = 1 := by omega
@[simp] theorem mod_two_not_eq_one {n : Nat} : ¬n % 2 = 1 ↔ n % 2 = 0 := by omega
theorem le_or_eq_of_le_succ {m n : Nat} (h : m ≤ succ n) : m ≤ n ∨ m = succ n := by omega
theorem two_pow_succ (n : Nat) : 2 ^ (n + 1) = 2 ^ n + 2 ^ n := by rw [Nat.pow_succ, Nat.mul_two]
theorem mod_mod_of_dvd (a : Nat) {b c : Nat} (h : c ∣ b) : a % b % c = a % c := by
  obtain ⟨k, rfl⟩ := h
  conv => rhs; rw [← Nat.mod_add_div a (c * k)]
  rw [Nat.mul_assoc, Nat.add_mul_mod_self_left]
end Nat

/-! ## `Int` -/
namespace Int
protected theorem sub_sub_self (a b : Int) : a - (a - b) = b := by omega
protected theorem sub_left_inj {i j : Int} (k : Int) : i - k = j - k ↔ i = j := by omega
protected theorem sub_right_inj {j k : Int} (i : Int) : i - j = i - k ↔ j = k := by omega
protected theorem add_right_inj {i j : Int} (k : Int) : k + i = k + j ↔ i = j := by omega
protected theorem add_left_inj {i j : Int} (k : Int) : i + k = j + k ↔ i = j := by omega
theorem ofNat_inj {m n : Nat} : (m : Int) = (n : Int) ↔ m = n := by omega
theorem ofNat_lt {n m : Nat} : (n : Int) < (m : Int) ↔ n < m := by omega
theorem ofNat_nonneg (n : Nat) : 0 ≤ (n : Int) := by omega
end Int

/-! ## `Bool` -/
namespace Bool
@[simp] theorem cond_true {α : Sort u} {a b : α} : cond true a b = a := rfl
@[simp] theorem cond_false {α : Sort u} {a b : α} : cond false a b = b := rfl
instance instDecidableForall {p : Bool → Prop} [DecidablePred p] : Decidable (∀ x, p x) :=
  decidable_of_iff (p true ∧ p false) ⟨fun ⟨t, f⟩ x => match x with | true => t | false => f, fun h => ⟨h _, h _⟩⟩
instance instDecidableExists {p : Bool → Prop} [DecidablePred p] : Decidable (∃ x, p x) :=
  decidable_of_iff (p true ∨ p false)
    ⟨fun o => o.elim (⟨_, ·⟩) (⟨_, ·⟩), fun ⟨x, h⟩ => match x, h with | true, h => .inl h | false, h => .inr h⟩
theorem false_ne_true : false ≠ true := nofun
theorem ne_false_iff : ∀ {b : Bool}, b ≠ false ↔ b = true
  | true => by simp
  | false => by simp
theorem ne_true_iff : ∀ {b : Bool}, b ≠ true ↔ b = false
  | true => by simp
  | false => by simp
@[simp] theorem xor_assoc : ∀ (x y z : Bool), ((x ^^ y) ^^ z) = (x ^^ (y ^^ z)) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
end Bool

/-! ## Characters -/
theorem UInt32.toNat_inj : ∀ {a b : UInt32}, a.toNat = b.toNat ↔ a = b
  | ⟨⟨⟨x, hx⟩⟩⟩, ⟨⟨⟨y, hy⟩⟩⟩ => ⟨fun h => by have h : x = y := h; subst h; rfl, congrArg UInt32.toNat⟩
namespace Char
theorem ext : ∀ {a b : Char}, a.val = b.val → a = b
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
theorem toNat_inj {a b : Char} : a.toNat = b.toNat ↔ a = b := ⟨fun h => ext (UInt32.toNat_inj.mp h), congrArg toNat⟩
theorem le_def {a b : Char} : a ≤ b ↔ a.1 ≤ b.1 := Iff.rfl
theorem lt_def {a b : Char} : a < b ↔ a.1 < b.1 := Iff.rfl
end Char

/-! ## Finite numbers -/
namespace Fin
variable {n m : Nat}
def addNat (i : Fin n) (m : Nat) : Fin (n + m) := ⟨i + m, Nat.add_lt_add_right i.2 _⟩
def natAdd (n : Nat) {m : Nat} (i : Fin m) : Fin (n + m) := ⟨n + i, Nat.add_lt_add_left i.2 _⟩
def rev (i : Fin n) : Fin n := ⟨n - (i + 1), Nat.sub_lt (Nat.lt_of_le_of_lt (Nat.zero_le _) i.2) (Nat.succ_pos _)⟩
@[simp] theorem val_addNat (m : Nat) (i : Fin n) : (addNat i m : Nat) = i + m := rfl
@[simp] theorem val_natAdd (n : Nat) {m : Nat} (i : Fin m) : (natAdd n i : Nat) = n + i := rfl
@[simp] theorem val_rev (i : Fin n) : (rev i : Nat) = n - (i + 1) := rfl
@[simp] theorem rev_rev (i : Fin n) : rev (rev i) = i := ext (by simp; omega)
theorem ne_of_val_ne {i j : Fin n} (h : i.val ≠ j.val) : i ≠ j := fun e => h (e ▸ rfl)
@[elab_as_elim] def cases {motive : Fin (n + 1) → Sort u} (zero : motive 0) (succ : (i : Fin n) → motive i.succ) :
    (i : Fin (n + 1)) → motive i
  | ⟨0, h⟩ => (ext (Nat.zero_mod _) : (0 : Fin (n + 1)) = ⟨0, h⟩) ▸ zero
  | ⟨i + 1, h⟩ => succ ⟨i, Nat.lt_of_succ_lt_succ h⟩
theorem forall_fin_succ {p : Fin (n + 1) → Prop} : (∀ i, p i) ↔ p 0 ∧ ∀ i : Fin n, p i.succ :=
  ⟨fun h => ⟨h 0, fun i => h i.succ⟩, fun ⟨h, t⟩ i => cases (motive := p) h t i⟩
theorem exists_fin_succ {p : Fin (n + 1) → Prop} : (∃ i, p i) ↔ p 0 ∨ ∃ i : Fin n, p i.succ :=
  ⟨fun ⟨i, h⟩ => by
    revert h
    exact cases (motive := fun i => p i → _) .inl (fun i h => .inr ⟨i, h⟩) i,
   fun o => o.elim (fun h => ⟨0, h⟩) fun ⟨i, h⟩ => ⟨i.succ, h⟩⟩
theorem forall_fin_one {p : Fin 1 → Prop} : (∀ i, p i) ↔ p 0 := by
  rw [forall_fin_succ]; exact ⟨fun h => h.1, fun h => ⟨h, fun i => i.elim0⟩⟩
theorem exists_fin_one {p : Fin 1 → Prop} : (∃ i, p i) ↔ p 0 := by
  rw [exists_fin_succ]; exact ⟨fun h => h.elim id fun ⟨i, _⟩ => i.elim0, .inl⟩
theorem forall_fin_two {p : Fin 2 → Prop} : (∀ i, p i) ↔ p 0 ∧ p 1 := by
  rw [forall_fin_succ, forall_fin_one]; exact Iff.rfl
theorem exists_fin_two {p : Fin 2 → Prop} : (∃ i, p i) ↔ p 0 ∨ p 1 := by
  rw [exists_fin_succ, exists_fin_one]; exact Iff.rfl
end Fin
