-- error: failed to prove termination
def down (n : Nat) : Nat := if n < 10 then down (n + 1) else 0
termination_by n
