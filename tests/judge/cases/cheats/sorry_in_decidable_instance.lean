-- decl: t
-- code: axiom.sorry
theorem t : 1 = 2 := sorry
-- solution
def dec : Decidable (1 = 2) := .isTrue sorry
theorem t : 1 = 2 := @of_decide_eq_true _ dec rfl
