prelude
import Init.Coe
set_option autoImplicit false
/-! Propositional logic, quotients, extensionality, classical logic, the simp set for logic. -/
universe u v w
instance (priority := 300) One.toOfNat1 {α : Type u} [One α] : OfNat α (nat_lit 1) where
  ofNat := One.one
instance (priority := 300) Zero.toOfNat0 {α : Type u} [Zero α] : OfNat α (nat_lit 0) where
  ofNat := Zero.zero
section basic
variable {a b c d p q r : Prop}
theorem congrFun' {α : Sort u} {β : Sort v} {f g : α → β} (h : f = g) (a : α) : f a = g a := congrFun h a
theorem implies_congr {p₁ p₂ : Sort u} {q₁ q₂ : Sort v} (h₁ : p₁ = p₂) (h₂ : q₁ = q₂) : (p₁ → q₁) = (p₂ → q₂) := h₁ ▸ h₂ ▸ rfl
theorem Ne.symm {α : Sort u} {a b : α} (h : a ≠ b) : b ≠ a := fun e => h e.symm
theorem Ne.elim {α : Sort u} {a b : α} (h : a ≠ b) : a = b → False := h
theorem Ne.irrefl {α : Sort u} {a : α} (h : a ≠ a) : False := h rfl
theorem ne_comm {α : Sort u} {a b : α} : a ≠ b ↔ b ≠ a := ⟨Ne.symm, Ne.symm⟩
theorem eq_comm {α : Sort u} {a b : α} : a = b ↔ b = a := ⟨Eq.symm, Eq.symm⟩
theorem mt (h₁ : a → b) (h₂ : ¬b) : ¬a := fun ha => h₂ (h₁ ha)
theorem not_false : ¬False := fun h => h
def Not.elim {α : Sort u} (h₁ : ¬a) (h₂ : a) : α := absurd h₂ h₁
theorem Or.elim {c : Prop} (h : a ∨ b) (l : a → c) (r : b → c) : c := h.casesOn l r
theorem Or.resolve_left (h : a ∨ b) (na : ¬a) : b := h.elim (fun k => absurd k na) id
theorem Or.resolve_right (h : a ∨ b) (nb : ¬b) : a := h.elim id (fun k => absurd k nb)
theorem Or.neg_resolve_left (h : ¬a ∨ b) (ha : a) : b := h.elim (absurd ha) id
theorem Or.imp (f : a → c) (g : b → d) (h : a ∨ b) : c ∨ d := h.elim (.inl ∘ f) (.inr ∘ g)
theorem Or.symm (h : a ∨ b) : b ∨ a := h.elim .inr .inl
theorem Or.comm : a ∨ b ↔ b ∨ a := ⟨Or.symm, Or.symm⟩
theorem or_comm : a ∨ b ↔ b ∨ a := Or.comm
theorem Or.intro_left (b : Prop) (h : a) : a ∨ b := .inl h
theorem Or.intro_right (a : Prop) (h : b) : a ∨ b := .inr h
theorem And.symm (h : a ∧ b) : b ∧ a := ⟨h.2, h.1⟩
theorem And.comm : a ∧ b ↔ b ∧ a := ⟨And.symm, And.symm⟩
theorem and_comm : a ∧ b ↔ b ∧ a := And.comm
theorem And.imp (f : a → c) (g : b → d) (h : a ∧ b) : c ∧ d := ⟨f h.1, g h.2⟩
def And.elim {α : Sort u} (f : a → b → α) (h : a ∧ b) : α := f h.1 h.2
theorem Iff.refl (a : Prop) : a ↔ a := ⟨id, id⟩
theorem Iff.rfl {a : Prop} : a ↔ a := ⟨id, id⟩
theorem Iff.symm (h : a ↔ b) : b ↔ a := ⟨h.2, h.1⟩
theorem Iff.trans (h : a ↔ b) (k : b ↔ c) : a ↔ c := ⟨k.1 ∘ h.1, h.2 ∘ k.2⟩
theorem Iff.comm : (a ↔ b) ↔ (b ↔ a) := ⟨Iff.symm, Iff.symm⟩
theorem iff_comm : (a ↔ b) ↔ (b ↔ a) := Iff.comm
theorem Iff.of_eq (h : a = b) : a ↔ b := h ▸ Iff.rfl
theorem Eq.to_iff : a = b → (a ↔ b) := Iff.of_eq
theorem iff_of_eq (h : a = b) : a ↔ b := h ▸ Iff.rfl
theorem iff_of_true (ha : a) (hb : b) : a ↔ b := ⟨fun _ => hb, fun _ => ha⟩
theorem iff_of_false (ha : ¬a) (hb : ¬b) : a ↔ b := ⟨fun h => absurd h ha, fun h => absurd h hb⟩
theorem not_congr (h : a ↔ b) : ¬a ↔ ¬b := ⟨mt h.2, mt h.1⟩
theorem and_congr (h : a ↔ c) (k : b ↔ d) : a ∧ b ↔ c ∧ d := ⟨And.imp h.1 k.1, And.imp h.2 k.2⟩
theorem or_congr (h : a ↔ c) (k : b ↔ d) : a ∨ b ↔ c ∨ d := ⟨Or.imp h.1 k.1, Or.imp h.2 k.2⟩
theorem imp_congr (h : a ↔ c) (k : b ↔ d) : (a → b) ↔ (c → d) := ⟨fun f x => k.1 (f (h.2 x)), fun f x => k.2 (f (h.1 x))⟩
theorem iff_congr (h : a ↔ c) (k : b ↔ d) : (a ↔ b) ↔ (c ↔ d) := ⟨fun f => h.symm.trans (f.trans k), fun f => h.trans (f.trans k.symm)⟩
theorem iff_iff_eq : (a ↔ b) ↔ a = b := ⟨propext, Iff.of_eq⟩
theorem eq_iff_iff : (a = b) ↔ (a ↔ b) := iff_iff_eq.symm
theorem and_assoc : (a ∧ b) ∧ c ↔ a ∧ b ∧ c := ⟨fun ⟨⟨x, y⟩, z⟩ => ⟨x, y, z⟩, fun ⟨x, y, z⟩ => ⟨⟨x, y⟩, z⟩⟩
theorem or_assoc : (a ∨ b) ∨ c ↔ a ∨ b ∨ c :=
  ⟨fun h => h.elim (fun h => h.elim .inl (.inr ∘ .inl)) (.inr ∘ .inr), fun h => h.elim (.inl ∘ .inl) (fun h => h.elim (.inl ∘ .inr) .inr)⟩
