-- `grind` and `lia`: linear arithmetic on integers and natural numbers
example (x y : Int) (h : 2 * x + 4 * y = 5) : False := by grind
example (x y : Int) (h : x + y ≤ 3) (k : x ≥ 2) (l : y ≥ 2) : False := by grind
example (x y z : Nat) (h : x ≤ y) (k : y ≤ z) : x ≤ z + 1 := by grind
example (x y : Nat) (h : x - y = 0) (k : y ≤ x) : x = y := by grind
example (x : Nat) (h : x % 2 = 1) : x ≠ 0 := by grind
example (x : Nat) (h : 2 ∣ x) (k : 3 ∣ x) (l : 0 < x) : 6 ≤ x := by grind
example (x y : Int) (h : 27 ≤ 11 * x + 13 * y) (h' : 11 * x + 13 * y ≤ 45) (k : -10 ≤ 7 * x - 9 * y) (l : 7 * x - 9 * y ≤ 4) : False := by grind
example (x y : Int) : 2 * x + 3 * y ≠ 0 ∨ y % 2 = 0 := by grind
example (x y : Nat) (f : Nat → Nat) (h : x ≤ y) (k : y ≤ x) : f x = f y := by grind
example (x y : Nat) (f : Nat → Nat) (h : f (x + 1) = 3) (k : y = x + 1) : f y + 1 = 4 := by grind
example (x y : Int) (h : x * 2 ≤ y) (k : y ≤ 2 * x) : y = x + x := by grind
example (a b c : Nat) (h : a < b) (k : b < c) : a + 2 ≤ c := by lia
example (x : Int) (h : x / 3 = 2) : 6 ≤ x := by lia
example (x y : Int) (h : 5 * x + 2 * y = 0) (k : 1 ≤ x) (l : x ≤ 1) : False := by grind
example (x y : Nat) (h : x ≠ y) : x < y ∨ y < x := by grind
example (x y : Int) (h₁ : 3 * x ≤ 2 * y + 1) (h₂ : 2 * y ≤ 3 * x - 1) (_ : y ≤ 10) (h5 : 4 ∣ x + y) (h6 : 3 ∣ x - y) (h7 : 2 < x) : x = 5 ∨ x = 7 ∨ x = 3 ∨ x = 1 := by grind
example (x y : Nat) (h : (if x < y then x else y) = 3) : 3 ≤ x := by grind
theorem parity (x y : Int) (h : 2 * x + 4 * y = 5) : False := by grind

/-- info: 'parity' depends on axioms: [propext, Classical.choice, Quot.sound] -/
#guard_msgs in #print axioms parity
