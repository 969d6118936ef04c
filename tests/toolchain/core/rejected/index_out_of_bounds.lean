-- error: failed to prove index is valid
example (xs : Array Nat) (i : Nat) : Nat := xs[i]
