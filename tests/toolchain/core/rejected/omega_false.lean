-- error: omega_false.lean:6:
-- error: omega_false.lean:7:
-- error: omega_false.lean:8:
-- error: omega_false.lean:9:
-- error: a possible counterexample may satisfy the constraints
example (a b : Nat) (h : a ≤ b) : b ≤ a := by omega
example (a b : Nat) : a - b + b = a := by omega
example (x y : Int) (h : 3 * x + 5 * y = 1) : False := by omega
example (a b : Nat) (h : a < b ∨ b < a) : a < b := by omega
