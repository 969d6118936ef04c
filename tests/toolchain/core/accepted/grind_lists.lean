-- `grind` with the lemmas of the library that it instantiates by itself
example (xs : List Nat) (h : xs = []) : xs.length = 0 := by grind
example (x y : Nat) (h : max x y = 3) (k : x < y) : y = 3 := by grind
example (x y : Int) : min x y ≤ max x y := by grind
example (xs : List Nat) (h : xs ≠ []) : 0 < xs.length := by grind [cases List]
example (xs ys : List Nat) : (xs ++ ys).reverse.length = xs.length + ys.length := by grind
example (a : Nat) (xs : List Nat) (h : a ∈ xs) : a ∈ 3 :: (xs ++ [2]) := by grind
example (xs : List Nat) (h : 3 ∈ xs) : xs ≠ [] := by grind
example (a b : Nat) : a ∈ [b, a, 3] := by grind
def mem? (a : Nat) : List Nat → Bool
  | [] => false
  | x :: xs => x == a || mem? a xs
theorem mem?_iff (a : Nat) (l : List Nat) : mem? a l = true ↔ a ∈ l := by
  induction l <;> grind [mem?]
def insertS (x : Nat) : List Nat → List Nat
  | [] => [x]
  | y :: ys => if x ≤ y then x :: y :: ys else y :: insertS x ys
theorem mem_insertS (a x : Nat) (l : List Nat) : a ∈ insertS x l ↔ a = x ∨ a ∈ l := by
  induction l <;> grind [insertS]
theorem length_insertS (x : Nat) (l : List Nat) : (insertS x l).length = l.length + 1 := by
  induction l <;> grind [insertS]
theorem fi (x : Nat) (l : List Nat) : (insertS x l).length = l.length + 1 := by
  fun_induction insertS x l <;> grind
def rev : List Nat → List Nat → List Nat
  | [], acc => acc
  | x :: xs, acc => rev xs (x :: acc)
theorem rev_eq (xs acc : List Nat) : rev xs acc = xs.reverse ++ acc := by
  induction xs generalizing acc <;> grind [rev]
def sum : List Nat → Nat
  | [] => 0
  | x :: xs => x + sum xs
theorem sum_append (xs ys : List Nat) : sum (xs ++ ys) = sum xs + sum ys := by
  induction xs <;> grind [sum]
example (xs : Array Nat) : (xs.push 3).size = xs.size + 1 := by grind
structure P where
  x : Nat
  y : Nat
example (p q : P) (h : p.x = q.x) (k : p.y = q.y) : p = q := by grind [P]
example (p : Nat → Prop) (q : Nat → Prop) (h : ∀ x, p x → q x) (k : ∃ x, p x) : ∃ x, q x := by grind
example (s : String) (h : s = "a") : s ≠ "b" := by grind
example : ∃ x : Nat, x = 3 := by grind
example (x y z w : Nat) : x < y → y < z → z < w → x + 2 < w := by grind
example (c : Char) (h : c = 'a') : c ≠ 'b' := by grind
example (a b : Nat) (h : (a, b).1 = 3) : a = 3 := by grind
