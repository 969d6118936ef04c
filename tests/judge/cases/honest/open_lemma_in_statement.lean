-- known: comparator 64: a definition mentions a theorem that is a hole; its proof must not be compared
-- decl: hex
-- decl: hw
theorem hex : ∃ x : Nat, x = 0 := sorry
noncomputable def w : Nat := Classical.choose hex
theorem hw : w = 0 := sorry
-- solution
theorem hex : ∃ x : Nat, x = 0 := ⟨0, rfl⟩
noncomputable def w : Nat := Classical.choose hex
theorem hw : w = 0 := Classical.choose_spec hex
