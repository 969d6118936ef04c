-- error: Variable `t` cannot be mutated
def f (n : Nat) : Nat := Id.run do
  for i in [0:n] do t := t + i
  return 0
