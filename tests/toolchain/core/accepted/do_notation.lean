/-! `do` with mutable variables, loops, early return, and the monad transformers. -/
def sum (n : Nat) : Nat := Id.run do
  let mut t := 0
  for i in [0:n] do t := t + i
  return t
#guard sum 5 == 10

def steps : List Nat := Id.run do
  let mut r := []
  for i in [1:10:3] do r := i :: r
  return r.reverse
#guard steps == [1, 4, 7]

def evens (n : Nat) : Nat := Id.run do
  let mut t := 0
  let mut i := 0
  while i < n do
    i := i + 1
    if i % 2 == 1 then continue
    if i > 10 then break
    t := t + i
  return t
#guard evens 100 == 30

def find (xs : List Nat) : Option Nat := do
  for x in xs do
    if x > 3 then return x
  none
#guard find [1, 5, 6] == some 5
#guard find [1] == none

def double (xs : Array Nat) : Array Nat := Id.run do
  let mut a := #[]
  for h : i in [0:xs.size] do a := a.push (2 * xs[i])
  return a
#guard double #[1, 2] == #[2, 4]

def nested : StateM Nat Nat := do
  let mut acc := 0
  for x in [1, 2, 3] do
    for y in [1, 2, 3] do
      if y > x then break
      acc := acc + x * y
      modify (· + 1)
  return acc
#guard (nested.run 0).run == (25, 6)

def layered (n : Nat) : ExceptT String (StateM Nat) Nat := do
  if n > 5 then throw "big"
  modify (· + n)
  try throw "oops" catch e => modify (· + e.length)
  return (← get)
#guard ((layered 3).run.run 1).run.2 == 8
/-- info: (Except.error "big", 1) -/
#guard_msgs in #eval (layered 6).run.run 1

def safeDiv (a b : Nat) : OptionT (ReaderT Nat Id) Nat := do
  guard (b ≠ 0)
  return a / b + (← read)
#guard ((safeDiv 6 2).run.run 1).run == some 4
#guard ((safeDiv 6 0).run.run 1).run == none

def pairs (xs ys : List Nat) : Nat := Id.run do
  let mut t := 0
  for x in xs, y in ys do t := t + x * y
  return t
#guard pairs [1, 2] [3, 4, 5] == 11
