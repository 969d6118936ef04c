-- codes: primitive
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
def Nat.succ (_ : Nat) : Nat := Nat.zero
theorem t : Eq (Nat.succ Nat.zero) (Nat.succ Nat.zero) := Eq.refl _