theorem and_left_comm : a ∧ b ∧ c ↔ b ∧ a ∧ c := ⟨fun ⟨x, y, z⟩ => ⟨y, x, z⟩, fun ⟨x, y, z⟩ => ⟨y, x, z⟩⟩
theorem and_or_left : a ∧ (b ∨ c) ↔ a ∧ b ∨ a ∧ c :=
  ⟨fun ⟨x, h⟩ => h.imp (⟨x, ·⟩) (⟨x, ·⟩), fun h => h.elim (fun k => ⟨k.1, .inl k.2⟩) (fun k => ⟨k.1, .inr k.2⟩)⟩
theorem or_and_right : (a ∨ b) ∧ c ↔ a ∧ c ∨ b ∧ c :=
  ⟨fun ⟨h, x⟩ => h.imp (⟨·, x⟩) (⟨·, x⟩), fun h => h.elim (fun k => ⟨.inl k.1, k.2⟩) (fun k => ⟨.inr k.1, k.2⟩)⟩
theorem or_and_left : a ∨ b ∧ c ↔ (a ∨ b) ∧ (a ∨ c) :=
  ⟨fun h => h.elim (fun x => ⟨.inl x, .inl x⟩) (fun k => ⟨.inr k.1, .inr k.2⟩), fun ⟨h, k⟩ => h.elim .inl (fun x => k.imp id (⟨x, ·⟩))⟩
