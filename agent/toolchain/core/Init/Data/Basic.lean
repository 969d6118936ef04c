prelude
import Init.Data.List.Lemmas
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Options, products, sums, subtypes, `Fin`: equality, extensionality, functions
-/

universe u v w

instance instDecidableEqOption {α : Type u} [DecidableEq α] : DecidableEq (Option α)
  | none, none => isTrue rfl
  | none, some _ => isFalse nofun
  | some _, none => isFalse nofun
  | some a, some b => match decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse n => isFalse fun h => n (Option.some.inj h)
instance instDecidableEqProd {α : Type u} {β : Type v} [DecidableEq α] [DecidableEq β] : DecidableEq (α × β) :=
  fun (a, b) (a', b') => match decEq a a', decEq b b' with
    | isTrue h, isTrue k => isTrue (h ▸ k ▸ rfl)
    | isFalse n, _ => isFalse fun h => n (Prod.mk.inj h).1
    | _, isFalse n => isFalse fun h => n (Prod.mk.inj h).2
instance instDecidableEqPUnit : DecidableEq PUnit := fun _ _ => isTrue rfl
instance instDecidableEqFin (n : Nat) : DecidableEq (Fin n) := fun ⟨a, _⟩ ⟨b, _⟩ => match decEq a b with
  | isTrue h => isTrue (by subst h; rfl)
  | isFalse h => isFalse fun e => h (Fin.mk.inj e)
instance instBEqProd {α : Type u} {β : Type v} [BEq α] [BEq β] : BEq (α × β) := ⟨fun (a, b) (c, d) => a == c && b == d⟩
namespace Option
variable {α : Type u} {β : Type v}
@[macro_inline] def getD (o : Option α) (a : α) : α := match o with
  | some x => x
  | none => a
@[inline] protected def map (f : α → β) : Option α → Option β
  | some a => some (f a)
  | none => none
@[inline] protected def bind : Option α → (α → Option β) → Option β
  | none, _ => none
  | some a, f => f a
@[inline] def isSome : Option α → Bool
  | some _ => true
  | none => false
@[inline] def isNone : Option α → Bool
  | some _ => false
  | none => true
@[simp] theorem map_none (f : α → β) : Option.map f none = none := rfl
@[simp] theorem map_some (f : α → β) (a : α) : Option.map f (some a) = some (f a) := rfl
@[simp] theorem getD_some (a b : α) : getD (some a) b = a := rfl
@[simp] theorem getD_none (b : α) : getD none b = b := rfl
@[simp] theorem some_ne_none (a : α) : some a ≠ none := nofun
@[ext] theorem ext : ∀ {o₁ o₂ : Option α}, (∀ a, o₁ = some a ↔ o₂ = some a) → o₁ = o₂
  | none, none, _ => rfl
  | some a, o, h => ((h a).1 rfl).symm
  | none, some b, h => (h b).2 rfl
end Option
instance instMonadOption : Monad Option where
  pure := Option.some
  bind := Option.bind
def Sum.elim {α : Type u} {β : Type v} {γ : Sort w} (f : α → γ) (g : β → γ) : α ⊕ β → γ
  | .inl a => f a
  | .inr b => g b
@[ext] theorem Prod.ext {α : Type u} {β : Type v} : {p q : α × β} → p.1 = q.1 → p.2 = q.2 → p = q
  | (_, _), (_, _), rfl, rfl => rfl
@[inline] def Prod.map {α : Type u} {β : Type v} {γ : Type u} {δ : Type v} (f : α → γ) (g : β → δ) : α × β → γ × δ := fun (a, b) => (f a, g b)
def Prod.swap {α : Type u} {β : Type v} (p : α × β) : β × α := (p.2, p.1)
@[ext] theorem Subtype.ext {α : Sort u} {p : α → Prop} : ∀ {a b : Subtype p}, a.val = b.val → a = b
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
@[ext] theorem Fin.ext {n : Nat} : {a b : Fin n} → a.val = b.val → a = b
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
attribute [ext] funext propext
@[ext] protected theorem PUnit.ext (x y : PUnit) : x = y := rfl
class NeZero {R : Type u} [Zero R] (n : R) : Prop where
  out : n ≠ 0
instance instZeroNat : Zero Nat := ⟨0⟩
instance Nat.instNeZeroSucc {n : Nat} : NeZero (n + 1) := ⟨nofun⟩
protected def Fin.ofNat (n : Nat) [h : NeZero n] (a : Nat) : Fin n := ⟨a % n, Nat.mod_lt a (Nat.pos_of_ne_zero h.out)⟩
instance Fin.instOfNat {n : Nat} [NeZero n] {i : Nat} : OfNat (Fin n) i := ⟨Fin.ofNat n i⟩
instance instLTFin {n : Nat} : LT (Fin n) := ⟨fun a b => a.val < b.val⟩
instance instLEFin {n : Nat} : LE (Fin n) := ⟨fun a b => a.val ≤ b.val⟩
theorem Fin.eq_of_val_eq {n : Nat} {i j : Fin n} (h : i.val = j.val) : i = j := Fin.ext h
def Id (type : Sort u) : Sort u := type
instance Id.instMonad : Monad Id where
  pure x := x
  bind x f := f x
  map f x := f x
protected def Id.run {α : Type u} (x : Id α) : α := x
