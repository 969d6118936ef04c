-- decl: f_pos
def f (n : Nat) : Nat := sorry
theorem f_pos (n : Nat) : 0 < f n := sorry
-- solution
def f (n : Nat) : Nat := n + 1
theorem f_pos (n : Nat) : 0 < f n := Nat.succ_pos n
