prelude
import Init.Grind.Lemmas
import Init.Data.Nat.Simproc
import Init.Grind.Classes
set_option autoImplicit false

/-!
# `grind`: how it normalises what it is given
-/

universe u v

namespace Lean.Grind
variable {α : Sort u}

theorem iff_eq (p q : Prop) : (p ↔ q) = (p = q) := propext iff_iff_eq
theorem eq_true_eq (p : Prop) : (p = True) = p := propext ⟨of_eq_true, eq_true⟩
theorem eq_false_eq (p : Prop) : (p = False) = ¬p := propext ⟨of_eq_false, eq_false⟩
theorem not_eq_prop (p q : Prop) : (¬(p = q)) = (p = ¬q) :=
  propext ⟨fun h => propext ⟨fun hp hq => h (propext (iff_of_true hp hq)),
      fun hq => Classical.byContradiction fun hp => h (propext (iff_of_false hp hq))⟩,
    fun h k => false_of_not_eq_self (h.symm.trans k)⟩
theorem imp_eq (p q : Prop) : (p → q) = (¬p ∨ q) := propext ⟨fun h => (Classical.em p).symm.imp id h, fun h k => h.elim (absurd k) id⟩
theorem forall_imp_eq_or {α : Sort u} (p : α → Prop) (q : Prop) : ((∀ a, p a) → q) = ((∃ a, ¬p a) ∨ q) := by
  rw [imp_eq, propext Classical.not_forall]
theorem true_imp_eq (p : Prop) : (True → p) = p := true_implies p
theorem false_imp_eq (p : Prop) : (False → p) = True := false_implies p
theorem imp_true_eq (p : Prop) : (p → True) = True := implies_true p
theorem imp_false_eq (p : Prop) : (p → False) = ¬p := rfl
theorem imp_self_eq (p : Prop) : (p → p) = True := eq_true id
theorem not_true : (¬True) = False := not_true_eq_false
theorem not_false : (¬False) = True := not_false_eq_true
theorem not_not (p : Prop) : (¬¬p) = p := propext Classical.not_not
theorem not_and (p q : Prop) : (¬(p ∧ q)) = (¬p ∨ ¬q) := propext Classical.not_and_iff_not_or_not
theorem not_or (p q : Prop) : (¬(p ∨ q)) = (¬p ∧ ¬q) := propext _root_.not_or
theorem not_ite {p : Prop} {_ : Decidable p} (q r : Prop) : (¬ite p q r) = ite p (¬q) (¬r) := by split <;> rfl
theorem not_forall {α : Sort u} (p : α → Prop) : (¬∀ x, p x) = ∃ x, ¬p x := propext Classical.not_forall
theorem not_exists {α : Sort u} (p : α → Prop) : (¬∃ x, p x) = ∀ x, ¬p x := propext _root_.not_exists
theorem not_implies (p q : Prop) : (¬(p → q)) = (p ∧ ¬q) := propext Classical.not_imp
theorem or_assoc (p q r : Prop) : ((p ∨ q) ∨ r) = (p ∨ (q ∨ r)) := propext _root_.or_assoc
theorem or_swap12 (p q r : Prop) : (p ∨ q ∨ r) = (q ∨ p ∨ r) := by
  rw [← or_assoc, ← or_assoc, propext (or_comm (a := p))]
theorem or_swap13 (p q r : Prop) : (p ∨ q ∨ r) = (r ∨ q ∨ p) := by
  rw [propext (or_comm (a := p)), or_swap12, propext (or_comm (a := q)), ← or_assoc, propext (or_comm (b := p)), or_swap12,
    propext (or_comm (a := p)), propext (or_comm (a := q ∨ r)), ← or_assoc, ← or_assoc, propext (or_comm (b := r)), or_assoc,
    propext (or_comm (a := p)), propext (or_comm (a := q))]
theorem ite_true_false {p : Prop} {_ : Decidable p} : ite p True False = p := by
  split
  · next h => exact (eq_true h).symm
  · next h => exact (eq_false h).symm
theorem ite_false_true {p : Prop} {_ : Decidable p} : ite p False True = ¬p := by
  split
  · next h => exact (eq_false (not_not_intro h)).symm
  · next h => exact (eq_true h).symm
theorem cond_eq_ite {α : Type u} (c : Bool) (a b : α) : cond c a b = ite c a b := by cases c <;> rfl
theorem Nat.lt_eq (a b : Nat) : (a < b) = (a + 1 ≤ b) := rfl
theorem Int.lt_eq (a b : Int) : (a < b) = (a + 1 ≤ b) := rfl
theorem beq_eq_decide_eq {α : Type u} {_ : BEq α} [LawfulBEq α] [DecidableEq α] (a b : α) : (a == b) = decide (a = b) := beq_eq_decide
theorem bne_eq_decide_not_eq {α : Type u} {_ : BEq α} [LawfulBEq α] [DecidableEq α] (a b : α) : (a != b) = decide (¬a = b) := by
  cases Decidable.em (a = b) with
  | inl h => rw [_root_.decide_eq_false (not_not_intro h), bne_eq_false_iff_eq.2 h]
  | inr h => rw [_root_.decide_eq_true h, bne_iff_ne.2 h]
