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
noncomputable def Nat.add (a b : Nat) : Nat := Nat.rec b (fun _ r => Nat.succ r) a
theorem t : Eq (Nat.add 1000000 1000000) 2000000 := Eq.refl _
