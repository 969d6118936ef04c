-- decl: f_big
-- code: statement.changed
def g (n : Nat) : Nat := n + 1

def f (n : Nat) : Nat :=
  let x := sorry; g x

theorem f_big : f 0 = 0 := by
  sorry

-- solution
def g (n : Nat) : Nat := n + 1

def f (n : Nat) : Nat :=
  let x := (match n with | 0 => g 0 | k+1 => f k); let g := fun (_ : Nat) => n; g x

theorem f_big : f 0 = 0 := by
  decide
