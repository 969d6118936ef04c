-- decl: t
def d (n : Nat) : Decidable (n = n + 1) := sorry
theorem t : (d 0) = (d 0) := sorry
-- solution
def d (n : Nat) : Decidable (n = n + 1) := isFalse (by simp)
theorem t : (d 0) = (d 0) := rfl
