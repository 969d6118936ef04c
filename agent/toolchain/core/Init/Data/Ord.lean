prelude
import Init.Data.Repr
set_option autoImplicit false

/-!
# Comparison with three outcomes
-/

universe u v

inductive Ordering where
  | lt
  | eq
  | gt
deriving Inhabited, DecidableEq, Repr

namespace Ordering
@[inline] def swap : Ordering → Ordering
  | .lt => .gt
  | .eq => .eq
  | .gt => .lt
@[macro_inline] def «then» (a b : Ordering) : Ordering := match a with
  | .eq => b
  | a => a
@[inline] def isEq : Ordering → Bool
  | .eq => true
  | _ => false
@[inline] def isNe : Ordering → Bool
  | .eq => false
  | _ => true
@[inline] def isLE : Ordering → Bool
  | .gt => false
  | _ => true
@[inline] def isLT : Ordering → Bool
  | .lt => true
  | _ => false
@[inline] def isGT : Ordering → Bool
  | .gt => true
  | _ => false
@[inline] def isGE : Ordering → Bool
  | .lt => false
  | _ => true
@[simp] theorem swap_swap {o : Ordering} : o.swap.swap = o := by cases o <;> rfl
@[simp] theorem then_eq {o : Ordering} : o.then .eq = o := by cases o <;> rfl
@[simp] theorem eq_then {o : Ordering} : Ordering.then .eq o = o := rfl
end Ordering

class Ord (α : Type u) where
  compare : α → α → Ordering
export Ord (compare)

@[inline] def compareOfLessAndEq {α : Type u} (x y : α) [LT α] [Decidable (x < y)] [DecidableEq α] : Ordering :=
  if x < y then .lt else if x = y then .eq else .gt
@[inline] def compareOfLessAndBEq {α : Type u} (x y : α) [LT α] [Decidable (x < y)] [BEq α] : Ordering :=
  if x < y then .lt else if x == y then .eq else .gt
@[inline] def compareLex {α : Type u} {β : Type v} (cmp₁ cmp₂ : α → β → Ordering) (a : α) (b : β) : Ordering := (cmp₁ a b).then (cmp₂ a b)
@[inline] def compareOn {β : Type u} {α : Type v} [ord : Ord β] (f : α → β) (x y : α) : Ordering := compare (f x) (f y)

instance instOrdNat : Ord Nat := ⟨fun a b => compareOfLessAndEq a b⟩
instance instOrdInt : Ord Int := ⟨fun a b => compareOfLessAndEq a b⟩
instance instOrdBool : Ord Bool where
  compare
    | false, true => .lt
    | true, false => .gt
    | _, _ => .eq
instance instOrdUnit : Ord PUnit := ⟨fun _ _ => .eq⟩
instance instOrdChar : Ord Char := ⟨fun a b => compareOfLessAndEq a b⟩
instance instOrdString : Ord String := ⟨fun a b => compareOfLessAndEq a b⟩
instance instOrdFin {n : Nat} : Ord (Fin n) := ⟨fun a b => compare a.val b.val⟩
instance instOrdOption {α : Type u} [Ord α] : Ord (Option α) where
  compare
    | none, none => .eq
    | none, some _ => .lt
    | some _, none => .gt
    | some a, some b => compare a b
def List.compareLex {α : Type u} (cmp : α → α → Ordering) : List α → List α → Ordering
  | [], [] => .eq
  | [], _ => .lt
  | _, [] => .gt
  | a :: as, b :: bs => (cmp a b).then (List.compareLex cmp as bs)
instance List.instOrd {α : Type u} [Ord α] : Ord (List α) := ⟨List.compareLex compare⟩
@[instance_reducible] def lexOrd {α : Type u} {β : Type v} [Ord α] [Ord β] : Ord (α × β) := ⟨_root_.compareLex (compareOn (·.1)) (compareOn (·.2))⟩
@[instance_reducible] def ltOfOrd {α : Type u} [Ord α] : LT α := ⟨fun a b => compare a b = .lt⟩
@[instance_reducible] def leOfOrd {α : Type u} [Ord α] : LE α := ⟨fun a b => (compare a b).isLE⟩
@[instance_reducible] def maxOfOrd {α : Type u} [Ord α] : Max α := ⟨fun a b => if (compare a b).isLE then b else a⟩
@[instance_reducible] def minOfOrd {α : Type u} [Ord α] : Min α := ⟨fun a b => if (compare a b).isLE then a else b⟩
namespace Ord
@[inline, instance_reducible] protected def toBEq {α : Type u} (ord : Ord α) : BEq α := ⟨fun x y => (ord.compare x y).isEq⟩
@[instance_reducible] protected def toLT {α : Type u} (ord : Ord α) : LT α := ltOfOrd
@[instance_reducible] protected def toLE {α : Type u} (ord : Ord α) : LE α := leOfOrd
@[inline, instance_reducible] protected def opposite {α : Type u} (ord : Ord α) : Ord α := ⟨fun x y => ord.compare y x⟩
@[inline, instance_reducible] protected def on {β : Type u} {α : Type v} (_ : Ord β) (f : α → β) : Ord α := ⟨compareOn f⟩
@[inline, instance_reducible] protected def lex {α : Type u} {β : Type v} (_ : Ord α) (_ : Ord β) : Ord (α × β) := lexOrd
end Ord
