prelude
import Init.Grind.Config
import Init.Data.BEq
import Init.Data.Bool
set_option autoImplicit false

/-!
# `grind`: what its congruence closure and its propagators build proofs from
-/

universe u v u_1 u_2

namespace Lean.Grind
variable {a b : Prop}

theorem rfl_true : true = true := rfl
def intro_with_eq (p p' : Prop) (q : Sort u) (he : p = p') (h : p' → q) : p → q := fun hp => h (he.mp hp)
def intro_with_eq' (p p' : Prop) (q : p → Sort u) (he : p = p') (h : (h : p') → q (he.mpr_prop h)) : (h : p) → q h :=
  fun hp => h (he.mp hp)

/-! ## Propositional connectives -/

theorem and_eq_of_eq_true_left {a b : Prop} (h : a = True) : (a ∧ b) = b := by rw [h, true_and]
theorem and_eq_of_eq_true_right {a b : Prop} (h : b = True) : (a ∧ b) = a := by rw [h, and_true]
theorem and_eq_of_eq_false_left {a b : Prop} (h : a = False) : (a ∧ b) = False := by rw [h, false_and]
theorem and_eq_of_eq_false_right {a b : Prop} (h : b = False) : (a ∧ b) = False := by rw [h, and_false]
theorem eq_true_of_and_eq_true_left {a b : Prop} (h : (a ∧ b) = True) : a = True := eq_true (of_eq_true h).1
theorem eq_true_of_and_eq_true_right {a b : Prop} (h : (a ∧ b) = True) : b = True := eq_true (of_eq_true h).2
theorem or_of_and_eq_false {a b : Prop} (h : (a ∧ b) = False) : ¬a ∨ ¬b :=
  (Classical.em a).symm.imp id fun k l => of_eq_false h ⟨k, l⟩
theorem or_eq_of_eq_true_left {a b : Prop} (h : a = True) : (a ∨ b) = True := by rw [h, true_or]
theorem or_eq_of_eq_true_right {a b : Prop} (h : b = True) : (a ∨ b) = True := by rw [h, or_true]
theorem or_eq_of_eq_false_left {a b : Prop} (h : a = False) : (a ∨ b) = b := by rw [h, false_or]
theorem or_eq_of_eq_false_right {a b : Prop} (h : b = False) : (a ∨ b) = a := by rw [h, or_false]
theorem eq_false_of_or_eq_false_left {a b : Prop} (h : (a ∨ b) = False) : a = False := eq_false fun k => of_eq_false h (.inl k)
theorem eq_false_of_or_eq_false_right {a b : Prop} (h : (a ∨ b) = False) : b = False := eq_false fun k => of_eq_false h (.inr k)
theorem imp_eq_of_eq_false_left {a b : Prop} (h : a = False) : (a → b) = True := by rw [h, false_implies]
theorem imp_eq_of_eq_true_right {a b : Prop} (h : b = True) : (a → b) = True := by rw [h, implies_true]
theorem imp_eq_of_eq_true_left {a b : Prop} (h : a = True) : (a → b) = b := by rw [h, true_implies]
theorem eq_false_of_imp_eq_true {a b : Prop} (h₁ : (a → b) = True) (h₂ : b = False) : a = False :=
  eq_false fun k => of_eq_false h₂ (of_eq_true h₁ k)
theorem eq_true_of_imp_eq_false {a b : Prop} (h : (a → b) = False) : a = True :=
  eq_true (Classical.byContradiction fun k => of_eq_false h fun l => absurd l k)
theorem eq_false_of_imp_eq_false {a b : Prop} (h : (a → b) = False) : b = False := eq_false fun k => of_eq_false h fun _ => k
theorem not_eq_of_eq_true {a : Prop} (h : a = True) : (Not a) = False := by rw [h, not_true_eq_false]
theorem not_eq_of_eq_false {a : Prop} (h : a = False) : (Not a) = True := by rw [h, not_false_eq_true]
theorem eq_false_of_not_eq_true {a : Prop} (h : (Not a) = True) : a = False := eq_false (of_eq_true h)
theorem eq_true_of_not_eq_false {a : Prop} (h : (Not a) = False) : a = True := eq_true (Classical.not_not.1 (of_eq_false h))
theorem false_of_not_eq_self {a : Prop} (h : (Not a) = a) : False :=
  have n : ¬a := fun k => h.mpr k k
  n (h.mp n)
theorem eq_eq_of_eq_true_left {a b : Prop} (h : a = True) : (a = b) = b := by
  rw [h]; exact propext ⟨fun k => k ▸ trivial, fun k => (eq_true k).symm⟩
