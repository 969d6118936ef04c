-- error: Tactic `rfl` failed
example (a b c : Nat) : a + b * c = b + a * c := by ac_rfl
