prelude
import Init.PropLemmas
set_option autoImplicit false

/-!
# Equivalence relations, setoids and quotients
-/

universe u v w uA uB uC

structure Equivalence {α : Sort u} (r : α → α → Prop) : Prop where
  refl : ∀ x, r x x
  symm : ∀ {x y}, r x y → r y x
  trans : ∀ {x y z}, r x y → r y z → r x z

theorem eq_equivalence {α : Sort u} : Equivalence (@Eq α) := ⟨Eq.refl, Eq.symm, Eq.trans⟩
theorem iff_equivalence : Equivalence Iff := ⟨Iff.refl, Iff.symm, Iff.trans⟩

class Setoid (α : Sort u) where
  r : α → α → Prop
  iseqv : Equivalence r

instance instHasEquivOfSetoid {α : Sort u} [Setoid α] : HasEquiv α := ⟨Setoid.r⟩

namespace Setoid
variable {α : Sort u} [Setoid α]
theorem refl (a : α) : a ≈ a := iseqv.refl a
theorem symm {a b : α} (hab : a ≈ b) : b ≈ a := iseqv.symm hab
theorem trans {a b c : α} (hab : a ≈ b) (hbc : b ≈ c) : a ≈ c := iseqv.trans hab hbc
end Setoid

/-! ## Eliminators of `Quot` -/
namespace Quot
variable {α : Sort u} {r : α → α → Prop} {motive : Quot r → Sort v}

protected theorem liftBeta {β : Sort v} (f : α → β) (c : ∀ a b, r a b → f a = f b) (a : α) : Quot.lift f c (Quot.mk r a) = f a := rfl
protected theorem indBeta {motive : Quot r → Prop} (p : ∀ a, motive (Quot.mk r a)) (a : α) : (ind p (Quot.mk r a) : motive (Quot.mk r a)) = p a := rfl
theorem exists_rep (q : Quot r) : ∃ a, Quot.mk r a = q := Quot.inductionOn (motive := fun q => ∃ a, Quot.mk r a = q) q fun a => ⟨a, rfl⟩

@[reducible, macro_inline] protected def indep (f : (a : α) → motive (Quot.mk r a)) (a : α) : PSigma motive := ⟨Quot.mk r a, f a⟩

protected theorem indepCoherent (f : (a : α) → motive (Quot.mk r a))
    (h : ∀ (a b : α) (p : r a b), Eq.ndrec (f a) (sound p) = f b) : ∀ a b, r a b → Quot.indep f a = Quot.indep f b := fun a b e => by
  show (⟨Quot.mk r a, f a⟩ : PSigma motive) = ⟨Quot.mk r b, f b⟩
  rw [← h a b e]
  have : ∀ (q : Quot r) (k : Quot.mk r a = q), (⟨Quot.mk r a, f a⟩ : PSigma motive) = ⟨q, Eq.ndrec (f a) k⟩ := fun q k => by subst k; rfl
  exact this _ (sound e)

protected theorem liftIndepPr1 (f : ∀ a, motive (Quot.mk r a)) (h : ∀ (a b : α) (p : r a b), Eq.ndrec (f a) (sound p) = f b)
    (q : Quot r) : (Quot.lift (Quot.indep f) (Quot.indepCoherent f h) q).1 = q :=
  Quot.inductionOn (motive := fun q => (Quot.lift (Quot.indep f) (Quot.indepCoherent f h) q).1 = q) q fun _ => rfl

@[elab_as_elim] protected abbrev rec (f : (a : α) → motive (Quot.mk r a))
    (h : (a b : α) → (p : r a b) → Eq.ndrec (f a) (sound p) = f b) (q : Quot r) : motive q :=
  Eq.ndrecOn (Quot.liftIndepPr1 f h q) (Quot.lift (Quot.indep f) (Quot.indepCoherent f h) q).2

@[elab_as_elim] protected abbrev recOn (q : Quot r) (f : (a : α) → motive (Quot.mk r a))
    (h : (a b : α) → (p : r a b) → Eq.ndrec (f a) (sound p) = f b) : motive q := q.rec f h

@[elab_as_elim] protected abbrev recOnSubsingleton [h : (a : α) → Subsingleton (motive (Quot.mk r a))]
    (q : Quot r) (f : (a : α) → motive (Quot.mk r a)) : motive q :=
  q.rec f fun _ b _ => (h b).allEq _ _

