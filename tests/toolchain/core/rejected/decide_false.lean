-- error: Tactic `decide` proved that the proposition
theorem bad : 1 = 2 := by decide
