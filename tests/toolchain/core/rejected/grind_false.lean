-- error: grind_false.lean:4:
-- error: grind_false.lean:5:
-- error: `grind` failed
example (x y : Nat) : x < y := by grind
example (p q : Prop) (h : p ∨ q) : p := by grind
