prelude
import Init.Logic
set_option autoImplicit false
/-! Decidable propositions, classical logic, the simp set for logic. -/
universe u v w
namespace Decidable
variable {p q : Prop}
theorem em (p : Prop) [d : Decidable p] : p ∨ ¬p := match d with
  | isTrue h => .inl h
  | isFalse h => .inr h
@[macro_inline] def byCases {q : Sort u} [d : Decidable p] (h1 : p → q) (h2 : ¬p → q) : q := match d with
  | isTrue h => h1 h
  | isFalse h => h2 h
theorem byContradiction [Decidable p] (h : ¬p → False) : p := (em p).elim id (fun k => (h k).elim)
theorem of_not_not [Decidable p] (h : ¬¬p) : p := byContradiction h
theorem not_not [Decidable p] : ¬¬p ↔ p := ⟨of_not_not, not_not_intro⟩
theorem not_and_iff_or_not [Decidable p] : ¬(p ∧ q) ↔ ¬p ∨ ¬q :=
  ⟨fun h => (em p).elim (fun a => .inr fun b => h ⟨a, b⟩) .inl, fun h k => h.elim (· k.1) (· k.2)⟩
theorem not_and_iff_or_not_not [Decidable p] [Decidable q] : ¬(p ∧ q) ↔ ¬p ∨ ¬q := not_and_iff_or_not
theorem not_imp_iff_and_not [Decidable p] : ¬(p → q) ↔ p ∧ ¬q :=
  ⟨fun h => ⟨byContradiction fun n => h fun x => (n x).elim, fun y => h fun _ => y⟩, fun h k => h.2 (k h.1)⟩
theorem imp_iff_not_or [Decidable p] : (p → q) ↔ ¬p ∨ q := ⟨fun f => (em p).elim (fun x => .inr (f x)) .inl, fun h x => h.elim (absurd x) id⟩
theorem iff_iff_and_or_not_and_not [Decidable p] [Decidable q] : (p ↔ q) ↔ (p ∧ q) ∨ (¬p ∧ ¬q) :=
  ⟨fun e => (em p).elim (fun x => .inl ⟨x, e.1 x⟩) (fun x => .inr ⟨x, mt e.2 x⟩), fun h => h.elim (fun h => ⟨fun _ => h.2, fun _ => h.1⟩) (fun h => ⟨fun x => absurd x h.1, fun y => absurd y h.2⟩)⟩
theorem or_not_self (p : Prop) [Decidable p] : p ∨ ¬p := em p
end Decidable
@[inline] def decidable_of_iff {b : Prop} (a : Prop) (h : a ↔ b) [d : Decidable a] : Decidable b := match d with
  | isTrue x => isTrue (h.1 x)
  | isFalse x => isFalse (fun y => x (h.2 y))
@[inline] def decidable_of_decidable_of_iff {p q : Prop} [Decidable p] (h : p ↔ q) : Decidable q := decidable_of_iff p h
@[inline] def decidable_of_decidable_of_eq {p q : Prop} [Decidable p] (h : p = q) : Decidable q := decidable_of_iff p (h ▸ Iff.rfl)
instance instDecidableForall {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p → q) := match dp with
  | isFalse h => isTrue fun x => absurd x h
  | isTrue h => match dq with
    | isTrue k => isTrue fun _ => k
    | isFalse k => isFalse fun f => k (f h)
instance instDecidableIff {p q : Prop} [Decidable p] [Decidable q] : Decidable (p ↔ q) := decidable_of_iff ((p → q) ∧ (q → p)) ⟨fun h => ⟨h.1, h.2⟩, fun h => ⟨h.1, h.2⟩⟩
instance instDecidableEqOfIff {p q : Prop} [Decidable (p ↔ q)] : Decidable (p = q) := decidable_of_iff (p ↔ q) iff_iff_eq
instance instDecidableIte {c t e : Prop} [dc : Decidable c] [dt : Decidable t] [de : Decidable e] : Decidable (if c then t else e) := match dc with
  | isTrue _ => dt
  | isFalse _ => de
instance instDecidableNe0 {α : Sort u} [DecidableEq α] (a b : α) : Decidable (a ≠ b) := inferInstanceAs (Decidable (¬ a = b))
instance instSubsingletonDecidable (p : Prop) : Subsingleton (Decidable p) := ⟨fun
  | isTrue _, isTrue _ => rfl
  | isFalse _, isFalse _ => rfl
  | isTrue h, isFalse k => absurd h k
  | isFalse h, isTrue k => absurd k h⟩
instance instSubsingletonOfProp (p : Prop) : Subsingleton p := ⟨fun _ _ => rfl⟩
theorem proof_irrel {a : Prop} (h₁ h₂ : a) : h₁ = h₂ := rfl
protected theorem Subsingleton.elim {α : Sort u} [h : Subsingleton α] : ∀ a b : α, a = b := h.allEq
protected theorem Subsingleton.helim {α β : Sort u} [h₁ : Subsingleton α] (h₂ : α = β) (a : α) (b : β) : a ≍ b := by subst h₂; exact heq_of_eq (Subsingleton.elim a b)

