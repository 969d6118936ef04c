prelude
import Init.Data.Bool
set_option autoImplicit false

/-!
# `Fin n`: arithmetic modulo `n`, order
-/

namespace Fin
variable {n : Nat}

theorem mod_lt_of_lt {n a : Nat} (b : Nat) (h : a < n) : b % n < n := Nat.mod_lt b (Nat.lt_of_le_of_lt (Nat.zero_le a) h)
protected def add : Fin n → Fin n → Fin n
  | ⟨a, h⟩, ⟨b, _⟩ => ⟨(a + b) % n, mod_lt_of_lt _ h⟩
protected def mul : Fin n → Fin n → Fin n
  | ⟨a, h⟩, ⟨b, _⟩ => ⟨a * b % n, mod_lt_of_lt _ h⟩
protected def sub : Fin n → Fin n → Fin n
  | ⟨a, h⟩, ⟨b, _⟩ => ⟨(n - b + a) % n, mod_lt_of_lt _ h⟩
protected def mod : Fin n → Fin n → Fin n
  | ⟨a, h⟩, ⟨b, _⟩ => ⟨a % b, Nat.lt_of_le_of_lt (Nat.mod_le a b) h⟩
protected def div : Fin n → Fin n → Fin n
  | ⟨a, h⟩, ⟨b, _⟩ => ⟨a / b, Nat.lt_of_le_of_lt (Nat.div_le_self a b) h⟩
instance instAdd : Add (Fin n) := ⟨Fin.add⟩
instance instMul : Mul (Fin n) := ⟨Fin.mul⟩
instance instSub : Sub (Fin n) := ⟨Fin.sub⟩
instance instMod : Mod (Fin n) := ⟨Fin.mod⟩
instance instDiv : Div (Fin n) := ⟨Fin.div⟩
instance decLt (a b : Fin n) : Decidable (a < b) := Nat.decLt a.val b.val
instance decLe (a b : Fin n) : Decidable (a ≤ b) := Nat.decLe a.val b.val

attribute [coe] Fin.val
instance coeToNat : CoeOut (Fin n) Nat := ⟨Fin.val⟩
@[simp] theorem is_lt (a : Fin n) : a.val < n := a.isLt
theorem is_le (i : Fin (n + 1)) : i.val ≤ n := Nat.le_of_lt_succ i.isLt
theorem pos (i : Fin n) : 0 < n := Nat.lt_of_le_of_lt (Nat.zero_le _) i.isLt
@[simp] theorem eta (a : Fin n) (h : a.val < n) : (⟨a, h⟩ : Fin n) = a := rfl
theorem val_mk {m : Nat} (h : m < n) : (⟨m, h⟩ : Fin n).val = m := rfl
theorem val_ne_of_ne {i j : Fin n} (h : i ≠ j) : i.val ≠ j.val := fun e => h (Fin.ext e)
theorem forall_iff {p : Fin n → Prop} : (∀ i, p i) ↔ ∀ i h, p ⟨i, h⟩ := ⟨fun h i hi => h ⟨i, hi⟩, fun h i => h i.1 i.2⟩
theorem exists_iff {p : Fin n → Prop} : (∃ i, p i) ↔ ∃ i h, p ⟨i, h⟩ := ⟨fun ⟨i, h⟩ => ⟨i.1, i.2, h⟩, fun ⟨i, hi, h⟩ => ⟨⟨i, hi⟩, h⟩⟩
protected theorem le_refl (a : Fin n) : a ≤ a := Nat.le_refl a.val
protected theorem lt_irrefl (a : Fin n) : ¬a < a := Nat.lt_irrefl a.val
protected theorem le_trans {a b c : Fin n} : a ≤ b → b ≤ c → a ≤ c := Nat.le_trans
protected theorem lt_trans {a b c : Fin n} : a < b → b < c → a < c := Nat.lt_trans
protected theorem le_antisymm {a b : Fin n} (h : a ≤ b) (k : b ≤ a) : a = b := Fin.ext (Nat.le_antisymm h k)
protected theorem le_total (a b : Fin n) : a ≤ b ∨ b ≤ a := Nat.le_total a.val b.val
@[simp] protected theorem not_le {a b : Fin n} : ¬a ≤ b ↔ b < a := Nat.not_le
@[simp] protected theorem not_lt {a b : Fin n} : ¬a < b ↔ b ≤ a := Nat.not_lt
theorem val_add (a b : Fin n) : (a + b).val = (a.val + b.val) % n := rfl
theorem val_mul (a b : Fin n) : (a * b).val = a.val * b.val % n := rfl
theorem le_def {a b : Fin n} : a ≤ b ↔ a.val ≤ b.val := Iff.rfl
theorem lt_def {a b : Fin n} : a < b ↔ a.val < b.val := Iff.rfl
theorem val_inj {a b : Fin n} : a.val = b.val ↔ a = b := ⟨Fin.ext, congrArg _⟩
theorem val_congr {n : Nat} {a b : Fin n} (h : a = b) : a.val = b.val := congrArg _ h
theorem val_le_of_le {n : Nat} {a b : Fin n} (h : a ≤ b) : a.val ≤ b.val := h
theorem val_le_of_ge {n : Nat} {a b : Fin n} (h : a ≥ b) : b.val ≤ a.val := h
theorem val_add_one_le_of_lt {n : Nat} {a b : Fin n} (h : a < b) : a.val + 1 ≤ b.val := h
theorem val_add_one_le_of_gt {n : Nat} {a b : Fin n} (h : a > b) : b.val + 1 ≤ a.val := h

end Fin
