module
prelude
set_option genCtorIdx false
set_option linter.all false
unsafe axiom lcErased : Type
unsafe axiom lcAny : Type
unsafe axiom lcVoid : Type
universe u v
public inductive Eq {α : Sort u} : α → α → Prop where
  | refl (a : α) : Eq a a
public inductive False : Prop
public inductive Bool : Type where
  | false : Bool
  | true : Bool
public theorem t : Eq Bool.true Bool.true := Eq.refl _
theorem hidden (p : False) : False := p
