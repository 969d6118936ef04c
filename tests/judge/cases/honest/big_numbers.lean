-- decl: t
theorem t : 123456789 * 987654321 = 121932631112635269 ∧ 2 ^ 100 % 7 = 2 := sorry
-- solution
theorem t : 123456789 * 987654321 = 121932631112635269 ∧ 2 ^ 100 % 7 = 2 := by
  constructor <;> decide