protected abbrev hrecOn (q : Quot r) (f : (a : α) → motive (Quot.mk r a)) (c : (a b : α) → (p : r a b) → f a ≍ f b) : motive q :=
  Quot.recOn q f fun a b p => eq_of_heq <|
    have : ∀ (q : Quot r) (k : Quot.mk r a = q), (Eq.ndrec (f a) k : motive q) ≍ f a := fun q k => by subst k; exact HEq.rfl
    (this _ (sound p)).trans (c a b p)
end Quot

/-! ## Quotients by a setoid -/
def Quotient {α : Sort u} (s : Setoid α) : Sort u := @Quot α Setoid.r

namespace Quotient
@[inline] protected def mk {α : Sort u} (s : Setoid α) (a : α) : Quotient s := Quot.mk Setoid.r a
protected def mk' {α : Sort u} [s : Setoid α] (a : α) : Quotient s := Quotient.mk s a
theorem sound {α : Sort u} {s : Setoid α} {a b : α} : a ≈ b → Quotient.mk s a = Quotient.mk s b := Quot.sound
protected abbrev lift {α : Sort u} {β : Sort v} {s : Setoid α} (f : α → β) : ((a b : α) → a ≈ b → f a = f b) → Quotient s → β := Quot.lift f
protected theorem ind {α : Sort u} {s : Setoid α} {motive : Quotient s → Prop} : (h : (a : α) → motive (Quotient.mk s a)) → (q : Quotient s) → motive q := Quot.ind
protected abbrev liftOn {α : Sort u} {β : Sort v} {s : Setoid α} (q : Quotient s) (f : α → β) (c : (a b : α) → a ≈ b → f a = f b) : β := Quot.liftOn q f c
@[elab_as_elim] protected theorem inductionOn {α : Sort u} {s : Setoid α} {motive : Quotient s → Prop} (q : Quotient s) (h : (a : α) → motive (Quotient.mk s a)) : motive q :=
  Quot.inductionOn q h
theorem exists_rep {α : Sort u} {s : Setoid α} (q : Quotient s) : ∃ a : α, Quotient.mk s a = q := Quot.exists_rep q

section
variable {α : Sort u} {s : Setoid α} {motive : Quotient s → Sort v}
@[inline, elab_as_elim] protected def rec (f : (a : α) → motive (Quotient.mk s a))
    (h : (a b : α) → (p : a ≈ b) → Eq.ndrec (f a) (Quotient.sound p) = f b) (q : Quotient s) : motive q := Quot.rec f h q
@[elab_as_elim] protected abbrev recOn (q : Quotient s) (f : (a : α) → motive (Quotient.mk s a))
    (h : (a b : α) → (p : a ≈ b) → Eq.ndrec (f a) (Quotient.sound p) = f b) : motive q := Quot.recOn q f h
@[elab_as_elim] protected abbrev recOnSubsingleton [h : (a : α) → Subsingleton (motive (Quotient.mk s a))]
    (q : Quotient s) (f : (a : α) → motive (Quotient.mk s a)) : motive q := Quot.recOnSubsingleton (h := h) q f
@[elab_as_elim] protected abbrev hrecOn (q : Quotient s) (f : (a : α) → motive (Quotient.mk s a))
    (c : (a b : α) → (p : a ≈ b) → f a ≍ f b) : motive q := Quot.hrecOn q f c
end

section two
variable {α : Sort uA} {β : Sort uB} {φ : Sort uC} {s₁ : Setoid α} {s₂ : Setoid β}
protected abbrev lift₂ (f : α → β → φ) (c : (a₁ : α) → (b₁ : β) → (a₂ : α) → (b₂ : β) → a₁ ≈ a₂ → b₁ ≈ b₂ → f a₁ b₁ = f a₂ b₂)
    (q₁ : Quotient s₁) (q₂ : Quotient s₂) : φ := by
  apply Quotient.lift (fun (a₁ : α) => Quotient.lift (f a₁) (fun (a b : β) => c a₁ a a₁ b (Setoid.refl a₁)) q₂) _ q₁
  intro a b h
  induction q₂ using Quotient.ind
  apply c; assumption; apply Setoid.refl
protected abbrev liftOn₂ (q₁ : Quotient s₁) (q₂ : Quotient s₂) (f : α → β → φ)
    (c : (a₁ : α) → (b₁ : β) → (a₂ : α) → (b₂ : β) → a₁ ≈ a₂ → b₁ ≈ b₂ → f a₁ b₁ = f a₂ b₂) : φ := Quotient.lift₂ f c q₁ q₂
