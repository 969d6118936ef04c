-- decl: t
-- code: axiom.sorry
def f (n : Nat) : Nat := sorry
theorem t (n : Nat) : f n = f n := sorry
-- solution
def f (n : Nat) : Nat := (fun _ => n) (sorry : Nat)
theorem t (n : Nat) : f n = f n := rfl
