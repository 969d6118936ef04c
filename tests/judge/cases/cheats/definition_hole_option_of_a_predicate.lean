-- decl: t
-- code: definition.filled
def F : Type := Empty
def s (n : Nat) : Option (Nat → Prop) := sorry
theorem t : ∀ p, s 0 = some p → p 0 := sorry
-- solution
def F : Type := Empty
def s (n : Nat) : Option (Nat → Prop) := none
theorem t : ∀ p, s 0 = some p → p 0 := fun _ h => nomatch h