@[elab_as_elim] protected theorem ind₂ {motive : Quotient s₁ → Quotient s₂ → Prop}
    (h : (a : α) → (b : β) → motive (Quotient.mk s₁ a) (Quotient.mk s₂ b)) (q₁ : Quotient s₁) (q₂ : Quotient s₂) : motive q₁ q₂ := by
  induction q₁ using Quotient.ind
  induction q₂ using Quotient.ind
  apply h
@[elab_as_elim] protected theorem inductionOn₂ {motive : Quotient s₁ → Quotient s₂ → Prop} (q₁ : Quotient s₁) (q₂ : Quotient s₂)
    (h : (a : α) → (b : β) → motive (Quotient.mk s₁ a) (Quotient.mk s₂ b)) : motive q₁ q₂ := Quotient.ind₂ h q₁ q₂
end two

section exact
variable {α : Sort u}
private def rel {s : Setoid α} (q₁ q₂ : Quotient s) : Prop :=
  Quotient.liftOn₂ q₁ q₂ (fun a₁ a₂ => a₁ ≈ a₂) fun _ _ _ _ ha hb =>
    propext ⟨fun h => Setoid.trans (Setoid.symm ha) (Setoid.trans h hb), fun h => Setoid.trans ha (Setoid.trans h (Setoid.symm hb))⟩
private theorem rel_of_eq {s : Setoid α} {q₁ q₂ : Quotient s} (h : q₁ = q₂) : rel q₁ q₂ := by
  subst h
  induction q₁ using Quotient.ind with
  | h a => exact Setoid.refl a
theorem exact {s : Setoid α} {a b : α} (h : Quotient.mk s a = Quotient.mk s b) : a ≈ b := rel_of_eq h
end exact
end Quotient

instance Quotient.decidableEq {α : Sort u} {s : Setoid α} [d : ∀ (a b : α), Decidable (a ≈ b)] : DecidableEq (Quotient s) := fun q₁ q₂ =>
  Quotient.recOnSubsingleton (motive := fun q₁ => Decidable (q₁ = q₂)) q₁ fun a =>
    Quotient.recOnSubsingleton (motive := fun q₂ => Decidable (Quotient.mk s a = q₂)) q₂ fun b =>
      match d a b with
      | isTrue h => isTrue (Quotient.sound h)
      | isFalse h => isFalse fun e => absurd (Quotient.exact e) h

/-! ## Functions of several kinds -/
theorem Function.comp_assoc {α : Sort u} {β : Sort v} {γ : Sort w} {δ : Sort uA} (f : γ → δ) (g : β → γ) (h : α → β) : (f ∘ g) ∘ h = f ∘ g ∘ h := rfl
@[simp] theorem Function.comp_id {α : Sort u} {β : Sort v} (f : α → β) : f ∘ id = f := rfl
@[simp] theorem Function.id_comp {α : Sort u} {β : Sort v} (f : α → β) : id ∘ f = f := rfl
theorem Function.const_apply {α : Sort u} {β : Sort v} {y : β} {x : α} : Function.const α y x = y := rfl
@[inline] def Function.curry {α : Type u} {β : Type v} {φ : Sort w} (f : α × β → φ) : α → β → φ := fun a b => f (a, b)
@[inline] def Function.uncurry {α : Type u} {β : Type v} {φ : Sort w} (f : α → β → φ) : α × β → φ := fun p => f p.1 p.2
@[inline] def flip {α : Sort u} {β : Sort v} {φ : Sort w} (f : α → β → φ) : β → α → φ := fun b a => f a b
@[simp] theorem Function.curry_uncurry {α : Type u} {β : Type v} {φ : Sort w} (f : α → β → φ) : Function.curry (Function.uncurry f) = f := rfl
@[simp] theorem Function.uncurry_curry {α : Type u} {β : Type v} {φ : Sort w} (f : α × β → φ) : Function.uncurry (Function.curry f) = f := rfl
@[simp] theorem Function.uncurry_apply_pair {α : Type u} {β : Type v} {φ : Sort w} (f : α → β → φ) (x : α) (y : β) : Function.uncurry f (x, y) = f x y := rfl
@[simp] theorem Function.curry_apply {α : Type u} {β : Type v} {φ : Sort w} (f : α × β → φ) (x : α) (y : β) : Function.curry f x y = f (x, y) := rfl
