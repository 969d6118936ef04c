prelude
import Init.Data.Option
import Init.Control.Lawful
import Init.Data.LogicLemmas
import Init.Grind.Config
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Sums, options, pairs, functions: more functions and lemmas
-/

universe u v w x

/-! ## `Empty`, `Unit`, `Subsingleton` -/
@[macro_inline] protected def Empty.elim {C : Sort u} : Empty → C := Empty.rec
@[macro_inline] protected def PEmpty.elim {C : Sort u} : PEmpty → C := nofun

/-! ## Sums -/
namespace Sum
variable {α : Type u} {β : Type v} {γ : Type w} {δ : Type x}
protected def map (f : α → γ) (g : β → δ) : α ⊕ β → γ ⊕ δ := Sum.elim (inl ∘ f) (inr ∘ g)
@[simp] theorem map_inl (f : α → γ) (g : β → δ) (x : α) : (inl x).map f g = inl (f x) := rfl
@[simp] theorem map_inr (f : α → γ) (g : β → δ) (x : β) : (inr x).map f g = inr (g x) := rfl
def swap : α ⊕ β → β ⊕ α
  | inl a => inr a
  | inr b => inl b
@[simp] theorem swap_inl (x : α) : swap (inl x : α ⊕ β) = inr x := rfl
@[simp] theorem swap_inr (x : β) : swap (inr x : α ⊕ β) = inl x := rfl
@[simp] theorem swap_swap (x : α ⊕ β) : swap (swap x) = x := by cases x <;> rfl
def getLeft : (ab : α ⊕ β) → ab.isLeft → α
  | inl a, _ => a
def getRight : (ab : α ⊕ β) → ab.isRight → β
  | inr b, _ => b
@[simp] theorem isLeft_inl (x : α) : (inl x : α ⊕ β).isLeft = true := rfl
@[simp] theorem isLeft_inr (x : β) : (inr x : α ⊕ β).isLeft = false := rfl
@[simp] theorem isRight_inl (x : α) : (inl x : α ⊕ β).isRight = false := rfl
@[simp] theorem isRight_inr (x : β) : (inr x : α ⊕ β).isRight = true := rfl
@[simp] theorem getLeft_inl (x : α) {h} : (inl x : α ⊕ β).getLeft h = x := rfl
@[simp] theorem getRight_inr (x : β) {h} : (inr x : α ⊕ β).getRight h = x := rfl
@[simp] theorem not_isLeft (x : α ⊕ β) : (!x.isLeft) = x.isRight := by cases x <;> rfl
@[simp] theorem not_isRight (x : α ⊕ β) : (!x.isRight) = x.isLeft := by cases x <;> rfl
theorem isLeft_iff {x : α ⊕ β} : x.isLeft ↔ ∃ y, x = inl y := by cases x <;> simp
theorem isRight_iff {x : α ⊕ β} : x.isRight ↔ ∃ y, x = inr y := by cases x <;> simp
protected theorem «forall» {p : α ⊕ β → Prop} : (∀ x, p x) ↔ (∀ a, p (inl a)) ∧ ∀ b, p (inr b) :=
  ⟨fun h => ⟨fun _ => h _, fun _ => h _⟩, fun ⟨h₁, h₂⟩ x => match x with | inl a => h₁ a | inr b => h₂ b⟩
protected theorem «exists» {p : α ⊕ β → Prop} : (∃ x, p x) ↔ (∃ a, p (inl a)) ∨ ∃ b, p (inr b) :=
  ⟨fun | ⟨inl a, h⟩ => .inl ⟨a, h⟩ | ⟨inr b, h⟩ => .inr ⟨b, h⟩,
   fun | .inl ⟨a, h⟩ => ⟨inl a, h⟩ | .inr ⟨b, h⟩ => ⟨inr b, h⟩⟩
instance inhabitedLeft [Inhabited α] : Inhabited (α ⊕ β) := ⟨inl default⟩
instance inhabitedRight [Inhabited β] : Inhabited (α ⊕ β) := ⟨inr default⟩
instance nonemptyLeft [h : Nonempty α] : Nonempty (α ⊕ β) := h.elim fun a => ⟨inl a⟩
instance nonemptyRight [h : Nonempty β] : Nonempty (α ⊕ β) := h.elim fun b => ⟨inr b⟩
end Sum

