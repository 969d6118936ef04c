-- decl: t
-- code: target.changed
def f (n : Nat) : Nat := sorry
theorem t (n : Nat) : f n = f (n + 1) := sorry
-- solution
def f (n : Nat) (m : Nat := 0) : Nat := 0
theorem t (n : Nat) : f n = f (n + 1) := rfl
