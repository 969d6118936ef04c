-- decl: t
theorem t (n : Nat) : 0 * n = 0 := sorry
-- solution
theorem go (n : Nat) : 0 * n = 0 :=
  match n with
  | 0 => rfl
  | m + 1 => (Nat.mul_succ 0 m).trans ((Nat.add_zero _).trans (go m))
termination_by n
theorem t (n : Nat) : 0 * n = 0 := go n
