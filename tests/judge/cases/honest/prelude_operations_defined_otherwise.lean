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
inductive Nat where
  | zero : Nat
  | succ (n : Nat) : Nat
noncomputable def Nat.add (a b : Nat) : Nat := Nat.rec b (fun _ r => Nat.succ r) a
noncomputable def Nat.mul (a b : Nat) : Nat := Nat.rec Nat.zero (fun _ r => Nat.add r a) b
noncomputable def Nat.pred (a : Nat) : Nat := Nat.rec Nat.zero (fun n _ => n) a
noncomputable def Nat.sub (a b : Nat) : Nat := Nat.rec a (fun _ r => Nat.pred r) b
noncomputable def Nat.beq (a : Nat) : Nat → Bool :=
  Nat.rec (fun b => Nat.rec Bool.true (fun _ _ => Bool.false) b) (fun _ r b => Nat.rec Bool.false (fun m _ => r m) b) a
noncomputable def Nat.ble (a : Nat) : Nat → Bool :=
  Nat.rec (fun _ => Bool.true) (fun _ r b => Nat.rec Bool.false (fun m _ => r m) b) a
theorem t : Eq (Nat.beq (Nat.sub (Nat.mul (Nat.succ (Nat.succ Nat.zero)) (Nat.succ (Nat.succ Nat.zero))) (Nat.succ Nat.zero)) (Nat.succ (Nat.succ (Nat.succ Nat.zero)))) (Nat.ble (Nat.succ Nat.zero) (Nat.succ (Nat.succ Nat.zero))) := sorryAx (Eq (Nat.beq (Nat.sub (Nat.mul (Nat.succ (Nat.succ Nat.zero)) (Nat.succ (Nat.succ Nat.zero))) (Nat.succ Nat.zero)) (Nat.succ (Nat.succ (Nat.succ Nat.zero)))) (Nat.ble (Nat.succ Nat.zero) (Nat.succ (Nat.succ Nat.zero)))) Bool.false
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
noncomputable def Nat.add (a b : Nat) : Nat := Nat.rec b (fun _ r => Nat.succ r) a
noncomputable def Nat.mul (a b : Nat) : Nat := Nat.rec Nat.zero (fun _ r => Nat.add r a) b
noncomputable def Nat.pred (a : Nat) : Nat := Nat.rec Nat.zero (fun n _ => n) a
noncomputable def Nat.sub (a b : Nat) : Nat := Nat.rec a (fun _ r => Nat.pred r) b
noncomputable def Nat.beq (a : Nat) : Nat → Bool :=
  Nat.rec (fun b => Nat.rec Bool.true (fun _ _ => Bool.false) b) (fun _ r b => Nat.rec Bool.false (fun m _ => r m) b) a
noncomputable def Nat.ble (a : Nat) : Nat → Bool :=
  Nat.rec (fun _ => Bool.true) (fun _ r b => Nat.rec Bool.false (fun m _ => r m) b) a
theorem t : Eq (Nat.beq (Nat.sub (Nat.mul (Nat.succ (Nat.succ Nat.zero)) (Nat.succ (Nat.succ Nat.zero))) (Nat.succ Nat.zero)) (Nat.succ (Nat.succ (Nat.succ Nat.zero)))) (Nat.ble (Nat.succ Nat.zero) (Nat.succ (Nat.succ Nat.zero))) := Eq.refl Bool.true
