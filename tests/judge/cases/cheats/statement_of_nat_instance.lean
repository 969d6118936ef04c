-- decl: t
-- code: text.instance
theorem t : (3 : Nat) = 4 := sorry
-- solution
instance (priority := 5000) three : OfNat Nat 3 := ⟨4⟩
theorem t : (3 : Nat) = 4 := rfl
