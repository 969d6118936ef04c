-- known: comparator's char_ofnat_issue: string literals of a Char that is something else
-- decl: boom
-- code: primitive.wrong
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
structure Char : Type where
  mk ::
  n : False
structure Box : Type where
  mk ::
  f : True
inductive List (α : Type u) where
  | nil : List α
  | cons (hd : α) (tl : List α) : List α
structure String where
  ofList ::
  data : List Char
noncomputable def Char.ofNat (n : Nat) : Box := Box.mk True.intro
theorem boom : False := sorryAx False Bool.false
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
structure Char : Type where
  mk ::
  n : False
structure Box : Type where
  mk ::
  f : True
inductive List (α : Type u) where
  | nil : List α
  | cons (hd : α) (tl : List α) : List α
structure String where
  ofList ::
  data : List Char
noncomputable def Char.ofNat (n : Nat) : Box := Box.mk True.intro
noncomputable def M (l : List Char) : Type := @List.rec Char (fun _ => Type) Bool (fun _ _ _ => Char) l
noncomputable def head (l : List Char) : M l := @List.rec Char M Bool.true (fun hd _ _ => hd) l
noncomputable def confused : Char := head (String.data "\x02")
theorem boom : False := Char.n confused
