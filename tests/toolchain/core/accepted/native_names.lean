/-! A definition may have the name of a function inside libleanshared: what runs is the definition that stands here. -/
def Lean.Level.dec (b n : Nat) : List Nat := if n = 0 then [] else [b]
/-- info: [10] -/
#guard_msgs in #eval Lean.Level.dec 10 5

def Lean.Meta.isProp (x : Nat) : Nat := x + 1
/-- info: 4 -/
#guard_msgs in #eval Lean.Meta.isProp 3

structure Lean.Expr where
  a : Nat
  b : Nat
deriving Repr
def Lean.mkConst (n : Nat) : Lean.Expr := ⟨n, n⟩
/-- info: { a := 3, b := 3 } -/
#guard_msgs in #eval Lean.mkConst 3
