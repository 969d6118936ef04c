-- decl: t
-- code: statement.changed
def g (n : Nat) : Nat := n + 1
def f : Nat → Nat
  | 0 => sorry
  | n => g n
theorem t : f 1 = 77 := sorry

-- solution
def g (n : Nat) : Nat := n + 1
def f : Nat → Nat
  | 0 => 0
  | 1 => 77 + (f 0) * 0
  | n => g n
theorem t : f 1 = 77 := by simp [f]
