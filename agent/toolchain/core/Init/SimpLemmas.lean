prelude
import Init.Classical
set_option autoImplicit false

/-!
# The simp set for logic, congruence lemmas for `simp`, and injectivity of constructors
-/

universe u v w

@[congr] theorem ite_congr {α : Sort u} {b c : Prop} {x y u v : α} {s : Decidable b} [Decidable c] (h₁ : b = c) (h₂ : c → x = u) (h₃ : ¬c → y = v) :
    ite b x y = ite c u v := by
  subst h₁
  cases Decidable.em b with
  | inl h => rw [if_pos h, if_pos h]; exact h₂ h
  | inr h => rw [if_neg h, if_neg h]; exact h₃ h
theorem Eq.mpr_prop {p q : Prop} (h₁ : p = q) (h₂ : q) : p := h₁ ▸ h₂
theorem Eq.mpr_not {p q : Prop} (h₁ : p = q) (h₂ : ¬q) : ¬p := h₁ ▸ h₂
@[congr] theorem dite_congr {b c : Prop} {α : Sort u} {s : Decidable b} [Decidable c] {x : b → α} {u : c → α} {y : ¬b → α} {v : ¬c → α} (h₁ : b = c)
    (h₂ : (h : c) → x (h₁.mpr_prop h) = u h) (h₃ : (h : ¬c) → y (h₁.mpr_not h) = v h) : dite b x y = dite c u v := by
  subst h₁
  cases Decidable.em b with
  | inl h => rw [dif_pos h, dif_pos h]; exact h₂ h
  | inr h => rw [dif_neg h, dif_neg h]; exact h₃ h

