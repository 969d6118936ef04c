-- decl: t
-- code: axiom.type
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
init_quot
axiom Quot.sound {α : Sort u} {r : α → α → Prop} {a b : α} : Eq (Quot.mk r a) (Quot.mk r b)
theorem t (α : Type) (r : α → α → Prop) (a b : α) : Eq (Quot.mk r b) (Quot.mk r a) := sorryAx _ Bool.false
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
init_quot
axiom Quot.sound {α : Sort u} {r : α → α → Prop} {a b : α} : Eq (Quot.mk r a) (Quot.mk r b)
theorem t (α : Type) (r : α → α → Prop) (a b : α) : Eq (Quot.mk r b) (Quot.mk r a) := Quot.sound
