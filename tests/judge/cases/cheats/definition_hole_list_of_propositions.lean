-- decl: t
-- code: definition.filled
def s : List Prop := sorry
theorem t : ∀ p, p ∈ s → p := sorry
-- solution
def s : List Prop := []
theorem t : ∀ p, p ∈ s → p := fun _ h => nomatch h
