prelude
import Init.Data.Basic
import Init.Data.BEq
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Boolean algebra, and deciding bounded quantifiers
-/

universe u v w

namespace Bool
@[simp] theorem and_true (b : Bool) : (b && true) = b := by cases b <;> rfl
@[simp] theorem true_and (b : Bool) : (true && b) = b := rfl
@[simp] theorem and_false (b : Bool) : (b && false) = false := by cases b <;> rfl
@[simp] theorem false_and (b : Bool) : (false && b) = false := rfl
@[simp] theorem or_true (b : Bool) : (b || true) = true := by cases b <;> rfl
@[simp] theorem true_or (b : Bool) : (true || b) = true := rfl
@[simp] theorem or_false (b : Bool) : (b || false) = b := by cases b <;> rfl
@[simp] theorem false_or (b : Bool) : (false || b) = b := rfl
@[simp] theorem and_self (b : Bool) : (b && b) = b := by cases b <;> rfl
@[simp] theorem or_self (b : Bool) : (b || b) = b := by cases b <;> rfl
@[simp] theorem not_not (b : Bool) : (!!b) = b := by cases b <;> rfl
theorem and_comm (x y : Bool) : (x && y) = (y && x) := by cases x <;> cases y <;> rfl
theorem or_comm (x y : Bool) : (x || y) = (y || x) := by cases x <;> cases y <;> rfl
@[simp] theorem and_eq_true (a b : Bool) : ((a && b) = true) = (a = true ∧ b = true) := by cases a <;> cases b <;> simp
@[simp] theorem or_eq_true (a b : Bool) : ((a || b) = true) = (a = true ∨ b = true) := by cases a <;> cases b <;> simp
@[simp] theorem not_true : (!true) = false := rfl
@[simp] theorem not_false : (!false) = true := rfl
@[simp] theorem and_not_self (x : Bool) : (x && !x) = false := by cases x <;> rfl
@[simp] theorem not_and_self (x : Bool) : (!x && x) = false := by cases x <;> rfl
@[simp] theorem or_not_self (x : Bool) : (x || !x) = true := by cases x <;> rfl
@[simp] theorem not_or_self (x : Bool) : (!x || x) = true := by cases x <;> rfl
@[simp] theorem beq_true (b : Bool) : (b == true) = b := by cases b <;> rfl
@[simp] theorem beq_false (b : Bool) : (b == false) = !b := by cases b <;> rfl
@[simp] theorem true_beq (b : Bool) : (true == b) = b := by cases b <;> rfl
@[simp] theorem false_beq (b : Bool) : (false == b) = !b := by cases b <;> rfl
@[simp] theorem xor_self (x : Bool) : xor x x = false := by cases x <;> rfl
@[simp] theorem xor_false (x : Bool) : xor x false = x := by cases x <;> rfl
@[simp] theorem false_xor (x : Bool) : xor false x = x := by cases x <;> rfl
theorem xor_comm (x y : Bool) : xor x y = xor y x := by cases x <;> cases y <;> rfl
@[simp] theorem not_eq_not {a b : Bool} : ¬a = !b ↔ a = b := by cases a <;> cases b <;> simp
@[simp] theorem and_eq_false_imp (x y : Bool) : (x && y) = false ↔ (x = true → y = false) := by cases x <;> cases y <;> simp
theorem and_eq_false_iff (x y : Bool) : (x && y) = false ↔ x = false ∨ y = false := by cases x <;> cases y <;> simp
@[simp] theorem or_eq_false_iff (x y : Bool) : (x || y) = false ↔ x = false ∧ y = false := by cases x <;> cases y <;> simp
@[simp] theorem not_eq_true' (b : Bool) : (!b) = true ↔ b = false := by cases b <;> simp
theorem eq_iff_iff {a b : Bool} : a = b ↔ (a = true ↔ b = true) := by cases a <;> cases b <;> simp
def toNat (b : Bool) : Nat := cond b 1 0
end Bool
namespace Nat
instance decidableBallLT : (n : Nat) → (P : ∀ k, k < n → Prop) → [∀ k h, Decidable (P k h)] → Decidable (∀ k h, P k h)
  | 0, _, _ => isTrue fun _ h => absurd h (Nat.not_lt_zero _)
  | n+1, P, H => match decidableBallLT n (P := fun k h => P k (Nat.lt_succ_of_lt h)), H n (Nat.lt_succ_self n) with
    | isFalse h, _ => isFalse fun f => h fun k hk => f k (Nat.lt_succ_of_lt hk)
    | _, isFalse h => isFalse fun f => h (f n _)
    | isTrue h, isTrue p => isTrue fun k hk => (Nat.lt_or_eq_of_le (Nat.le_of_lt_succ hk)).elim (h k) (fun e => by subst e; exact p)
instance decidableExistsLT0 {P : Nat → Prop} [h : DecidablePred P] : (n : Nat) → Decidable (∃ m, m < n ∧ P m)
  | 0 => isFalse fun ⟨_, h, _⟩ => Nat.not_lt_zero _ h
  | n+1 => match decidableExistsLT0 (P := P) n, h n with
    | isTrue e, _ => isTrue (let ⟨m, hm, p⟩ := e; ⟨m, Nat.lt_succ_of_lt hm, p⟩)
    | _, isTrue p => isTrue ⟨n, Nat.lt_succ_self n, p⟩
    | isFalse a, isFalse b => isFalse fun ⟨m, hm, p⟩ => (Nat.lt_or_eq_of_le (Nat.le_of_lt_succ hm)).elim (fun l => a ⟨m, l, p⟩) (fun e => b (e ▸ p))
instance decidableForallFin0 {n : Nat} (P : Fin n → Prop) [DecidablePred P] : Decidable (∀ i, P i) :=
  decidable_of_iff (∀ k h, P ⟨k, h⟩) ⟨fun m ⟨k, h⟩ => m k h, fun m k h => m ⟨k, h⟩⟩
end Nat