theorem natCast_div (a b : Nat) : (NatCast.natCast (a / b) : Int) = NatCast.natCast a / NatCast.natCast b := rfl
theorem natCast_mod (a b : Nat) : (NatCast.natCast (a % b) : Int) = NatCast.natCast a % NatCast.natCast b := rfl
theorem natCast_add (a b : Nat) : (NatCast.natCast (a + b : Nat) : Int) = NatCast.natCast a + NatCast.natCast b := rfl
theorem natCast_mul (a b : Nat) : (NatCast.natCast (a * b : Nat) : Int) = NatCast.natCast a * NatCast.natCast b := rfl
theorem natCast_pow (a b : Nat) : (NatCast.natCast (a ^ b : Nat) : Int) = (NatCast.natCast a : Int) ^ b := Lean.Omega.Int.ofNat_pow a b
theorem Nat.pow_one (a : Nat) : a ^ 1 = a := _root_.Nat.pow_one a
theorem zero_sub (a : Nat) : 0 - a = 0 := Nat.zero_sub a
theorem Int.pow_one (a : Int) : a ^ 1 = a := Int.one_mul a
theorem forall_true (p : True → Prop) : (∀ h : True, p h) = p True.intro := propext ⟨fun h => h True.intro, fun h _ => h⟩
theorem flip_bool_eq (a b : Bool) : (a = b) = (b = a) := propext eq_comm
theorem bool_eq_to_prop (a b : Bool) : (a = b) = ((a = true) = (b = true)) := by
  cases a <;> cases b <;> simp
theorem forall_or_forall {α : Sort u} {β : α → Sort v} (p : α → Prop) (q : (a : α) → β a → Prop) :
    (∀ a : α, p a ∨ ∀ b : β a, q a b) = (∀ (a : α) (b : β a), p a ∨ q a b) :=
  propext ⟨fun h a b => (h a).imp id fun k => k b, fun h a => (Classical.em (p a)).imp id fun k b => (h a b).resolve_left k⟩
theorem forall_forall_or {α : Sort u} {β : α → Sort v} (p : α → Prop) (q : (a : α) → β a → Prop) :
    (∀ a : α, (∀ b : β a, q a b) ∨ p a) = (∀ (a : α) (b : β a), q a b ∨ p a) :=
  propext ⟨fun h a b => (h a).imp (fun k => k b) id,
    fun h a => (Classical.em (p a)).symm.imp (fun k b => (h a b).resolve_right k) id⟩
theorem forall_and {α : Sort u} {p q : α → Prop} : (∀ x, p x ∧ q x) = ((∀ x, p x) ∧ (∀ x, q x)) := propext _root_.forall_and
theorem exists_const (α : Sort u) [i : Nonempty α] {b : Prop} : (∃ _ : α, b) = b := propext ⟨fun ⟨_, h⟩ => h, fun h => i.elim fun a => ⟨a, h⟩⟩
theorem exists_or {α : Sort u} {p q : α → Prop} : (∃ x, p x ∨ q x) = ((∃ x, p x) ∨ ∃ x, q x) := propext _root_.exists_or
theorem exists_prop {a b : Prop} : (∃ _h : a, b) = (a ∧ b) := propext ⟨fun ⟨h, k⟩ => ⟨h, k⟩, fun ⟨h, k⟩ => ⟨h, k⟩⟩
theorem exists_and_left {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, b ∧ p x) = (b ∧ (∃ x, p x)) :=
  propext ⟨fun ⟨x, h, k⟩ => ⟨h, x, k⟩, fun ⟨h, x, k⟩ => ⟨x, h, k⟩⟩
theorem exists_and_right {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, p x ∧ b) = ((∃ x, p x) ∧ b) :=
  propext ⟨fun ⟨x, h, k⟩ => ⟨⟨x, h⟩, k⟩, fun ⟨⟨x, h⟩, k⟩ => ⟨x, h, k⟩⟩

attribute [grind cases eager] And Prod False Empty True PUnit Exists Subtype
attribute [grind cases] Or
attribute [grind ext] funext

init_grind_norm
  |
  iff_eq heq_eq_eq
  and_true true_and and_false false_and and_assoc
  ite_true_false ite_false_true
  cond_eq_ite
  Bool.or_false Bool.or_true Bool.false_or Bool.true_or Bool.or_eq_true
  Bool.and_false Bool.and_true Bool.false_and Bool.true_and Bool.and_eq_true
  Bool.not_not
  beq_iff_eq beq_eq_decide_eq beq_self_eq_true
  bne_iff_ne bne_eq_decide_not_eq
  decide_eq_true_eq
  Nat.le_zero_eq Nat.lt_eq Nat.succ_eq_add_one
  Nat.add_eq Nat.sub_eq Nat.mul_eq Nat.zero_eq Nat.le_eq
  Nat.div_zero Nat.mod_zero Nat.div_one Nat.mod_one
  Nat.sub_sub Nat.pow_zero Nat.pow_one Nat.sub_self
  Nat.one_pow Nat.zero_sub
  Int.lt_eq
  Int.emod_neg Int.ediv_neg
  Int.ediv_zero Int.emod_zero
  Int.negSucc_eq
  natCast_div natCast_mod
  natCast_add natCast_mul natCast_pow
  Int.pow_zero Int.pow_one
  Int.ofNat_eq_natCast
  Int.zero_dvd
  Function.comp_apply

end Lean.Grind
