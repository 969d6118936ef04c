-- known: comparator's primitive_issue: a function that the kernel computes, redefined
-- decl: boom
-- code: primitive.redeclared
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
inductive True : Prop where
  | intro : True
inductive Bool : Type where
  | false : Bool
  | true : Bool
axiom sorryAx (α : Sort u) (synthetic : Bool) : α
inductive Nat where
  | zero : Nat
  | succ (n : Nat) : Nat
theorem boom : Eq (Nat.succ (Nat.succ Nat.zero)) (Nat.succ Nat.zero) := sorryAx (Eq (Nat.succ (Nat.succ Nat.zero)) (Nat.succ Nat.zero)) Bool.false
-- solution
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
inductive True : Prop where
  | intro : True
inductive Bool : Type where
  | false : Bool
  | true : Bool
axiom sorryAx (α : Sort u) (synthetic : Bool) : α
inductive Nat where
  | zero : Nat
  | succ (n : Nat) : Nat
noncomputable def Nat.add (a b : Nat) : Nat := a
theorem wrong (a b : Nat) : Eq (Nat.add a b) a := Eq.refl a
theorem computed : Eq (Nat.add (Nat.succ Nat.zero) (Nat.succ Nat.zero)) (Nat.succ (Nat.succ Nat.zero)) := Eq.refl (Nat.succ (Nat.succ Nat.zero))
theorem boom : Eq (Nat.succ (Nat.succ Nat.zero)) (Nat.succ Nat.zero) := Eq.rec (motive := fun x _ => Eq x (Nat.succ Nat.zero)) (wrong (Nat.succ Nat.zero) (Nat.succ Nat.zero)) computed
