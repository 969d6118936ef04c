-- decl: t
inductive Colour where
  | red | green
  deriving DecidableEq, Repr, Inhabited
theorem t : Colour.red ≠ Colour.green := sorry
-- solution
inductive Colour where
  | red | green
  deriving DecidableEq, Repr, Inhabited
theorem t : Colour.red ≠ Colour.green := by decide
