/-! The ASCII forms of the order and of the connectives. -/
example (x y : Nat) : (x <= y) = (x ≤ y) := rfl
example (x : Nat) : x >= 0 := Nat.zero_le x
example (p q : Prop) : (p /\ q \/ p <-> q) = (p ∧ q ∨ p ↔ q) := rfl
def larger (a b : Nat) : Nat := if a >= b then a else b
#guard larger 3 7 == 7
example (f : Nat -> Nat) : (fun x => f x) = f := rfl
