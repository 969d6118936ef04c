-- decl: t
-- code: definition.filled
structure M where
  carrier : Type
  e : carrier
def s : M := sorry
theorem t : ∀ x : s.carrier, x = s.e := sorry
-- solution
structure M where
  carrier : Type
  e : carrier
def s : M := ⟨Unit, ()⟩
theorem t : ∀ x : s.carrier, x = s.e := fun _ => rfl