section simp
variable (p : Prop) {q a b : Prop}
@[simp] theorem eq_self {α : Sort u} (a : α) : (a = a) = True := eq_true rfl
@[simp] theorem ne_eq {α : Sort u} (a b : α) : (a ≠ b) = ¬(a = b) := rfl
@[simp] theorem iff_self : (p ↔ p) = True := eq_true Iff.rfl
@[simp] theorem and_true : (p ∧ True) = p := propext ⟨And.left, (⟨·, trivial⟩)⟩
@[simp] theorem true_and : (True ∧ p) = p := propext ⟨And.right, (⟨trivial, ·⟩)⟩
@[simp] theorem and_false : (p ∧ False) = False := eq_false And.right
@[simp] theorem false_and : (False ∧ p) = False := eq_false And.left
@[simp] theorem and_self : (p ∧ p) = p := propext ⟨And.left, fun h => ⟨h, h⟩⟩
@[simp] theorem and_not_self : ¬(a ∧ ¬a) := fun h => h.2 h.1
@[simp] theorem not_and_self : ¬(¬a ∧ a) := fun h => h.1 h.2
@[simp] theorem and_self_left : (a ∧ (a ∧ b)) ↔ (a ∧ b) := ⟨And.right, fun h => ⟨h.1, h⟩⟩
@[simp] theorem or_true : (p ∨ True) = True := eq_true (.inr trivial)
@[simp] theorem true_or : (True ∨ p) = True := eq_true (.inl trivial)
@[simp] theorem or_false : (p ∨ False) = p := propext ⟨fun h => h.elim id False.elim, .inl⟩
@[simp] theorem false_or : (False ∨ p) = p := propext ⟨fun h => h.elim False.elim id, .inr⟩
@[simp] theorem or_self : (p ∨ p) = p := propext ⟨fun h => h.elim id id, .inl⟩
@[simp] theorem iff_true : (p ↔ True) = p := propext ⟨fun h => h.2 trivial, iff_true_intro⟩
@[simp] theorem true_iff : (True ↔ p) = p := propext ⟨fun h => h.1 trivial, fun h => ⟨fun _ => h, fun _ => trivial⟩⟩
@[simp] theorem iff_false : (p ↔ False) = ¬p := propext ⟨fun h => h.1, iff_false_intro⟩
@[simp] theorem false_iff : (False ↔ p) = ¬p := propext ⟨fun h => h.2, fun h => ⟨False.elim, h⟩⟩
@[simp] theorem false_implies : (False → p) = True := eq_true False.elim
@[simp] theorem implies_true (α : Sort u) : (α → True) = True := eq_true fun _ => trivial
@[simp] theorem true_implies : (True → p) = p := propext ⟨(· trivial), fun h _ => h⟩
@[simp] theorem not_false_eq_true : (¬False) = True := eq_true not_false
@[simp] theorem not_true_eq_false : (¬True) = False := eq_false (· trivial)
theorem not_true : ¬True ↔ False := ⟨(· trivial), False.elim⟩
theorem not_false_iff : ¬False ↔ True := iff_true_intro not_false
@[simp] theorem imp_self : (a → a) ↔ True := iff_true_intro id
@[simp] theorem imp_false : (a → False) ↔ ¬a := Iff.rfl
@[simp] theorem forall_const {α : Sort u} (b : Prop) [i : Nonempty α] : (α → b) ↔ b := ⟨fun f => i.elim f, fun h _ => h⟩
@[simp] theorem exists_const {α : Sort u} {b : Prop} [i : Nonempty α] : (∃ _ : α, b) ↔ b := ⟨fun ⟨_, h⟩ => h, fun h => i.elim fun a => ⟨a, h⟩⟩
@[simp] theorem exists_eq {α : Sort u} {a' : α} : ∃ a, a = a' := ⟨_, rfl⟩
@[simp] theorem exists_eq' {α : Sort u} {a' : α} : ∃ a, a' = a := ⟨_, rfl⟩
@[simp] theorem forall_eq {α : Sort u} {p : α → Prop} {a' : α} : (∀ a, a = a' → p a) ↔ p a' := ⟨fun h => h _ rfl, fun h _ e => e ▸ h⟩
@[simp] theorem forall_eq' {α : Sort u} {p : α → Prop} {a' : α} : (∀ a, a' = a → p a) ↔ p a' := ⟨fun h => h _ rfl, fun h _ e => e ▸ h⟩
@[simp] theorem exists_eq_left {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, a = a' ∧ p a) ↔ p a' := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨_, rfl, h⟩⟩
@[simp] theorem exists_eq_right {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, p a ∧ a = a') ↔ p a' := ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨_, h, rfl⟩⟩
@[simp] theorem exists_false {α : Sort u} : ¬(∃ _ : α, False) := fun ⟨_, h⟩ => h
theorem not_or_intro (ha : ¬a) (hb : ¬b) : ¬(a ∨ b) := fun h => h.elim ha hb
@[simp] theorem not_not {a : Prop} : ¬¬a ↔ a := Classical.not_not
attribute [simp] not_or not_exists not_and
attribute [simp] and_imp
@[simp] theorem not_forall {α : Sort u} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x := Classical.not_forall
@[simp] theorem not_imp {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := Classical.not_imp
attribute [simp] eq_iff_iff
@[simp] theorem decide_eq_true_eq {p : Prop} [Decidable p] : (decide p = true) = p := propext ⟨of_decide_eq_true, decide_eq_true⟩
@[simp] theorem decide_eq_false_iff_not {p : Prop} {_ : Decidable p} : decide p = false ↔ ¬p := ⟨of_decide_eq_false, decide_eq_false⟩
theorem decide_eq_true_iff {p : Prop} [Decidable p] : decide p = true ↔ p := ⟨of_decide_eq_true, decide_eq_true⟩
@[simp] theorem decide_true {h : Decidable True} : @decide True h = true := decide_eq_true trivial
@[simp] theorem decide_false {h : Decidable False} : @decide False h = false := decide_eq_false not_false
@[simp] theorem dite_true {α : Sort u} {t : True → α} {e : ¬True → α} : (dite True t e) = t trivial := rfl
@[simp] theorem dite_false {α : Sort u} {t : False → α} {e : ¬False → α} : (dite False t e) = e not_false := rfl
@[simp] theorem Bool.true_eq_false : (true = false) = False := eq_false fun h => Bool.falseNeTrue h.symm
@[simp] theorem Bool.false_eq_true : (false = true) = False := eq_false fun h => Bool.falseNeTrue h
theorem Bool.of_not_eq_true {b : Bool} : ¬ (b = true) → b = false := eq_false_of_ne_true
theorem Bool.of_not_eq_false {b : Bool} : ¬ (b = false) → b = true := eq_true_of_ne_false
@[simp] theorem Bool.not_eq_true (b : Bool) : (¬(b = true)) = (b = false) := propext ⟨eq_false_of_ne_true, ne_true_of_eq_false⟩
@[simp] theorem Bool.not_eq_false (b : Bool) : (¬(b = false)) = (b = true) := propext ⟨eq_true_of_ne_false, ne_false_of_eq_true⟩
end simp

@[simp] theorem Function.comp_apply {α : Sort u} {β : Sort v} {δ : Sort w} {f : β → δ} {g : α → β} {x : α} : (f ∘ g) x = f (g x) := rfl
theorem Function.comp_def {α : Sort u} {β : Sort v} {δ : Sort w} (f : β → δ) (g : α → β) : f ∘ g = fun x => f (g x) := rfl
theorem Lean.injEq_helper {P Q R : Prop} (f : P → Q → R) : P ∧ Q → R := fun h => f h.1 h.2
@[macro_inline] def HEq.homo_ndrec.{u1, u2} {α : Sort u2} {a : α} (motive : α → Sort u1) (m : motive a) {b : α} (h : a ≍ b) : motive b := (eq_of_heq h).ndrec m
gen_injective_theorems% Prod
gen_injective_theorems% PProd
gen_injective_theorems% MProd
gen_injective_theorems% Sigma
gen_injective_theorems% PSigma
gen_injective_theorems% Subtype
gen_injective_theorems% Sum
gen_injective_theorems% PSum
gen_injective_theorems% Option
gen_injective_theorems% Except
gen_injective_theorems% List
gen_injective_theorems% Nat
gen_injective_theorems% Fin
gen_injective_theorems% Array
gen_injective_theorems% Char
gen_injective_theorems% BitVec
gen_injective_theorems% UInt8
gen_injective_theorems% UInt16
gen_injective_theorems% UInt32
gen_injective_theorems% UInt64
gen_injective_theorems% Lean.Name
