-- known: comparator 71: Quot.lift was erased before the replay, so no kernel saw it
-- decl: Quot.lift
prelude
inductive True : Prop where
  | intro : True
def Nat.add (_ _ : True) : True := True.intro
theorem Quot.lift : True := True.intro
-- solution
prelude
inductive True : Prop where
  | intro : True
def Nat.add (_ _ : True) : True := True.intro
theorem Quot.lift : True := True.rec True.intro True.intro
