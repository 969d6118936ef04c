-- decl: t
-- code: statement.changed
def f (n : Nat) : Nat :=
  if h : n = 0 then 0 else f (n / 2)
termination_by n
decreasing_by sorry

theorem t : f 0 = 1 := by sorry

-- solution
def f (n : Nat) : Nat :=
  if h : n = 0 then 1 else f (n / 2)
termination_by n
decreasing_by omega

theorem t : f 0 = 1 := by simp [f]
