-- error: Could not prove 'count' to be monotone in its recursive calls
def count (n : Nat) : Option Nat := if (count (n + 1)).isSome then some n else none
partial_fixpoint