namespace Classical
noncomputable def indefiniteDescription {α : Sort u} (p : α → Prop) (h : ∃ x, p x) : Subtype p := choice (let ⟨x, px⟩ := h; ⟨⟨x, px⟩⟩)
noncomputable def choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α := (indefiniteDescription p h).val
theorem choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p (choose h) := (indefiniteDescription p h).property
/-- excluded middle: choose a member of the two classes `x ∨ p` and `¬x ∨ p`, which are equal if `p` holds -/
theorem em (p : Prop) : p ∨ ¬p := by
  have hU : ∃ x : Prop, x ∨ p := ⟨True, .inl trivial⟩
  have hV : ∃ x : Prop, ¬x ∨ p := ⟨False, .inl not_false⟩
  have key : p → ∀ hU hV, @choose Prop (fun x => x ∨ p) hU = @choose Prop (fun x => ¬x ∨ p) hV := fun hp =>
    have e : (fun x : Prop => x ∨ p) = (fun x => ¬x ∨ p) := funext fun x => propext ⟨fun _ => .inr hp, fun _ => .inr hp⟩
    by rw [e]; intro _ _; rfl
  cases choose_spec hU with
  | inr hp => exact .inl hp
  | inl hu => cases choose_spec hV with
    | inr hp => exact .inl hp
    | inl hv => exact .inr fun hp => hv (key hp hU hV ▸ hu)
theorem exists_true_of_nonempty {α : Sort u} : Nonempty α → ∃ _ : α, True := fun ⟨x⟩ => ⟨x, trivial⟩
@[instance_reducible] noncomputable def inhabited_of_nonempty {α : Sort u} (h : Nonempty α) : Inhabited α := ⟨choice h⟩
noncomputable scoped instance (priority := low) propDecidable (a : Prop) : Decidable a :=
  choice (match em a with | .inl h => ⟨isTrue h⟩ | .inr h => ⟨isFalse h⟩)
noncomputable def epsilon {α : Sort u} [h : Nonempty α] (p : α → Prop) : α :=
  if k : ∃ x, p x then choose k else choice h
theorem byCases {p q : Prop} (h : p → q) (k : ¬p → q) : q := (em p).elim h k
theorem byContradiction {p : Prop} (h : ¬p → False) : p := (em p).elim id (fun k => (h k).elim)
theorem not_not {a : Prop} : ¬¬a ↔ a := ⟨fun h => byContradiction h, not_not_intro⟩
theorem not_forall {α : Sort u} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  ⟨fun h => byContradiction fun n => h fun x => byContradiction fun k => n ⟨x, k⟩, not_forall_of_exists_not⟩
theorem not_imp {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := ⟨fun h => ⟨byContradiction fun n => h fun x => (n x).elim, fun y => h fun _ => y⟩, fun h k => h.2 (k h.1)⟩
theorem not_and_iff_not_or_not {a b : Prop} : ¬(a ∧ b) ↔ ¬a ∨ ¬b := ⟨fun h => (em a).elim (fun x => .inr fun y => h ⟨x, y⟩) .inl, fun h k => h.elim (· k.1) (· k.2)⟩
theorem or_iff_not_imp_left {a b : Prop} : a ∨ b ↔ (¬a → b) := ⟨Or.resolve_left, fun f => (em a).elim .inl (.inr ∘ f)⟩
theorem or_iff_not_imp_right {a b : Prop} : a ∨ b ↔ (¬b → a) := ⟨Or.resolve_right, fun f => (em b).elim .inr (.inl ∘ f)⟩
theorem axiomOfChoice {α : Sort u} {β : α → Sort v} {r : (x : α) → β x → Prop} (h : ∀ x, ∃ y, r x y) : ∃ f : (x : α) → β x, ∀ x, r x (f x) := ⟨fun x => choose (h x), fun x => choose_spec (h x)⟩
end Classical
noncomputable def Exists.choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α := Classical.choose h
theorem Exists.choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p h.choose := Classical.choose_spec h
theorem Classical.exists_or_forall_not {α : Sort u} (p : α → Prop) : (∃ x, p x) ∨ ∀ x, ¬p x := (Classical.em (∃ x, p x)).imp id not_exists.1
theorem Classical.propComplete (a : Prop) : a = True ∨ a = False := (Classical.em a).imp eq_true eq_false
theorem Classical.or_not {p : Prop} : p ∨ ¬p := Classical.em p

theorem ite_congr {α : Sort u} {b c : Prop} {x y u v : α} {s : Decidable b} [Decidable c] (h₁ : b = c) (h₂ : c → x = u) (h₃ : ¬c → y = v) :
    ite b x y = ite c u v := by
  subst h₁
  cases Decidable.em b with
  | inl h => rw [if_pos h, if_pos h]; exact h₂ h
  | inr h => rw [if_neg h, if_neg h]; exact h₃ h
theorem Eq.mpr_prop {p q : Prop} (h₁ : p = q) (h₂ : q) : p := h₁ ▸ h₂
theorem Eq.mpr_not {p q : Prop} (h₁ : p = q) (h₂ : ¬q) : ¬p := h₁ ▸ h₂
theorem dite_congr {b c : Prop} {α : Sort u} {s : Decidable b} [Decidable c] {x : b → α} {u : c → α} {y : ¬b → α} {v : ¬c → α} (h₁ : b = c)
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
gen_injective_theorems% UInt32
gen_injective_theorems% Lean.Name
