-- decl: swap
prelude
unsafe axiom lcErased : Type
inductive And (a b : Prop) : Prop where
  | intro (left : a) (right : b) : And a b
axiom sorryAx.{u} (α : Sort u) : α
theorem swap (a b : Prop) (h : And a b) : And b a := sorryAx _
-- solution
prelude
unsafe axiom lcErased : Type
inductive And (a b : Prop) : Prop where
  | intro (left : a) (right : b) : And a b
axiom sorryAx.{u} (α : Sort u) : α
theorem And.left (a b : Prop) (h : And a b) : a := And.rec (fun l _ => l) h
theorem swap (a b : Prop) (h : And a b) : And b a := And.rec (fun l r => And.intro r l) h
