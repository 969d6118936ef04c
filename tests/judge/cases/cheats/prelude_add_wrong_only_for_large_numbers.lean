-- decl: wrong
-- code: primitive.unverified
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
noncomputable def Nat.pred (a : Nat) : Nat := Nat.rec Nat.zero (fun n _ => n) a
noncomputable def Nat.lim (n a : Nat) : Nat := Nat.rec a (fun _ r => Nat.pred r) n
noncomputable def Nat.add (a b : Nat) : Nat :=
  Nat.rec (motive := fun _ => Nat) (Nat.rec a (fun _ r => Nat.succ r) b) (fun _ _ => Nat.zero) (Nat.lim (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero)))))) b)
theorem wrong : Eq (Nat.add (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero))))))) (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero)))))))) (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero)))))))))))))) := sorryAx (Eq (Nat.add (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero))))))) (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero)))))))) (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero))))))))))))))) Bool.false
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
noncomputable def Nat.pred (a : Nat) : Nat := Nat.rec Nat.zero (fun n _ => n) a
noncomputable def Nat.lim (n a : Nat) : Nat := Nat.rec a (fun _ r => Nat.pred r) n
noncomputable def Nat.add (a b : Nat) : Nat :=
  Nat.rec (motive := fun _ => Nat) (Nat.rec a (fun _ r => Nat.succ r) b) (fun _ _ => Nat.zero) (Nat.lim (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero)))))) b)
theorem wrong : Eq (Nat.add (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero))))))) (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero)))))))) (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero)))))))))))))) := Eq.refl (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ (Nat.succ Nat.zero))))))))))))))
