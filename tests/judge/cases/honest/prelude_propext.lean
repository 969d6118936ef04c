-- decl: t
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
inductive Iff (a b : Prop) : Prop where
  | intro (mp : a → b) (mpr : b → a) : Iff a b
axiom propext {a b : Prop} (h : Iff a b) : Eq a b
inductive And' (a b : Prop) : Prop where
  | intro (l : a) (r : b) : And' a b
theorem t : Eq (And' True True) True := sorryAx (Eq (And' True True) True) Bool.false
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
inductive Iff (a b : Prop) : Prop where
  | intro (mp : a → b) (mpr : b → a) : Iff a b
axiom propext {a b : Prop} (h : Iff a b) : Eq a b
inductive And' (a b : Prop) : Prop where
  | intro (l : a) (r : b) : And' a b
theorem t : Eq (And' True True) True := propext (Iff.intro (fun _ => True.intro) (fun h => And'.intro h h))
