/-! A definition may have the name of a function inside libleanshared: what runs is the definition that stands here. -/
def Nat.toDigits (b n : Nat) : List Nat := if n = 0 then [] else [b]
/-- info: [10] -/
#guard_msgs in #eval Nat.toDigits 10 5

def String.splitOnAux (x : Nat) : Nat := x + 1
/-- info: 4 -/
#guard_msgs in #eval String.splitOnAux 3

structure Lean.Expr where
  a : Nat
  b : Nat
deriving Repr
def Lean.mkConst (n : Nat) : Lean.Expr := ⟨n, n⟩
/-- info: { a := 3, b := 3 } -/
#guard_msgs in #eval Lean.mkConst 3