/-! ## Options -/
namespace Option
variable {α : Type u} {β : Type v} {γ : Type w}
def toArray : Option α → Array α
  | none => #[]
  | some a => #[a]
def isEqSome [BEq α] : Option α → α → Bool
  | some a, b => a == b
  | none, _ => false
def guard (p : α → Bool) (a : α) : Option α := if p a then some a else none
protected def min [Min α] : Option α → Option α → Option α
  | some x, some y => some (min x y)
  | _, _ => none
protected def max [Max α] : Option α → Option α → Option α
  | some x, some y => some (max x y)
  | some x, none => some x
  | none, some y => some y
  | none, none => none
instance instMin [Min α] : Min (Option α) := ⟨Option.min⟩
instance instMax [Max α] : Max (Option α) := ⟨Option.max⟩
def pmap {p : α → Prop} (f : (a : α) → p a → β) : (o : Option α) → ((a : α) → o = some a → p a) → Option β
  | none, _ => none
  | some a, H => some (f a (H a rfl))
def pbind : (o : Option α) → (f : (a : α) → o = some a → Option β) → Option β
  | none, _ => none
  | some a, f => f a rfl
def pfilter (o : Option α) (p : (a : α) → o = some a → Bool) : Option α := match o with
  | none => none
  | some a => bif p a rfl then some a else none
