-- decl: t
-- code: definition.filled
def Point : Type := sorry
theorem t (p q : Point) : p = q := sorry
-- solution
def Point : Type := Unit
theorem t (p q : Point) : p = q := rfl
