-- The axiom is computed with by its name; without that the proof has nothing to stand on, and nobody knows.
prelude
set_option genCtorIdx false
set_option linter.all false
unsafe axiom lcErased : Type
unsafe axiom lcAny : Type
unsafe axiom lcVoid : Type
universe u v
inductive Eq {α : Sort u} : α → α → Prop where
  | refl (a : α) : Eq a a
inductive False : Prop
inductive Bool : Type where
  | false : Bool
  | true : Bool
inductive Nat where
  | zero : Nat
  | succ (n : Nat) : Nat
class OfNat (α : Type u) (n : Nat) where
  ofNat : α
@[instance] def instOfNatNat (n : Nat) : OfNat Nat n := OfNat.mk n
axiom Nat.div : Nat → Nat → Nat
theorem t : Eq (Nat.div 7 2) 3 := Eq.refl _
