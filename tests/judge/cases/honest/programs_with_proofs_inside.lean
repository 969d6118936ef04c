-- decl: t
structure Ordered where
  items : List Nat
  small : ∀ n ∈ items, n < 10
def s : Ordered := sorry
def pick (n : Nat) : { m : Nat // ∃ k, m = n + k } := sorry
theorem t : s.items.length ≤ (pick 3).val := sorry
-- solution
structure Ordered where
  items : List Nat
  small : ∀ n ∈ items, n < 10
def s : Ordered := ⟨[], fun _ h => nomatch h⟩
def pick (n : Nat) : { m : Nat // ∃ k, m = n + k } := ⟨n, 0, rfl⟩
theorem t : s.items.length ≤ (pick 3).val := by decide