theorem eq_eq_of_eq_true_right {a b : Prop} (h : b = True) : (a = b) = a := by
  rw [h]; exact propext ⟨of_eq_true, eq_true⟩
theorem of_eq_eq_true {a b : Prop} (h : (a = b) = True) : (a ∧ b) ∨ (¬a ∧ ¬b) := by
  have e := of_eq_true h
  subst e; exact (Classical.em a).imp (fun k => ⟨k, k⟩) fun k => ⟨k, k⟩
theorem of_eq_eq_false {a b : Prop} (h : (a = b) = False) : (a ∧ ¬b) ∨ (¬a ∧ b) :=
  (Classical.em a).imp (fun k => ⟨k, fun l => of_eq_false h (propext (iff_of_true k l))⟩)
    fun k => ⟨k, Classical.byContradiction fun l => of_eq_false h (propext (iff_of_false k l))⟩
theorem of_lookahead (p : Prop) (h : ¬p → False) : p = True := eq_true (Classical.byContradiction h)

/-! ## Equality -/

theorem eq_congr {α : Sort u} {a₁ b₁ a₂ b₂ : α} (h₁ : a₁ = a₂) (h₂ : b₁ = b₂) : (a₁ = b₁) = (a₂ = b₂) := by rw [h₁, h₂]
theorem eq_congr' {α : Sort u} {a₁ b₁ a₂ b₂ : α} (h₁ : a₁ = b₂) (h₂ : b₁ = a₂) : (a₁ = b₁) = (a₂ = b₂) := by
  rw [h₁, h₂]; exact propext eq_comm
theorem heq_congr {α β : Sort u} {a₁ a₂ : α} {b₁ b₂ : β} (h₁ : a₁ = a₂) (h₂ : b₁ = b₂) : (a₁ ≍ b₁) = (a₂ ≍ b₂) := by rw [h₁, h₂]
theorem heq_congr' {α β : Sort u} {a₁ : α} {b₁ : β} {a₂ : β} {b₂ : α} (h₁ : a₁ = b₂) (h₂ : b₁ = a₂) :
    (a₁ ≍ b₁) = (a₂ ≍ b₂) := by
  rw [h₁, h₂]; exact propext ⟨HEq.symm, HEq.symm⟩
theorem ne_of_ne_of_eq_left {α : Sort u} {a b c : α} (h₁ : a = b) (h₂ : b ≠ c) : a ≠ c := h₁ ▸ h₂
theorem ne_of_ne_of_eq_right {α : Sort u} {a b c : α} (h₁ : a = c) (h₂ : b ≠ c) : b ≠ a := h₁ ▸ h₂
theorem beq_eq_true_of_eq {α : Type u} {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : a = b) : (a == b) = true := beq_iff_eq.2 h
theorem beq_eq_false_of_diseq {α : Type u} {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : ¬a = b) : (a == b) = false :=
  beq_eq_false_iff_ne.2 h
theorem eq_of_beq_eq_true {α : Type u} {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : (a == b) = true) : a = b := beq_iff_eq.1 h
theorem ne_of_beq_eq_false {α : Type u} {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : (a == b) = false) : (a = b) = False :=
  eq_false (beq_eq_false_iff_ne.1 h)

/-! ## Booleans -/

theorem Bool.and_eq_of_eq_true_left {a b : Bool} (h : a = true) : (a && b) = b := by rw [h]; rfl
theorem Bool.and_eq_of_eq_true_right {a b : Bool} (h : b = true) : (a && b) = a := by rw [h]; cases a <;> rfl
theorem Bool.and_eq_of_eq_false_left {a b : Bool} (h : a = false) : (a && b) = false := by rw [h]; rfl
theorem Bool.and_eq_of_eq_false_right {a b : Bool} (h : b = false) : (a && b) = false := by rw [h]; cases a <;> rfl
theorem Bool.eq_true_of_and_eq_true_left {a b : Bool} (h : (a && b) = true) : a = true := (Bool.and_eq_true a b ▸ h).1
theorem Bool.eq_true_of_and_eq_true_right {a b : Bool} (h : (a && b) = true) : b = true := (Bool.and_eq_true a b ▸ h).2
theorem Bool.or_eq_of_eq_true_left {a b : Bool} (h : a = true) : (a || b) = true := by rw [h]; rfl
theorem Bool.or_eq_of_eq_true_right {a b : Bool} (h : b = true) : (a || b) = true := by rw [h]; cases a <;> rfl
theorem Bool.or_eq_of_eq_false_left {a b : Bool} (h : a = false) : (a || b) = b := by rw [h]; rfl
theorem Bool.or_eq_of_eq_false_right {a b : Bool} (h : b = false) : (a || b) = a := by rw [h]; cases a <;> rfl
theorem Bool.eq_false_of_or_eq_false_left {a b : Bool} (h : (a || b) = false) : a = false := by
  cases a with
  | false => rfl
  | true => exact h
