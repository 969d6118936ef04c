-- code: axiom.sorry
theorem _t : 1 = 2 := sorry
theorem u : 1 = 1 := sorry
-- solution
theorem _t : 1 = 2 := sorry
theorem u : 1 = 1 := rfl
