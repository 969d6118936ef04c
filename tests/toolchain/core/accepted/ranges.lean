/-! Ranges `a...b`, loops over them with the proof of membership, parts of arrays -/
/-- info: 10 -/
#guard_msgs in
#eval Id.run do
  let mut s := 0
  for i in 0...5 do s := s + i
  return s
def sum (xs : Array Nat) : Nat := Id.run do
  let mut s := 0
  for h : i in 0...xs.size do s := s + xs[i]
  return s
#guard sum #[1, 2, 3] = 6
#guard (1...=3).toList = [1, 2, 3]
#guard (1<...3).toList = [2]
#guard (-1...2 : Std.Rco Int).toArray = #[-1, 0, 1]
#guard (*...3).toList = [0, 1, 2]
#guard (2...7).size = 5
example : 3 ∈ (1...5 : Std.Rco Nat) := by decide
/-- info: #[2, 3].toSubarray -/
#guard_msgs in
#eval #[1, 2, 3, 4][1...3]
#guard (#[1, 2, 3, 4][1:3]).foldl (· + ·) 0 = 5
#guard #[1, 2, 3, 4][2...*].toArray = #[3, 4]
def firstOver (bound : Nat) : Nat := Id.run do
  for i in 0...* do
    if i * i > bound then return i
  return 0
#guard firstOver 50 = 8