def attachWith (o : Option α) (P : α → Prop) (H : ∀ x, o = some x → P x) : Option {x // P x} :=
  o.pmap Subtype.mk H
def attach (o : Option α) : Option {x // o = some x} := o.attachWith _ fun _ => id
def unattach {p : α → Prop} (o : Option {x // p x}) : Option α := o.map (·.val)
section
variable {m : Type u → Type v} {α : Type w} {β : Type u}
def bindM [Pure m] (f : α → m (Option β)) : Option α → m (Option β)
  | none => pure none
  | some a => f a
def sequence [Applicative m] {α : Type u} : Option (m α) → m (Option α)
  | none => pure none
  | some a => some <$> a
def elimM {m : Type u → Type v} {α β : Type u} [Monad m] (x : m (Option α)) (y : m β) (z : α → m β) :
    m β := do
  (← x).elim y z
def getDM {α : Type u} [Pure m] (x : Option α) (y : m α) : m α := match x with
  | some a => pure a
  | none => y
def getM {α : Type u} [Alternative m] : Option α → m α
  | none => failure
  | some a => pure a
def filterM {m : Type → Type v} {α : Type} [Applicative m] (p : α → m Bool) : Option α → m (Option α)
  | none => pure none
  | some a => (fun b => if b then some a else none) <$> p a
def mapA [Applicative m] (f : α → m β) : Option α → m (Option β)
  | none => pure none
  | some a => some <$> f a
end

theorem mem_some {a b : α} : a ∈ some b ↔ b = a := by simp [mem_def]
theorem mem_some_self (a : α) : a ∈ some a := rfl
theorem not_mem_none (a : α) : a ∉ (none : Option α) := nofun
theorem some_inj' {a b : α} : some a = some b ↔ a = b := ⟨some.inj, congrArg some⟩
theorem eq_none_iff_forall_ne_some {o : Option α} : o = none ↔ ∀ a, o ≠ some a := by cases o <;> simp
theorem eq_none_iff_forall_not_mem {o : Option α} : o = none ↔ ∀ a, a ∉ o := by cases o <;> simp [mem_def]
theorem eq_some_of_isSome : ∀ {o : Option α} (h : o.isSome), o = some (o.get h)
  | some _, _ => rfl
theorem isSome_of_mem {o : Option α} {a : α} (h : a ∈ o) : o.isSome := by cases h; rfl
theorem isSome_of_eq_some {o : Option α} {a : α} (h : o = some a) : o.isSome := by cases h; rfl
@[simp] theorem not_isSome {o : Option α} : (!o.isSome) = o.isNone := by cases o <;> rfl
@[simp] theorem not_isNone {o : Option α} : (!o.isNone) = o.isSome := by cases o <;> rfl
theorem not_isSome_iff_eq_none {o : Option α} : ¬ o.isSome = true ↔ o = none := by cases o <;> simp
theorem isSome_iff_ne_none {o : Option α} : o.isSome ↔ o ≠ none := by cases o <;> simp
theorem ne_none_iff_isSome {o : Option α} : o ≠ none ↔ o.isSome := by cases o <;> simp
theorem isSome_eq_isSome {x : Option α} {y : Option β} : x.isSome = y.isSome ↔ (x = none ↔ y = none) := by
  cases x <;> cases y <;> simp
@[simp] theorem isSome_map {f : α → β} {x : Option α} : (x.map f).isSome = x.isSome := by cases x <;> rfl
@[simp] theorem isNone_map {f : α → β} {x : Option α} : (x.map f).isNone = x.isNone := by cases x <;> rfl
@[simp] theorem get_map {f : α → β} {o : Option α} {h : (o.map f).isSome} :
    (o.map f).get h = f (o.get (isSome_map ▸ h)) := by
  cases o with
  | none => cases h
  | some a => rfl
theorem get_mem : ∀ {o : Option α} (h : o.isSome), o.get h ∈ o
  | some _, _ => rfl
theorem get_of_mem : ∀ {o : Option α} {a : α} (h : o.isSome), a ∈ o → o.get h = a
  | _, _, _, rfl => rfl
theorem get_of_eq_some : ∀ {o : Option α} {a : α} (h : o.isSome), o = some a → o.get h = a
  | _, _, _, rfl => rfl
theorem get_inj {o1 o2 : Option α} {h1 : o1.isSome} {h2 : o2.isSome} : o1.get h1 = o2.get h2 ↔ o1 = o2 := by
  cases o1 <;> cases o2 <;> first | cases h1; done | cases h2; done | simp
@[simp] theorem get!_some [Inhabited α] {a : α} : (some a).get! = a := rfl
theorem get!_none [Inhabited α] : (none : Option α).get! = default := rfl
theorem get_eq_get! [Inhabited α] : ∀ {o : Option α} {h : o.isSome}, o.get h = o.get!
  | some _, _ => rfl
theorem get_eq_getD {fallback : α} : ∀ {o : Option α} {h : o.isSome}, o.get h = o.getD fallback
  | some _, _ => rfl
theorem getD_of_ne_none {x : Option α} (hx : x ≠ none) (y : α) : some (x.getD y) = x := by
  cases x <;> simp_all
theorem getD_eq_iff {o : Option α} {a b : α} : o.getD a = b ↔ (o = some b ∨ o = none ∧ a = b) := by
  cases o <;> simp
@[simp] theorem getD_map (f : α → β) (x : α) (o : Option α) : (o.map f).getD (f x) = f (getD o x) := by
  cases o <;> rfl
theorem getD_or {o o' : Option α} {d : α} : (o.or o').getD d = o.getD (o'.getD d) := by cases o <;> rfl
theorem bind_some {x : α} {f : α → Option β} : (some x).bind f = f x := rfl
@[simp] theorem bind_fun_some (x : Option α) : x.bind some = x := by cases x <;> rfl
@[simp] theorem bind_fun_none (x : Option α) : x.bind (fun _ => none (α := β)) = none := by cases x <;> rfl
theorem bind_eq_none_iff {o : Option α} {f : α → Option β} : o.bind f = none ↔
    ∀ a, o = some a → f a = none := by
  cases o <;> simp
theorem bind_comm {f : α → β → Option γ} (a : Option α) (b : Option β) :
    (a.bind fun x => b.bind (f x)) = b.bind fun y => a.bind fun x => f x y := by cases a <;> cases b <;> rfl
theorem bind_assoc (x : Option α) (f : α → Option β) (g : β → Option γ) :
    (x.bind f).bind g = x.bind fun y => (f y).bind g := by cases x <;> rfl
theorem map_bind {f : α → Option β} {g : β → γ} {x : Option α} : (x.bind f).map g =
    x.bind fun a => (f a).map g := by
  cases x <;> rfl
@[simp] theorem bind_map {f : α → β} {g : β → Option γ} {x : Option α} : (x.map f).bind g =
    x.bind (g ∘ f) := by
  cases x <;> rfl
theorem bind_eq_none' {o : Option α} {f : α → Option β} :
    o.bind f = none ↔ ∀ b a, o = some a → f a ≠ some b := by
  cases o <;> simp [eq_none_iff_forall_ne_some]
theorem join_eq_some_iff {x : Option (Option α)} {a : α} : x.join = some a ↔ x = some (some a) := by
  cases x with
  | none => simp [join]
  | some y => cases y <;> simp [join]
@[simp] theorem join_none : (none : Option (Option α)).join = none := rfl
@[simp] theorem join_some {o : Option α} : (some o).join = o := rfl
theorem map_eq_bind {f : α → β} {x : Option α} : x.map f = x.bind (some ∘ f) := by cases x <;> rfl
theorem map_congr {f g : α → β} {x : Option α} (h : ∀ a, x = some a → f a = g a) : x.map f = x.map g := by
  cases x with
  | none => rfl
  | some a => simp [h a rfl]
theorem map_inj_right {f : α → β} {o o' : Option α} (w : ∀ x y, f x = f y → x = y) : o.map f = o'.map f ↔
    o = o' := by
  cases o <;> cases o' <;> simp
  exact ⟨w _ _, congrArg f⟩
theorem map_comp_map (f : α → β) (g : β → γ) : Option.map g ∘ Option.map f = Option.map (g ∘ f) := by
  funext x; cases x <;> rfl
theorem map_id_fun : Option.map (id : α → α) = id := by funext x; cases x <;> rfl
theorem map_if {f : α → β} {c : Prop} [Decidable c] {a : α} :
    (if c then some a else none).map f = if c then some (f a) else none := by split <;> rfl
@[simp] theorem filter_none (p : α → Bool) : none.filter p = none := rfl
theorem filter_some {p : α → Bool} {a : α} : (some a).filter p = if p a then some a else none := by
  cases h : p a <;> simp [Option.filter, h]
theorem filter_eq_some_iff {o : Option α} {p : α → Bool} {a : α} : o.filter p = some a ↔
    o = some a ∧ p a := by
  cases o with
  | none => simp
  | some b =>
    rw [filter_some]
    by_cases h : p b = true
    · rw [if_pos h]; constructor
      · intro e; cases e; exact ⟨rfl, h⟩
      · exact fun e => e.1
    · rw [if_neg h]; constructor
      · nofun
      · intro ⟨e, k⟩; cases e; exact absurd k h
@[simp] theorem some_or {a : α} {o : Option α} : (some a).or o = some a := rfl
@[simp] theorem none_or {o : Option α} : none.or o = o := rfl
@[simp] theorem or_none {o : Option α} : o.or none = o := by cases o <;> rfl
theorem or_some {o : Option α} {a : α} : o.or (some a) = some (o.getD a) := by cases o <;> rfl
@[simp] theorem or_self {o : Option α} : o.or o = o := by cases o <;> rfl
theorem or_assoc {o₁ o₂ o₃ : Option α} : (o₁.or o₂).or o₃ = o₁.or (o₂.or o₃) := by cases o₁ <;> rfl
theorem or_eq_none_iff {o o' : Option α} : o.or o' = none ↔ o = none ∧ o' = none := by cases o <;> simp
theorem or_eq_some_iff {o o' : Option α} {a : α} : o.or o' = some a ↔
    o = some a ∨ (o = none ∧ o' = some a) := by
  cases o <;> simp
@[simp] theorem isSome_or {o o' : Option α} : (o.or o').isSome = (o.isSome || o'.isSome) := by
  cases o <;> simp
@[simp] theorem isNone_or {o o' : Option α} : (o.or o').isNone = (o.isNone && o'.isNone) := by
  cases o <;> simp
theorem map_or {f : α → β} {o o' : Option α} : (o.or o').map f = (o.map f).or (o'.map f) := by cases o <;> rfl
@[simp] theorem some_orElse (a : α) (f : Unit → Option α) : (some a).orElse f = some a := rfl
@[simp] theorem none_orElse (f : Unit → Option α) : none.orElse f = f () := rfl
theorem orElse_some' {a : α} {o : Option α} : (o <|> some a) = some (o.getD a) := by cases o <;> rfl
@[simp] theorem all_none (p : α → Bool) : Option.all p none = true := rfl
@[simp] theorem all_some (p : α → Bool) (a : α) : Option.all p (some a) = p a := rfl
@[simp] theorem any_none (p : α → Bool) : Option.any p none = false := rfl
@[simp] theorem any_some (p : α → Bool) (a : α) : Option.any p (some a) = p a := rfl
@[simp] theorem toList_none : (none : Option α).toList = [] := rfl
@[simp] theorem toList_some (a : α) : (some a).toList = [a] := rfl
protected theorem «forall» {p : Option α → Prop} : (∀ x, p x) ↔ p none ∧ ∀ x, p (some x) :=
  ⟨fun h => ⟨h _, fun _ => h _⟩, fun h x => match x with | none => h.1 | some x => h.2 x⟩
protected theorem «exists» {p : Option α → Prop} : (∃ x, p x) ↔ p none ∨ ∃ x, p (some x) :=
  ⟨fun | ⟨none, h⟩ => .inl h | ⟨some x, h⟩ => .inr ⟨x, h⟩, fun | .inl h => ⟨_, h⟩ | .inr ⟨x, h⟩ => ⟨_, h⟩⟩
instance decidableForallMem {p : α → Prop} [DecidablePred p] : (o : Option α) → Decidable (∀ a, a ∈ o → p a)
  | none => isTrue nofun
  | some a => if h : p a then isTrue fun _ e => some.inj e ▸ h else isFalse fun k => h (k a rfl)
instance decidableExistsMem {p : α → Prop} [DecidablePred p] : (o : Option α) → Decidable (∃ a, a ∈ o ∧ p a)
  | none => isFalse nofun
  | some a => if h : p a then isTrue ⟨a, rfl, h⟩ else isFalse fun ⟨_, e, k⟩ => h (some.inj e ▸ k)
/-- `none` is below everything -/
protected def lt (r : α → β → Prop) : Option α → Option β → Prop
  | none, some _ => True
  | some x, some y => r x y
  | _, _ => False
instance instLT [LT α] : LT (Option α) := ⟨Option.lt (· < ·)⟩
protected def le (r : α → β → Prop) : Option α → Option β → Prop
  | none, _ => True
  | some _, none => False
  | some x, some y => r x y
instance instLE [LE α] : LE (Option α) := ⟨Option.le (· ≤ ·)⟩
instance decidable_lt (r : α → β → Prop) [s : ∀ a b, Decidable (r a b)] : (x : Option α) → (y : Option β) →
    Decidable (Option.lt r x y)
  | none, some _ => isTrue trivial
  | some x, some y => s x y
  | some _, none => isFalse not_false
  | none, none => isFalse not_false
instance decidable_le (r : α → β → Prop) [s : ∀ a b, Decidable (r a b)] : (x : Option α) → (y : Option β) →
    Decidable (Option.le r x y)
  | none, some _ => isTrue trivial
  | some x, some y => s x y
  | some _, none => isFalse not_false
  | none, none => isTrue trivial
instance decidableLT [LT α] [h : DecidableLT α] (x y : Option α) : Decidable (x < y) := decidable_lt _ x y
instance decidableLE [LE α] [h : DecidableLE α] (x y : Option α) : Decidable (x ≤ y) := decidable_le _ x y
end Option

/-! ## Propositions -/
@[simp] theorem forall_true (p : True → Prop) : (∀ h : True, p h) = p True.intro :=
  propext ⟨fun h => h _, fun h _ => h⟩
@[simp] theorem forall_false (p : False → Prop) : (∀ h : False, p h) = True := eq_true nofun
theorem Bool.eq_false_iff {b : Bool} : b = false ↔ b ≠ true := by cases b <;> simp
theorem ne_or_eq {α : Sort u} (a b : α) : a ≠ b ∨ a = b := (Classical.em (a = b)).symm
theorem PUnit.eta (a : PUnit) : a = PUnit.unit := rfl
theorem ite_prop_iff_or {p q r : Prop} [Decidable p] : (if p then q else r) ↔ ((p ∧ q) ∨ (¬p ∧ r)) := by
  by_cases h : p <;> simp [h]
theorem ite_prop_iff_and {p q r : Prop} [Decidable p] : (if p then q else r) ↔ ((p → q) ∧ (¬p → r)) := by
  by_cases h : p <;> simp [h]
theorem dite_prop_iff_or {p : Prop} {q : p → Prop} {r : ¬p → Prop} [Decidable p] :
    (if h : p then q h else r h) ↔ (∃ h : p, q h) ∨ ∃ h : ¬p, r h := by
  by_cases h : p
  · rw [dif_pos h]; exact ⟨fun k => .inl ⟨h, k⟩, fun k => k.elim (fun ⟨_, k⟩ => k) fun ⟨n, _⟩ => absurd h n⟩
  · rw [dif_neg h]; exact ⟨fun k => .inr ⟨h, k⟩, fun k => k.elim (fun ⟨p, _⟩ => absurd p h) fun ⟨_, k⟩ => k⟩
theorem dite_prop_iff_and {p : Prop} {q : p → Prop} {r : ¬p → Prop} [Decidable p] :
    (if h : p then q h else r h) ↔ (∀ h : p, q h) ∧ ∀ h : ¬p, r h := by
  by_cases h : p
  · rw [dif_pos h]; exact ⟨fun k => ⟨fun _ => k, fun n => absurd h n⟩, fun k => k.1 h⟩
  · rw [dif_neg h]; exact ⟨fun k => ⟨fun p => absurd p h, fun _ => k⟩, fun k => k.2 h⟩

/-! ## Pairs -/
namespace Prod
variable {α : Type u} {β : Type v}
def lexLt [LT α] [LT β] (s t : α × β) : Prop := s.1 < t.1 ∨ (s.1 = t.1 ∧ s.2 < t.2)
instance lexLtDec [LT α] [LT β] [DecidableEq α] [DecidableLT α] [DecidableLT β] (s t : α × β) :
    Decidable (lexLt s t) :=
  inferInstanceAs (Decidable (_ ∨ _))
instance Lex.instLT [LT α] [LT β] : LT (α × β) := ⟨lexLt⟩
theorem lexLt_def [LT α] [LT β] (s t : α × β) : (s < t) = (s.1 < t.1 ∨ (s.1 = t.1 ∧ s.2 < t.2)) := rfl
instance Lex.instDecidableLT [LT α] [LT β] [DecidableEq α] [DecidableLT α] [DecidableLT β] (s t : α × β) :
    Decidable (s < t) :=
  lexLtDec s t
end Prod

/-! ## Functions -/
namespace Function
variable {α : Sort u} {β : Sort v} {γ : Sort w}
def Surjective (f : α → β) : Prop := ∀ b, ∃ a, f a = b
theorem Injective.comp {g : β → γ} {f : α → β} (hg : Injective g) (hf : Injective f) : Injective (g ∘ f) :=
  fun _ _ h => hf (hg h)
theorem Surjective.comp {g : β → γ} {f : α → β} (hg : Surjective g) (hf : Surjective f) :
    Surjective (g ∘ f) :=
  fun c => match hg c with | ⟨b, hb⟩ => match hf b with | ⟨a, ha⟩ => ⟨a, hb ▸ ha ▸ rfl⟩
theorem Injective.eq_iff {f : α → β} (I : Injective f) {a b : α} : f a = f b ↔ a = b := ⟨@I _ _, congrArg f⟩
theorem injective_id : Injective (@id α) := fun _ _ h => h
theorem surjective_id : Surjective (@id α) := fun a => ⟨a, rfl⟩
def LeftInverse (g : β → α) (f : α → β) : Prop := ∀ x, g (f x) = x
def RightInverse (g : β → α) (f : α → β) : Prop := LeftInverse f g
def HasLeftInverse (f : α → β) : Prop := ∃ finv : β → α, LeftInverse finv f
def HasRightInverse (f : α → β) : Prop := ∃ finv : β → α, RightInverse finv f
theorem LeftInverse.injective {g : β → α} {f : α → β} (h : LeftInverse g f) : Injective f :=
  fun a b e => (h a).symm.trans ((congrArg g e).trans (h b))
theorem RightInverse.surjective {g : β → α} {f : α → β} (h : RightInverse g f) : Surjective f :=
  fun b => ⟨g b, h b⟩
end Function

/-! ## `Thunk`, `Except` and state -/
namespace Thunk
variable {α : Type u} {β : Type v}
protected def bind (x : Thunk α) (f : α → Thunk β) : Thunk β := ⟨fun _ => (f x.get).get⟩
instance instMonad : Monad Thunk.{u} := { pure := Thunk.pure, bind := Thunk.bind }
instance instCoeTail : CoeTail α (Thunk α) := ⟨fun x => .pure x⟩
end Thunk
namespace Except
variable {ε ε' : Type u} {α : Type v}
def orElse {α : Type u} (x y : Except ε α) : Except ε α := match x with
  | .ok a => .ok a
  | .error _ => y
protected def getD : Except ε α → α → α
  | .ok a, _ => a
  | .error _, d => d
end Except
