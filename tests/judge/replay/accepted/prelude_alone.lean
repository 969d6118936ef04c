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
theorem t (p : False) : Eq Bool.true Bool.false := False.rec (fun _ => _) p
