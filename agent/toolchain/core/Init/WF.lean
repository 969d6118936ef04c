prelude
import Init.SizeOf
set_option autoImplicit false

/-!
# Well-founded relations and recursion, and the tactics behind `decreasing_by`
-/

universe u v w

inductive Acc {α : Sort u} (r : α → α → Prop) : α → Prop where
  | intro (x : α) (h : (y : α) → r y x → Acc r y) : Acc r x
theorem Acc.inv {α : Sort u} {r : α → α → Prop} {x y : α} (h₁ : Acc r x) (h₂ : r y x) : Acc r y := h₁.recOn (fun _ ac _ h => ac y h) h₂
inductive WellFounded {α : Sort u} (r : α → α → Prop) : Prop where
  | intro (h : ∀ a, Acc r a) : WellFounded r
class WellFoundedRelation (α : Sort u) where
  rel : α → α → Prop
  wf : WellFounded rel
namespace WellFounded
theorem apply {α : Sort u} {r : α → α → Prop} (wf : WellFounded r) (a : α) : Acc r a := wf.rec fun p => p a
variable {α : Sort u} {C : α → Sort v} {r : α → α → Prop}
theorem recursion' (hwf : WellFounded r) {C : α → Prop} (a : α) (h : ∀ x, (∀ y, r y x → C y) → C x) : C a := (apply hwf a).rec (fun x _ ih => h x ih)
theorem induction {C : α → Prop} (hwf : WellFounded r) (a : α) (h : ∀ x, (∀ y, r y x → C y) → C x) : C a := recursion' hwf a h
noncomputable def fixF (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) (a : Acc r x) : C x := Acc.rec (fun x _ ih => F x ih) a
theorem fixF_eq (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) (acx : Acc r x) : fixF F x acx = F x (fun y p => fixF F y (Acc.inv acx p)) :=
  match acx with | .intro _ _ => rfl
noncomputable def fix (hwf : WellFounded r) (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) : C x := fixF F x (apply hwf x)
theorem fix_eq (hwf : WellFounded r) (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) : fix hwf F x = F x (fun y _ => fix hwf F y) := fixF_eq F x (apply hwf x)
end WellFounded
theorem Subrelation.accessible {α : Sort u} {r q : α → α → Prop} {a : α} (h : ∀ {x y}, q x y → r x y) (ac : Acc r a) : Acc q a := ac.rec fun x _ ih => .intro x fun y k => ih y (h k)
theorem InvImage.acc' {α : Sort u} {β : Sort v} {r : β → β → Prop} (f : α → β) (b : β) (ac : Acc r b) : ∀ a, f a = b → Acc (fun x y => r (f x) (f y)) a :=
  ac.rec fun _ _ ih a e => .intro a fun y k => ih (f y) (e ▸ k) y rfl
@[reducible] def InvImage {α : Sort u} {β : Sort v} (r : β → β → Prop) (f : α → β) : α → α → Prop := fun a₁ a₂ => r (f a₁) (f a₂)
theorem InvImage.wf {α : Sort u} {β : Sort v} {r : β → β → Prop} (f : α → β) (h : WellFounded r) : WellFounded (InvImage r f) := ⟨fun a => InvImage.acc' f (f a) (h.apply _) a rfl⟩
@[reducible] def invImage {α : Sort u} {β : Sort v} (f : α → β) (h : WellFoundedRelation β) : WellFoundedRelation α := ⟨InvImage h.rel f, InvImage.wf f h.wf⟩
namespace Nat
theorem lt_acc : ∀ n : Nat, Acc (· < ·) n
  | 0 => ⟨_, fun _ h => absurd h (not_lt_zero _)⟩
  | n+1 => ⟨_, fun _ h => (Nat.lt_or_eq_of_le (le_of_lt_succ h)).elim (Acc.inv (lt_acc n)) (fun e => e ▸ lt_acc n)⟩
protected abbrev lt_wfRel : WellFoundedRelation Nat := ⟨(· < ·), ⟨lt_acc⟩⟩
instance instWFR : WellFoundedRelation Nat := Nat.lt_wfRel
@[elab_as_elim] protected theorem strongRecOn' {p : Nat → Prop} (n : Nat) (h : ∀ n, (∀ m, m < n → p m) → p n) : p n := (lt_acc n).rec fun x _ ih => h x ih
@[elab_as_elim] protected theorem strong_induction_on {p : Nat → Prop} (n : Nat) (h : ∀ n, (∀ m, m < n → p m) → p n) : p n := Nat.strongRecOn' n h
@[elab_as_elim] protected noncomputable def strongRecOn {motive : Nat → Sort u} (n : Nat) (ind : ∀ n, (∀ m, m < n → motive m) → motive n) : motive n := WellFounded.fix Nat.lt_wfRel.wf ind n
end Nat
noncomputable def WellFounded.Nat.fix {α : Sort u} {motive : α → Sort v} (h : α → Nat) (F : (x : α) → ((y : α) → InvImage (· < ·) h y x → motive y) → motive x) (x : α) : motive x :=
  WellFounded.fix (InvImage.wf h Nat.lt_wfRel.wf) F x
