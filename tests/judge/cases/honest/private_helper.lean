-- decl: t
theorem t (n : Nat) : 0 + n = n := sorry
-- solution
private theorem aux : ∀ n : Nat, 0 + n = n
  | 0 => rfl
  | n + 1 => congrArg Nat.succ (aux n)
theorem t (n : Nat) : 0 + n = n := aux n