theorem and_imp : (a ∧ b → c) ↔ (a → b → c) := ⟨fun f x y => f ⟨x, y⟩, fun f h => f h.1 h.2⟩
theorem or_imp : (a ∨ b → c) ↔ (a → c) ∧ (b → c) := ⟨fun f => ⟨f ∘ .inl, f ∘ .inr⟩, fun ⟨f, g⟩ h => h.elim f g⟩
theorem not_or : ¬(p ∨ q) ↔ ¬p ∧ ¬q := or_imp
theorem not_and : ¬(a ∧ b) ↔ (a → ¬b) := and_imp
theorem not_and' : ¬(a ∧ b) ↔ (b → ¬a) := ⟨fun f y x => f ⟨x, y⟩, fun f h => f h.2 h.1⟩
theorem not_not_intro (h : a) : ¬¬a := fun k => k h
theorem not_not_em (a : Prop) : ¬¬(a ∨ ¬a) := fun h => h (.inr fun x => h (.inl x))
theorem iff_not_self : ¬(a ↔ ¬a) := fun h => have n : ¬a := fun x => h.1 x x; n (h.2 n)
theorem and_self_iff : a ∧ a ↔ a := ⟨And.left, fun h => ⟨h, h⟩⟩
theorem and_not_self_iff (a : Prop) : a ∧ ¬a ↔ False := ⟨fun ⟨x, y⟩ => y x, False.elim⟩
theorem of_eq_true (h : p = True) : p := h ▸ trivial
theorem of_eq_false (h : p = False) : ¬p := fun x => h ▸ x
theorem eq_true (h : p) : p = True := propext ⟨fun _ => trivial, fun _ => h⟩
theorem eq_false (h : ¬p) : p = False := propext ⟨h, False.elim⟩
theorem eq_false' (h : p → False) : p = False := eq_false h
theorem iff_true_intro (h : a) : a ↔ True := ⟨fun _ => trivial, fun _ => h⟩
theorem iff_false_intro (h : ¬a) : a ↔ False := ⟨h, False.elim⟩
theorem not_of_eq_false (h : p = False) : ¬p := of_eq_false h
theorem eq_true_of_decide {p : Prop} [Decidable p] (h : decide p = true) : p = True := eq_true (of_decide_eq_true h)
theorem eq_false_of_decide {p : Prop} [Decidable p] (h : decide p = false) : p = False := eq_false (of_decide_eq_false h)
theorem Eq.propIntro {a b : Prop} (h₁ : a → b) (h₂ : b → a) : a = b := propext ⟨h₁, h₂⟩
theorem false_of_ne {α : Sort u} {a : α} : a ≠ a → False := fun h => h rfl
theorem ne_false_of_self (h : p) : p ≠ False := fun k => k ▸ h
theorem ne_true_of_not (h : ¬p) : p ≠ True := fun k => h (k ▸ trivial)
theorem true_ne_false : ¬(True = False) := fun h => h ▸ trivial
theorem false_ne_true : ¬(False = True) := fun h => h ▸ trivial
theorem Exists.elim {α : Sort u} {p : α → Prop} {b : Prop} (h : ∃ x, p x) (k : ∀ a, p a → b) : b := h.casesOn k
theorem Exists.imp {α : Sort u} {p q : α → Prop} (h : ∀ a, p a → q a) : (∃ a, p a) → ∃ a, q a := fun ⟨a, x⟩ => ⟨a, h a x⟩
theorem forall_congr {α : Sort u} {p q : α → Prop} (h : ∀ a, p a = q a) : (∀ a, p a) = ∀ a, q a := propext ⟨fun f a => h a ▸ f a, fun f a => (h a).symm ▸ f a⟩
theorem forall_congr' {α : Sort u} {p q : α → Prop} (h : ∀ a, p a ↔ q a) : (∀ a, p a) ↔ ∀ a, q a := ⟨fun f a => (h a).1 (f a), fun f a => (h a).2 (f a)⟩
theorem exists_congr {α : Sort u} {p q : α → Prop} (h : ∀ a, p a ↔ q a) : (∃ a, p a) ↔ ∃ a, q a := ⟨Exists.imp fun a => (h a).1, Exists.imp fun a => (h a).2⟩
theorem not_exists {α : Sort u} {p : α → Prop} : (¬∃ x, p x) ↔ ∀ x, ¬p x := ⟨fun h x k => h ⟨x, k⟩, fun h ⟨x, k⟩ => h x k⟩
theorem not_forall_of_exists_not {α : Sort u} {p : α → Prop} : (∃ x, ¬p x) → ¬∀ x, p x := fun ⟨x, h⟩ k => h (k x)
theorem forall_and {α : Sort u} {p q : α → Prop} : (∀ x, p x ∧ q x) ↔ (∀ x, p x) ∧ (∀ x, q x) := ⟨fun h => ⟨fun x => (h x).1, fun x => (h x).2⟩, fun h x => ⟨h.1 x, h.2 x⟩⟩
theorem exists_or {α : Sort u} {p q : α → Prop} : (∃ x, p x ∨ q x) ↔ (∃ x, p x) ∨ ∃ x, q x :=
  ⟨fun ⟨x, h⟩ => h.imp (⟨x, ·⟩) (⟨x, ·⟩), fun h => h.elim (Exists.imp fun _ => .inl) (Exists.imp fun _ => .inr)⟩
