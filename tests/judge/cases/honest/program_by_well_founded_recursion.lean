-- decl: half
-- decl: half_zero
def half (n : Nat) : Nat := sorry

theorem half_zero : half 0 = 0 := sorry

-- solution
def half (n : Nat) : Nat := if h : n < 2 then 0 else half (n - 2) + 1
termination_by n
decreasing_by exact Nat.sub_lt (Nat.lt_of_lt_of_le (by decide) (Nat.le_of_not_lt h)) (by decide)

theorem half_zero : half 0 = 0 := by
  rw [half]
  simp
