-- decl: t
def pred (n : Nat) : Nat := match n with | 0 => 0 | k + 1 => k
theorem t : pred 3 = 2 := sorry
-- solution
theorem before (n : Nat) : (match n with | 0 => 0 | k + 1 => k) = (match n with | 0 => 0 | k + 1 => k) := rfl
def pred (n : Nat) : Nat := match n with | 0 => 0 | k + 1 => k
theorem t : pred 3 = 2 := rfl