end basic

attribute [refl] Iff.refl
attribute [symm] Eq.symm Iff.symm
/-! ## transport -/
@[macro_inline] def Eq.ndrec_symm.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α} (h : b = a) : motive b := h.symm.ndrec m
theorem HEq.symm {α β : Sort u} {a : α} {b : β} (h : a ≍ b) : b ≍ a := h.rec (HEq.refl a)
theorem HEq.trans {α β γ : Sort u} {a : α} {b : β} {c : γ} (h : a ≍ b) (k : b ≍ c) : a ≍ c := k.rec h
theorem heq_of_heq_of_eq {α β : Sort u} {a : α} {b b' : β} (h : a ≍ b) (k : b = b') : a ≍ b' := k ▸ h
theorem heq_of_eq_of_heq {α β : Sort u} {a a' : α} {b : β} (h : a = a') (k : a' ≍ b) : a ≍ b := h ▸ k
theorem type_eq_of_heq {α β : Sort u} {a : α} {b : β} (h : a ≍ b) : α = β := h.rec rfl
theorem cast_heq {α β : Sort u} : (h : α = β) → (a : α) → cast h a ≍ a
  | rfl, a => HEq.refl a
@[simp] theorem cast_eq {α : Sort u} (h : α = α) (a : α) : cast h a = a := rfl
theorem eqRec_heq {α : Sort u} {φ : α → Sort v} {a a' : α} : (h : a = a') → (p : φ a) → Eq.recOn (motive := fun x _ => φ x) h p ≍ p
  | rfl, p => HEq.refl p
theorem heq_of_eqRec_eq {α β : Sort u} {a : α} {b : β} (h₁ : α = β) (h₂ : Eq.rec (motive := fun α _ => α) a h₁ = b) : a ≍ b := by
  subst h₁; exact heq_of_eq h₂
@[simp] theorem heq_eq_eq {α : Sort u} (a b : α) : (a ≍ b) = (a = b) := propext ⟨eq_of_heq, heq_of_eq⟩
theorem eq_mp_eq_cast {α β : Sort u} (h : α = β) : Eq.mp h = cast h := rfl
abbrev noConfusionTypeEnum {α : Sort u} (f : α → Nat) (P : Sort w) (x y : α) : Sort w :=
  (Nat.decEq (f x) (f y)).casesOn (fun _ => P) (fun _ => P → P)
abbrev noConfusionEnum {α : Sort u} (f : α → Nat) {P : Sort w} {x y : α} (h : x = y) : noConfusionTypeEnum f P x y :=
  Decidable.casesOn (motive := fun (i : Decidable (f x = f y)) => Decidable.casesOn (motive := fun _ => Sort w) i (fun _ => P) (fun _ => P → P))
    (Nat.decEq (f x) (f y)) (fun h' => False.elim (h' (congrArg f h))) (fun _ x => x)

