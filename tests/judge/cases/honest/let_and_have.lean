-- decl: t
theorem t (n : Nat) : let m := n + 1; 0 < m := sorry
-- solution
theorem t (n : Nat) : let m := n + 1; 0 < m := by
  intro m
  have h : 0 < n + 1 := Nat.succ_pos n
  exact h
