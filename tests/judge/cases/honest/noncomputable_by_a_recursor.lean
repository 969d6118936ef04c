-- known: comparator 2: honest solutions that need noncomputable
-- decl: f
-- decl: f_spec
def f (n : Nat) : Nat := sorry
theorem f_spec (n : Nat) : f (n + 1) = f n + 2 := sorry
-- solution
noncomputable def f (n : Nat) : Nat := Nat.rec 0 (fun _ r => r + 2) n
theorem f_spec (n : Nat) : f (n + 1) = f n + 2 := rfl