theorem WellFounded.Nat.fix_eq {α : Sort u} {motive : α → Sort v} (h : α → Nat) (F : (x : α) → ((y : α) → InvImage (· < ·) h y x → motive y) → motive x) (x : α) :
    WellFounded.Nat.fix h F x = F x (fun y _ => WellFounded.Nat.fix h F y) := WellFounded.fix_eq _ F x
abbrev measure {α : Sort u} (f : α → Nat) : WellFoundedRelation α := invImage f Nat.lt_wfRel
abbrev sizeOfWFRel {α : Sort u} [SizeOf α] : WellFoundedRelation α := measure sizeOf
instance (priority := low) instWellFoundedRelationOfSizeOf {α : Sort u} [SizeOf α] : WellFoundedRelation α := sizeOfWFRel
namespace Prod
inductive Lex {α : Type u} {β : Type v} (ra : α → α → Prop) (rb : β → β → Prop) : α × β → α × β → Prop where
  | left {a₁ : α} (b₁ : β) {a₂ : α} (b₂ : β) (h : ra a₁ a₂) : Prod.Lex ra rb (a₁, b₁) (a₂, b₂)
  | right (a : α) {b₁ b₂ : β} (h : rb b₁ b₂) : Prod.Lex ra rb (a, b₁) (a, b₂)
end Prod
namespace PSigma
inductive Lex {α : Sort u} {β : α → Sort v} (r : α → α → Prop) (s : ∀ a, β a → β a → Prop) : PSigma β → PSigma β → Prop where
  | left {a₁ : α} (b₁ : β a₁) {a₂ : α} (b₂ : β a₂) (h : r a₁ a₂) : PSigma.Lex r s ⟨a₁, b₁⟩ ⟨a₂, b₂⟩
  | right (a : α) {b₁ b₂ : β a} (h : s a b₁ b₂) : PSigma.Lex r s ⟨a, b₁⟩ ⟨a, b₂⟩
end PSigma
theorem Prod.lex_acc {α : Type u} {β : Type v} {ra : α → α → Prop} {rb : β → β → Prop} (hb : ∀ b, Acc rb b) {a : α} (ha : Acc ra a) : ∀ b, Acc (Prod.Lex ra rb) (a, b) := by
  induction ha with
  | intro a _ iha =>
    intro b
    induction hb b with
    | intro b _ ihb =>
      refine ⟨_, fun p h => ?_⟩
      cases h with
      | left _ _ h => exact iha _ h _
      | right _ h => exact ihb _ h
@[instance_reducible] def Prod.lex {α : Type u} {β : Type v} (ha : WellFoundedRelation α) (hb : WellFoundedRelation β) : WellFoundedRelation (α × β) :=
  ⟨Prod.Lex ha.rel hb.rel, ⟨fun (a, b) => Prod.lex_acc hb.wf.apply (ha.wf.apply a) b⟩⟩
instance Prod.instWFR {α : Type u} {β : Type v} [ha : WellFoundedRelation α] [hb : WellFoundedRelation β] : WellFoundedRelation (α × β) := Prod.lex ha hb
@[instance_reducible] def wfParam {α : Sort u} (a : α) : α := a
/-- hides `x` from unification while a well-founded definition is being made -/
opaque Lean.opaqueId {α : Sort u} (x : α) : α := x
/-- `e`; `simp` takes the name of a bound variable from `binder` -/
@[simp ↓] def binderNameHint {α : Sort u} {β : Sort v} {γ : Sort w} (_v : α) (_binder : β) (e : γ) : γ := e
/-- a termination proof may use the condition of an `if` around the recursive call -/
@[wf_preprocess] theorem ite_eq_dite {α : Sort u} {P : Prop} {a b : α} [Decidable P] :
    ite P a b = dite P (fun h => binderNameHint h () a) (fun h => binderNameHint h () b) := rfl
/-! Where `omega` does not reach (a divisor that is no literal), fall back on the lemmas for `n - 1 < n` and the like. -/
macro_rules | `(tactic| decreasing_trivial) => `(tactic| decreasing_trivial_pre_omega)
macro_rules | `(tactic| decreasing_trivial) => `(tactic| (apply Nat.div_lt_self <;> first | assumption | decide | (apply Nat.pos_of_ne_zero; assumption)))
macro_rules | `(tactic| decreasing_trivial) => `(tactic| (apply Nat.mod_lt; first | assumption | (apply Nat.pos_of_ne_zero; assumption)))
