-- decl: t
theorem t (n : Nat) : 0 + n = n := sorry
-- solution
theorem t (n : Nat) : 0 + n = n := go n
where
  go : ∀ n : Nat, 0 + n = n
    | 0 => rfl
    | n + 1 => congrArg Nat.succ (go n)
