prelude
import Init.Data.List.More
set_option autoImplicit false

/-!
# Options, products and sums: further functions and lemmas
-/

universe u v w

namespace Option
variable {α : Type u} {β : Type v} {γ : Type w}
@[inline] def get : (o : Option α) → o.isSome → α
  | some x, _ => x
@[inline] def get! [Inhabited α] : Option α → α
  | some x => x
  | none => panic! "value is none"
@[inline] def toList : Option α → List α
  | none => []
  | some a => [a]
@[inline] protected def elim : Option α → β → (α → β) → β
  | some x, _, f => f x
  | none, y, _ => y
@[inline] protected def filter (p : α → Bool) : Option α → Option α
  | some a => if p a then some a else none
  | none => none
@[inline] protected def all (p : α → Bool) : Option α → Bool
  | some a => p a
  | none => true
@[inline] protected def any (p : α → Bool) : Option α → Bool
  | some a => p a
  | none => false
@[inline] def join (x : Option (Option α)) : Option α := x.bind id
protected def or : Option α → Option α → Option α
  | o@(some _), _ => o
  | none, o => o
def merge (f : α → α → α) : Option α → Option α → Option α
  | none, none => none
  | some x, none => some x
  | none, some y => some y
  | some x, some y => some (f x y)
instance instMembership : Membership α (Option α) := ⟨fun o a => o = some a⟩
@[simp] theorem mem_def {a : α} {b : Option α} : a ∈ b ↔ b = some a := Iff.rfl
theorem some_inj {a b : α} : some a = some b ↔ a = b := by simp
@[simp] theorem isSome_some {a : α} : (some a).isSome = true := rfl
@[simp] theorem isSome_none : (none : Option α).isSome = false := rfl
@[simp] theorem isNone_some {a : α} : (some a).isNone = false := rfl
@[simp] theorem isNone_none : (none : Option α).isNone = true := rfl
@[simp] theorem get_some {x : α} {h : (some x).isSome} : (some x).get h = x := rfl
@[simp] theorem some_get : ∀ {x : Option α} (h : x.isSome), some (x.get h) = x
  | some _, _ => rfl
theorem isSome_iff_exists {x : Option α} : x.isSome ↔ ∃ a, x = some a := by cases x <;> simp
theorem isNone_iff_eq_none {o : Option α} : o.isNone ↔ o = none := by cases o <;> simp
@[simp] theorem bind_some' (x : Option α) : x.bind some = x := by cases x <;> rfl
@[simp] theorem some_bind (a : α) (f : α → Option β) : (some a).bind f = f a := rfl
@[simp] theorem none_bind (f : α → Option β) : none.bind f = none := rfl
@[simp] theorem bind_none (x : Option α) : x.bind (fun _ => none (α := β)) = none := by cases x <;> rfl
@[simp] theorem map_map (h : β → γ) (g : α → β) (x : Option α) : Option.map h (Option.map g x) = Option.map (h ∘ g) x := by cases x <;> rfl
@[simp] theorem map_id : (Option.map id : Option α → Option α) = id := funext fun x => by cases x <;> rfl
@[simp] theorem map_eq_none_iff {x : Option α} {f : α → β} : Option.map f x = none ↔ x = none := by cases x <;> simp
@[simp] theorem map_eq_some_iff {x : Option α} {f : α → β} {b : β} : Option.map f x = some b ↔ ∃ a, x = some a ∧ f a = b := by cases x <;> simp
theorem bind_eq_some_iff {x : Option α} {f : α → Option β} {b : β} : x.bind f = some b ↔ ∃ a, x = some a ∧ f a = some b := by cases x <;> simp
theorem ne_none_iff_exists {o : Option α} : o ≠ none ↔ ∃ x, some x = o := by cases o <;> simp
@[simp] theorem orElse_none {x : Option α} : (none <|> x) = x := rfl
@[simp] theorem bind_eq_bind {α β : Type u} : @bind Option _ α β = Option.bind := rfl
@[simp] theorem pure_def {α : Type u} : @pure Option _ α = some := rfl
@[simp] theorem map_eq_map {α β : Type u} : @Functor.map Option _ α β = Option.map := funext fun f => funext fun x => by cases x <;> rfl
end Option

