-- decl: t
-- code: definition.filled
structure Spec where
  P : Prop
def s : Spec := sorry
theorem t : s.P := sorry
-- solution
structure Spec where
  P : Prop
def s : Spec := ⟨True⟩
theorem t : s.P := trivial
