-- decl: t
-- code: statement.changed
def g (n : Nat) : Nat := n + 1
def f : Nat → Nat
  | 0 => g 0
  | n+1 => sorry
theorem t : f 0 = 7 := sorry

-- solution
def g (n : Nat) : Nat := n + 7
def f : Nat → Nat
  | 0 => g 0
  | n+1 => f n
theorem t : f 0 = 7 := rfl
