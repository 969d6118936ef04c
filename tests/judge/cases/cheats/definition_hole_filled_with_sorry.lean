-- known: comparator 34: sorryAx hidden in the body of a filled definition
-- decl: t
-- code: lemma.unproved
def f (n : Nat) : Nat := sorry
theorem t (n : Nat) : f n = f n := sorry
-- solution
def f (n : Nat) : Nat := (fun _ => n) (sorry : Nat)
theorem t (n : Nat) : f n = f n := rfl