theorem Bool.eq_false_of_or_eq_false_right {a b : Bool} (h : (a || b) = false) : b = false := by
  cases a with
  | false => exact h
  | true => exact nomatch h
theorem Bool.not_eq_of_eq_true {a : Bool} (h : a = true) : (!a) = false := by rw [h]; rfl
theorem Bool.not_eq_of_eq_false {a : Bool} (h : a = false) : (!a) = true := by rw [h]; rfl
theorem Bool.eq_false_of_not_eq_true {a : Bool} (h : (!a) = true) : a = false := by
  cases a with
  | false => rfl
  | true => exact h.symm
theorem Bool.eq_true_of_not_eq_false {a : Bool} (h : (!a) = false) : a = true := by
  cases a with
  | false => exact h.symm
  | true => rfl
theorem Bool.eq_false_of_not_eq_true' {a : Bool} (h : ¬a = true) : a = false := eq_false_of_ne_true h
theorem Bool.eq_true_of_not_eq_false' {a : Bool} (h : ¬a = false) : a = true := eq_true_of_ne_false h
theorem Bool.false_of_not_eq_self {a : Bool} (h : (!a) = a) : False := by cases a <;> exact nomatch h
theorem Bool.ne_of_eq_false_of_eq_true {a b : Bool} (h₁ : a = false) (h₂ : b = true) : (a = b) = False :=
  eq_false (by rw [h₁, h₂]; exact nofun)
theorem Bool.ne_of_eq_true_of_eq_false {a b : Bool} (h₁ : a = true) (h₂ : b = false) : (a = b) = False :=
  eq_false fun h => nomatch h₁.symm.trans (h.trans h₂)
theorem of_decide_eq_true {p : Prop} {_ : Decidable p} (h : decide p = true) : p = True := eq_true (_root_.of_decide_eq_true h)
theorem of_decide_eq_false {p : Prop} {_ : Decidable p} (h : decide p = false) : p = False := eq_false (_root_.of_decide_eq_false h)
theorem decide_eq_true {p : Prop} {_ : Decidable p} (h : p = True) : decide p = true := _root_.decide_eq_true (of_eq_true h)
theorem decide_eq_false {p : Prop} {_ : Decidable p} (h : p = False) : decide p = false := _root_.decide_eq_false (of_eq_false h)

/-! ## Quantifiers, `dite`, casts -/

theorem forall_propagator (p : Prop) (q : p → Prop) (q' : Prop) (h₁ : p = True) (h₂ : q (of_eq_true h₁) = q') : (∀ hp : p, q hp) = q' :=
  propext ⟨fun h => h₂.mp (h (of_eq_true h₁)), fun h _ => h₂.mpr h⟩
theorem of_forall_eq_false (α : Sort u) (p : α → Prop) (h : (∀ x : α, p x) = False) : ∃ x : α, ¬p x :=
  Classical.not_forall.1 (of_eq_false h)
theorem dite_cond_eq_true' {α : Sort u} {c : Prop} {_ : Decidable c} {a : c → α} {b : ¬c → α} {r : α} (h₁ : c = True)
    (h₂ : a (of_eq_true h₁) = r) : dite c a b = r := (dif_pos (of_eq_true h₁)).trans h₂
theorem dite_cond_eq_false' {α : Sort u} {c : Prop} {_ : Decidable c} {a : c → α} {b : ¬c → α} {r : α} (h₁ : c = False)
    (h₂ : b (of_eq_false h₁) = r) : dite c a b = r := (dif_neg (of_eq_false h₁)).trans h₂
theorem eqRec_heq.{w, w'} {α : Sort w'} {a : α} {motive : (x : α) → a = x → Sort w} (v : motive a (Eq.refl a)) {b : α}
    (h : a = b) : @Eq.rec α a motive v b h ≍ v := by
  subst h; exact HEq.refl _
theorem eqRecOn_heq.{w, w'} {α : Sort w'} {a : α} {motive : (x : α) → a = x → Sort w} {b : α} (h : a = b)
    (v : motive a (Eq.refl a)) : @Eq.recOn α a motive b h v ≍ v := by
  subst h; exact HEq.refl _
theorem eqNDRec_heq.{w, w'} {α : Sort w'} {a : α} {motive : α → Sort w} (v : motive a) {b : α} (h : a = b) :
    @Eq.ndrec α a motive v b h ≍ v := by
  subst h; exact HEq.refl _

end Lean.Grind
