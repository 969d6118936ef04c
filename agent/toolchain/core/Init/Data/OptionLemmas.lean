prelude
import Init.Data.NumberLemmas
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Options, classical logic: what else is used often

Equality of options, `if` between options, quantifiers and negation.
-/

universe u v w

/-! ## Pairs, sums, equality -/
@[simp] theorem Prod.fst_swap {α : Type u} {β : Type v} {p : α × β} : p.swap.1 = p.2 := rfl
@[simp] theorem Prod.snd_swap {α : Type u} {β : Type v} {p : α × β} : p.swap.2 = p.1 := rfl
protected theorem Subtype.eq {α : Sort u} {p : α → Prop} : ∀ {a b : {x // p x}}, a.val = b.val → a = b := Subtype.ext
/-! ## Options -/
namespace Option
variable {α : Type u} {β : Type v} {γ : Type w}
instance instBEq [BEq α] : BEq (Option α) where
  beq
    | some a, some b => a == b
    | none, none => true
    | _, _ => false
instance instReflBEq [BEq α] [ReflBEq α] : ReflBEq (Option α) where
  rfl {a} := match a with
    | none => rfl
    | some a => (BEq.rfl : (a == a) = true)
instance instLawfulBEq [BEq α] [LawfulBEq α] : LawfulBEq (Option α) where
  eq_of_beq {a b} h := match a, b, h with
    | none, none, _ => rfl
    | some a, some b, h => congrArg some (eq_of_beq (show (a == b) = true from h))
theorem ne_none_iff_exists' {o : Option α} : o ≠ none ↔ ∃ x, o = some x := by
  cases o <;> simp
theorem map_id' {x : Option α} : (x.map fun a => a) = x := by cases x <;> rfl
theorem isSome_bind {x : Option α} {f : α → Option β} : (x.bind f).isSome = x.any fun x => (f x).isSome := by cases x <;> rfl
theorem comp_map {h : β → γ} {g : α → β} {x : Option α} : x.map (h ∘ g) = (x.map g).map h := by cases x <;> rfl
@[simp] theorem some_beq_some [BEq α] {a b : α} : (some a == some b) = (a == b) := rfl
@[simp] theorem none_beq_some [BEq α] {a : α} : (none == some a) = false := rfl
@[simp] theorem some_beq_none [BEq α] {a : α} : (some a == none) = false := rfl
@[simp] theorem none_beq_none [BEq α] : ((none : Option α) == none) = true := rfl
theorem eq_none_of_isNone : ∀ {o : Option α}, o.isNone → o = none
  | none, _ => rfl
theorem some_get! [Inhabited α] : ∀ {o : Option α}, o.isSome → some o.get! = o
  | some _, _ => rfl
@[simp] theorem dite_none_right_eq_some {a : α} {p : Prop} [Decidable p] {b : p → Option α} :
    (if h : p then b h else none) = some a ↔ ∃ h, b h = some a := by
  by_cases h : p
  · rw [dif_pos h]; exact ⟨fun e => ⟨h, e⟩, fun ⟨_, e⟩ => e⟩
  · rw [dif_neg h]; exact ⟨nofun, fun ⟨q, _⟩ => absurd q h⟩
@[simp] theorem ite_none_right_eq_some {p : Prop} [Decidable p] {a : α} {b : Option α} :
    (if p then b else none) = some a ↔ p ∧ b = some a := by by_cases p <;> simp [*]
@[simp] theorem ite_none_left_eq_some {p : Prop} [Decidable p] {a : α} {b : Option α} :
    (if p then none else b) = some a ↔ ¬p ∧ b = some a := by by_cases p <;> simp [*]
@[simp] theorem guard_eq_some_iff {p : α → Bool} {a b : α} : guard p a = some b ↔ a = b ∧ p a := by
  unfold guard; cases h : p a <;> simp
end Option

/-! ## Classical logic, decidable propositions, `if` -/
namespace Classical
theorem skolem {α : Sort u} {b : α → Sort v} {p : (x : α) → b x → Prop} :
    (∀ x, ∃ y, p x y) ↔ ∃ f : (x : α) → b x, ∀ x, p x (f x) :=
  ⟨fun h => ⟨fun x => choose (h x), fun x => choose_spec (h x)⟩, fun ⟨f, h⟩ x => ⟨f x, h x⟩⟩
end Classical
theorem Or.imp_left {a b c : Prop} (f : a → b) : a ∨ c → b ∨ c := .imp f id
theorem Or.imp_right {a b c : Prop} (f : b → c) : a ∨ b → a ∨ c := .imp id f
namespace Classical
theorem not_exists_not {α : Sort u} {p : α → Prop} : (¬∃ x, ¬p x) ↔ ∀ x, p x :=
  ⟨fun h x => byContradiction fun n => h ⟨x, n⟩, fun h ⟨x, n⟩ => n (h x)⟩
theorem not_forall_not {α : Sort u} {p : α → Prop} : (¬∀ x, ¬p x) ↔ ∃ x, p x :=
  ⟨fun h => byContradiction fun n => h fun x q => n ⟨x, q⟩, fun ⟨x, q⟩ h => h x q⟩
theorem forall_or_exists_not {α : Sort u} (P : α → Prop) : (∀ a, P a) ∨ ∃ a, ¬P a :=
  (em (∀ a, P a)).imp_right not_forall.mp
end Classical
theorem Decidable.or_iff_not_imp_left {a b : Prop} [Decidable a] : a ∨ b ↔ ¬a → b :=
  ⟨fun o n => o.resolve_left n, fun h => if ha : a then .inl ha else .inr (h ha)⟩
theorem Decidable.or_iff_not_imp_right {a b : Prop} [Decidable b] : a ∨ b ↔ ¬b → a :=
  ⟨fun o n => o.resolve_right n, fun h => if hb : b then .inr hb else .inl (h hb)⟩
theorem apply_dite {α : Sort u} {β : Sort v} (f : α → β) (P : Prop) [Decidable P] (x : P → α) (y : ¬P → α) :
    f (dite P x y) = dite P (fun h => f (x h)) fun h => f (y h) := by by_cases h : P <;> simp [h]
theorem not_exists_of_forall_not {α : Sort u} {p : α → Prop} (h : ∀ x, ¬p x) : ¬∃ x, p x := fun ⟨x, q⟩ => h x q
