-- error: failed to prove index is valid
def sum (xs : Array Nat) : Nat := Id.run do
  let mut s := 0
  for h : i in 0...=xs.size do s := s + xs[i]
  return s
