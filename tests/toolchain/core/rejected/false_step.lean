-- error: Type mismatch
theorem bad (a b : Nat) (h : a ≤ b) : b ≤ a := by
  induction h with
  | refl => exact Nat.le_refl a
  | step h ih => exact ih