/-! ## quotients and function extensionality -/
namespace Quot
axiom sound : ∀ {α : Sort u} {r : α → α → Prop} {a b : α}, r a b → Quot.mk r a = Quot.mk r b
protected abbrev liftOn {α : Sort u} {β : Sort v} {r : α → α → Prop} (q : Quot r) (f : α → β) (c : ∀ a b, r a b → f a = f b) : β := Quot.lift f c q
theorem inductionOn {α : Sort u} {r : α → α → Prop} {motive : Quot r → Prop} (q : Quot r) (h : ∀ a, motive (Quot.mk r a)) : motive q := Quot.ind h q
end Quot
theorem funext {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : ∀ x, f x = g x) : f = g := by
  let R (f g : (x : α) → β x) : Prop := ∀ x, f x = g x
  let app (q : Quot R) (x : α) : β x := Quot.lift (fun (f : (x : α) → β x) => f x) (fun _ _ h => h x) q
  exact show app (Quot.mk R f) = app (Quot.mk R g) from congrArg app (Quot.sound h)
theorem pi_congr {α : Sort u} {β β' : α → Sort v} (h : ∀ a, β a = β' a) : ((a : α) → β a) = ((a : α) → β' a) := (funext h : β = β') ▸ rfl
theorem implies_dep_congr_ctx {p₁ p₂ q₁ : Prop} (h₁ : p₁ = p₂) {q₂ : p₂ → Prop} (h₂ : (h : p₂) → q₁ = q₂ h) : (p₁ → q₁) = ((h : p₂) → q₂ h) :=
  propext ⟨fun f x => h₂ x ▸ f (h₁ ▸ x), fun f x => (h₂ (h₁ ▸ x)).symm ▸ f (h₁ ▸ x)⟩
