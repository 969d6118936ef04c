-- error: grind_false.lean:6:
-- error: grind_false.lean:7:
-- error: grind_false.lean:8:
-- error: grind_false.lean:9:
-- error: `grind` failed
example (x y : Nat) : x < y := by grind
example (p q : Prop) (h : p ∨ q) : p := by grind
example (xs ys : List Nat) : xs ++ ys = ys ++ xs := by grind
example (x y : Int) (h : 2 * x + 3 * y = 7) : x = 2 := by grind
