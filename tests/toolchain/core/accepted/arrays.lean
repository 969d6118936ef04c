/-! Array literals, the three kinds of indexing, growth, folds; arrays in proofs. -/
def xs : Array Nat := #[1, 2, 3]
#guard xs.size == 3
#guard xs[0]! == 1
#guard xs[7]? == none
#guard xs[2]? == some 3
#guard (xs.push 4).toList == [1, 2, 3, 4]
#guard xs.map (· + 1) == #[2, 3, 4]
#guard xs.foldl (· + ·) 0 == 6
#guard xs.set! 0 9 == #[9, 2, 3]
#guard (xs.filter (· > 1)).size == 2
#guard xs.contains 2
#guard #[] != xs
/-- info: #[1, 2, 3] -/
#guard_msgs in #eval xs
example : #[10, 20][1] = 20 := rfl
example (a : Array Nat) (h : 0 < a.size) : a[0] = a[0] := rfl
example (a : Array Nat) : (a.push 1).size = a.size + 1 := by simp
example : [10, 20, 30][1] = 20 := rfl
example (l : List Nat) (i : Nat) (h : i < l.length) : l[i]? = some l[i] := List.getElem?_eq_getElem h
example : [1, 2, 3][1]? = some 2 := by decide
