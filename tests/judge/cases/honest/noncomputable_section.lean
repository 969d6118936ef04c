-- decl: f
-- decl: f_spec
noncomputable section
theorem ex (n : Nat) : ∃ m, n < m := ⟨n + 1, Nat.lt_succ_self n⟩
def f (n : Nat) : Nat := sorry
theorem f_spec (n : Nat) : n < f n := sorry
-- solution
noncomputable section
theorem ex (n : Nat) : ∃ m, n < m := ⟨n + 1, Nat.lt_succ_self n⟩
def f (n : Nat) : Nat := Classical.choose (ex n)
theorem f_spec (n : Nat) : n < f n := Classical.choose_spec (ex n)