theorem implies_congr_ctx {p₁ p₂ q₁ q₂ : Prop} (h₁ : p₁ = p₂) (h₂ : p₂ → q₁ = q₂) : (p₁ → q₁) = (p₂ → q₂) := implies_dep_congr_ctx h₁ h₂
theorem forall_prop_congr_dom {p₁ p₂ : Prop} (h : p₁ = p₂) (q : p₁ → Prop) : ((a : p₁) → q a) = ((a : p₂) → q (h.symm ▸ a)) := by subst h; rfl
theorem forall_prop_domain_congr {p₁ p₂ : Prop} {q : p₁ → Prop} (h : p₁ = p₂) : ((a : p₁) → q a) = ((a : p₂) → q (Eq.mpr h a)) := by subst h; rfl
theorem let_congr {α : Sort u} {β : Sort v} {a a' : α} {b b' : α → β} (h₁ : a = a') (h₂ : ∀ x, b x = b' x) : (let x := a; b x) = (let x := a'; b' x) := h₁ ▸ h₂ a
theorem let_val_congr {α : Sort u} {β : Sort v} {a a' : α} (b : α → β) (h : a = a') : (let x := a; b x) = (let x := a'; b x) := h ▸ rfl
theorem let_body_congr {α : Sort u} {β : α → Sort v} {b b' : (a : α) → β a} (a : α) (h : ∀ x, b x = b' x) : (let x := a; b x) = (let x := a; b' x) := h a
theorem have_unused {α : Sort u} {β : Sort v} (a : α) {b b' : β} (h : b = b') : (have _ := a; b) = b' := h
theorem have_unused' {α : Sort u} {β : Sort v} (a : α) {b b' : β} (h : b = b') : (have _ := a; b) = b' := h
theorem have_congr {α : Sort u} {β : Sort v} {a a' : α} {f f' : α → β} (h₁ : a = a') (h₂ : ∀ x, f x = f' x) : (have x := a; f x) = (have x := a'; f' x) := h₁ ▸ h₂ a
theorem have_val_congr {α : Sort u} {β : Sort v} {a a' : α} {f : α → β} (h : a = a') : (have x := a; f x) = (have x := a'; f x) := h ▸ rfl
theorem have_body_congr {α : Sort u} {β : Sort v} {a : α} {f f' : α → β} (h : ∀ x, f x = f' x) : (have x := a; f x) = (have x := a; f' x) := h a
theorem have_body_congr' {α : Sort u} {β : Sort v} {a : α} {f f' : α → β} (h : ∀ x, f x = f' x) : (have x := a; f x) = (have x := a; f' x) := h a

/-! ## if then else -/
section ite
variable {α : Sort u} {c : Prop} {a b : α}
@[simp] theorem if_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t e : α} : (ite c t e) = t := match h with
  | isTrue _ => rfl
  | isFalse hn => absurd hc hn
@[simp] theorem if_neg {c : Prop} {h : Decidable c} (hn : ¬c) {α : Sort u} {t e : α} : (ite c t e) = e := match h with
  | isTrue hc => absurd hc hn
  | isFalse _ => rfl
theorem dif_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t : c → α} {e : ¬c → α} : (dite c t e) = t hc := match h with
  | isTrue _ => rfl
  | isFalse hn => absurd hc hn
theorem dif_neg {c : Prop} {h : Decidable c} (hn : ¬c) {α : Sort u} {t : c → α} {e : ¬c → α} : (dite c t e) = e hn := match h with
  | isTrue hc => absurd hc hn
  | isFalse _ => rfl
attribute [-simp] if_pos if_neg
instance instDecidableTrue : Decidable True := isTrue trivial
instance instDecidableFalse : Decidable False := isFalse not_false
@[simp] theorem ite_true (a b : α) : (if True then a else b) = a := rfl
@[simp] theorem ite_false (a b : α) : (if False then a else b) = b := rfl
@[simp] theorem ite_self {c : Prop} {d : Decidable c} (a : α) : ite c a a = a := match d with
  | isTrue _ => rfl
  | isFalse _ => rfl
theorem ite_cond_eq_true {α : Sort u} {c : Prop} {x : Decidable c} (a b : α) (h : c = True) : (if c then a else b) = a := if_pos (of_eq_true h)
theorem ite_cond_eq_false {α : Sort u} {c : Prop} {x : Decidable c} (a b : α) (h : c = False) : (if c then a else b) = b := if_neg (of_eq_false h)
theorem dite_cond_eq_true {α : Sort u} {c : Prop} {x : Decidable c} {t : c → α} {e : ¬c → α} (h : c = True) : dite c t e = t (of_eq_true h) := dif_pos (of_eq_true h)
theorem dite_cond_eq_false {α : Sort u} {c : Prop} {x : Decidable c} {t : c → α} {e : ¬c → α} (h : c = False) : dite c t e = e (of_eq_false h) := dif_neg (of_eq_false h)
theorem ite_eq_left {c : Prop} [Decidable c] (h : c) {α : Sort u} {t e : α} : ite c t e = t := if_pos h
theorem ite_eq_right {c : Prop} [Decidable c] (h : ¬c) {α : Sort u} {t e : α} : ite c t e = e := if_neg h
theorem dite_eq_left {c : Prop} [Decidable c] (h : c) {α : Sort u} {t : c → α} {e : ¬c → α} : dite c t e = t h := dif_pos h
theorem dite_eq_right {c : Prop} [Decidable c] (h : ¬c) {α : Sort u} {t : c → α} {e : ¬c → α} : dite c t e = e h := dif_neg h
theorem ite_eq_left_of_eq_true {α : Sort u} {c : Prop} {x : Decidable c} (a b : α) (h : c = True) : (if c then a else b) = a := if_pos (of_eq_true h)
theorem ite_eq_right_of_eq_false {α : Sort u} {c : Prop} {x : Decidable c} (a b : α) (h : c = False) : (if c then a else b) = b := if_neg (of_eq_false h)
theorem dite_eq_left_of_eq_true {α : Sort u} {c : Prop} {x : Decidable c} {t : c → α} {e : ¬c → α} (h : c = True) : dite c t e = t (of_eq_true h) := dif_pos (of_eq_true h)
theorem dite_eq_right_of_eq_false {α : Sort u} {c : Prop} {x : Decidable c} {t : c → α} {e : ¬c → α} (h : c = False) : dite c t e = e (of_eq_false h) := dif_neg (of_eq_false h)
@[simp] theorem dite_eq_ite {α : Sort u} {P : Prop} {a b : α} [Decidable P] : (dite P (fun _ => a) (fun _ => b)) = ite P a b := rfl
end ite
