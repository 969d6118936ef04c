-- known: comparator 85: the value of a definition that is no hole was changed
-- decl: main
-- code: statement.changed
def secret : Nat := 43
theorem main : secret % 2 = 0 := sorry
-- solution
def secret : Nat := 0
theorem main : secret % 2 = 0 := by decide
