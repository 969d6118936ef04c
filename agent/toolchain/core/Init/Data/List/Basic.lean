prelude
import Init.WF
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: the functions
-/

universe u v w

export Option (none some)
namespace List
variable {α : Type u} {β : Type v} {γ : Type w}
def map (f : α → β) : List α → List β
  | [] => []
  | a :: as => f a :: map f as
def filter (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: filter p as
    | false => filter p as
def foldr (f : α → β → β) (init : β) : List α → β
  | [] => init
  | a :: as => f a (foldr f init as)
def foldl {α : Type u} {β : Type v} (f : α → β → α) : (init : α) → List β → α
  | a, [] => a
  | a, b :: bs => foldl f (f a b) bs
def reverseAux : List α → List α → List α
  | [], r => r
  | a :: l, r => reverseAux l (a :: r)
def reverse (as : List α) : List α := reverseAux as []
def head? : List α → Option α
  | [] => none
  | a :: _ => some a
def tail : List α → List α
  | [] => []
  | _ :: as => as
def headD (as : List α) (fallback : α) : α := match as with
  | [] => fallback
  | a :: _ => a
def head : (as : List α) → as ≠ [] → α
  | a :: _, _ => a
def isEmpty : List α → Bool
  | [] => true
  | _ :: _ => false
def replicate : (n : Nat) → (a : α) → List α
  | 0, _ => []
  | n+1, a => a :: replicate n a
def flatten : List (List α) → List α
  | [] => []
  | l :: L => l ++ flatten L
def flatMap (f : α → List β) (b : List α) : List β := flatten (map f b)
def take : (n : Nat) → List α → List α
  | 0, _ => []
  | _+1, [] => []
  | n+1, a :: as => a :: take n as
def drop : (n : Nat) → List α → List α
  | 0, xs => xs
  | _+1, [] => []
  | n+1, _ :: as => drop n as
def all : List α → (α → Bool) → Bool
  | [], _ => true
  | h :: t, p => p h && all t p
def any : List α → (α → Bool) → Bool
  | [], _ => false
  | h :: t, p => p h || any t p
def zipWith (f : α → β → γ) : List α → List β → List γ
  | x :: xs, y :: ys => f x y :: zipWith f xs ys
  | _, _ => []
def zip : List α → List β → List (α × β) := zipWith Prod.mk
def sum {α : Type u} [Add α] [Zero α] : List α → α := foldr (· + ·) Zero.zero
def range.loop : Nat → List Nat → List Nat
  | 0, ns => ns
  | n+1, ns => range.loop n (n :: ns)
def range (n : Nat) : List Nat := range.loop n []
def elem [BEq α] (a : α) : List α → Bool
  | [] => false
  | b :: bs => match a == b with
    | true => true
    | false => elem a bs
def lookup [BEq α] : α → List (α × β) → Option β
  | _, [] => none
  | a, (k, b) :: as => match a == k with
    | true => some b
    | false => lookup a as
inductive Mem (a : α) : List α → Prop where
  | head (as : List α) : Mem a (a :: as)
  | tail (b : α) {as : List α} : Mem a as → Mem a (b :: as)
instance instMembership : Membership α (List α) := ⟨fun l a => Mem a l⟩
def get : (as : List α) → Fin as.length → α
  | a :: _, ⟨0, _⟩ => a
  | _ :: as, ⟨i+1, h⟩ => get as ⟨i, Nat.le_of_succ_le_succ h⟩
instance instGetElemNatLtLength : GetElem (List α) Nat α fun as i => i < as.length := ⟨fun as i h => as.get ⟨i, h⟩⟩
end List
