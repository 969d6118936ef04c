-- linear arithmetic over `Nat` and `Int`, with the propositional structure that `omega` understands
example (a b : Nat) (h : a < b) : a + 1 ≤ b := by omega
example (a b : Int) (h : a < b) : a + 1 ≤ b := by omega
example (a b c : Nat) (h : a < b) (k : b < c) : a + 2 ≤ c := by omega
example (a b : Int) : a - b + b = a := by omega
example (a b : Nat) (h : ¬(a = b ∨ a < b)) : b < a := by omega
example (a b : Nat) (h : a ≤ b ∧ b ≤ a) : a = b := by omega
example (a b : Nat) : a = b ↔ a ≤ b ∧ b ≤ a := by omega
example (a b : Nat) (h : a < 3 → b < 3) (k : a = 2) : b ≤ 2 := by omega
example (x y : Nat) : ¬(x < y ∧ y < x) := by omega
example (x y z : Nat) (h : x ≤ y ∨ x ≤ z) (k : y ≤ z) : x ≤ z := by omega
example (a b c : Nat) (h : (a < b) ↔ (b < c)) (k : ¬b < c) : b ≤ a := by omega
example : ∀ x y : Nat, x < y → x ≠ y := by omega
example (x : Nat) (h : x ≠ 0) : 0 < x := by omega
example (x : Nat) (h : ∃ y, y < x ∧ 3 ≤ y) : x > 3 := by obtain ⟨y, h⟩ := h; omega
example (a : Nat) (h : (a + 1) * 3 = 10) : False := by omega
example (a b : Nat) (h : a * b < 5) (k : a * b > 5) : False := by omega
example (a : Nat) (g : Nat → Nat) (h : g a < 4) : g a ≤ 3 := by omega
example (xs : List Nat) (h : xs.length > 0) : ∃ n, xs.length = n + 1 := ⟨xs.length - 1, by omega⟩
example (a b c d e f g h i j k l : Nat) (_ : a < b) (_ : b < c) (_ : c < d) (_ : d < e) (_ : e < f) (_ : f < g)
    (_ : g < h) (_ : h < i) (_ : i < j) (_ : j < k) (_ : k < l) : a + 11 ≤ l := by omega

-- equations without a coefficient ±1
example (x y : Int) (h : 2 * x + 1 = 2 * y) : False := by omega
example (x y : Int) (h : 6 * x + 9 * y = 5) : False := by omega
example (x y z : Int) (h : 12 * x + 21 * y + 30 * z = 4) : False := by omega
example (x y : Int) (h : 3 * x + 5 * y = 1) (_ : 0 < x) (_ : x < 2) : False := by omega
example (x y : Int) (h : 7 * x + 12 * y = 17) (_ : 0 ≤ x) (_ : x ≤ 2) (_ : y < 1) (_ : 0 ≤ y) : False := by omega
example (x y : Int) (h : 15 * x + 22 * y = 1) (_ : 0 ≤ x) (_ : x ≤ 2) : False := by omega

theorem sub_add (a b : Nat) (h : b ≤ a) : a - b + b = a := by omega
/-- info: 'sub_add' depends on axioms: [propext, Classical.choice, Quot.sound] -/
#guard_msgs in #print axioms sub_add
