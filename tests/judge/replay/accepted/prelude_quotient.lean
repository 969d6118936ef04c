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
init_quot
theorem t {α : Sort u} (r : α → α → Prop) (a : α) : Eq (Quot.mk r a) (Quot.mk r a) := Eq.refl _