namespace Prod
variable {α : Type u} {β : Type v}
@[simp] theorem eta : ∀ p : α × β, (p.1, p.2) = p := fun _ => rfl
@[simp] theorem «forall» {p : α × β → Prop} : (∀ x, p x) ↔ ∀ a b, p (a, b) := ⟨fun h a b => h (a, b), fun h (a, b) => h a b⟩
@[simp] theorem «exists» {p : α × β → Prop} : (∃ x, p x) ↔ ∃ a b, p (a, b) := ⟨fun ⟨(a, b), h⟩ => ⟨a, b, h⟩, fun ⟨a, b, h⟩ => ⟨(a, b), h⟩⟩
@[simp] theorem swap_swap : ∀ x : α × β, swap (swap x) = x := fun _ => rfl
@[simp] theorem map_fst {γ : Type u} {δ : Type v} (f : α → γ) (g : β → δ) (p : α × β) : (Prod.map f g p).1 = f p.1 := rfl
@[simp] theorem map_snd {γ : Type u} {δ : Type v} (f : α → γ) (g : β → δ) (p : α × β) : (Prod.map f g p).2 = g p.2 := rfl
end Prod

namespace Sum
variable {α : Type u} {β : Type v}
def isLeft : α ⊕ β → Bool
  | .inl _ => true
  | .inr _ => false
def isRight : α ⊕ β → Bool
  | .inl _ => false
  | .inr _ => true
def getLeft? : α ⊕ β → Option α
  | .inl a => some a
  | .inr _ => none
def getRight? : α ⊕ β → Option β
  | .inr b => some b
  | .inl _ => none
@[simp] theorem elim_inl {γ : Sort w} (f : α → γ) (g : β → γ) (x : α) : Sum.elim f g (.inl x) = f x := rfl
@[simp] theorem elim_inr {γ : Sort w} (f : α → γ) (g : β → γ) (x : β) : Sum.elim f g (.inr x) = g x := rfl
end Sum
theorem Subtype.exists {α : Sort u} {p : α → Prop} {q : Subtype p → Prop} : (∃ x, q x) ↔ ∃ a, ∃ h, q ⟨a, h⟩ :=
  ⟨fun ⟨⟨a, h⟩, k⟩ => ⟨a, h, k⟩, fun ⟨a, h, k⟩ => ⟨⟨a, h⟩, k⟩⟩
theorem Subtype.forall {α : Sort u} {p : α → Prop} {q : Subtype p → Prop} : (∀ x, q x) ↔ ∀ a h, q ⟨a, h⟩ := ⟨fun f a h => f ⟨a, h⟩, fun f ⟨a, h⟩ => f a h⟩
@[simp] theorem Subtype.coe_eta {α : Sort u} {p : α → Prop} (a : Subtype p) (h : p a.val) : Subtype.mk a.val h = a := rfl

/-! ## Laziness and tracing -/
structure Thunk (α : Type u) : Type u where
  mk ::
  fn : Unit → α
attribute [extern "lean_mk_thunk"] Thunk.mk
@[extern "lean_thunk_pure"] protected def Thunk.pure {α : Type u} (a : α) : Thunk α := ⟨fun _ => a⟩
@[extern "lean_thunk_get_own"] protected def Thunk.get {α : Type u} (x : @& Thunk α) : α := x.fn ()
@[inline] protected def Thunk.map {α : Type u} {β : Type v} (f : α → β) (x : Thunk α) : Thunk β := ⟨fun _ => f x.get⟩
@[never_extract, extern "lean_dbg_trace"] def dbgTrace {α : Type u} (msg : String) (f : Unit → α) : α := f ()
@[never_extract, extern "lean_dbg_trace_if_shared"] def dbgTraceIfShared {α : Type u} (s : String) (a : α) : α := a
