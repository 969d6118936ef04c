/-! Lists: order, permutations, the lemmas about indices, `take`, counting, sublists -/
open List
example (l : List Nat) (i : Nat) (h : i < (l.map (· + 1)).length) : (l.map (· + 1))[i] = l[i]'(by simpa using h) + 1 := by simp
example (a b : List Nat) : (a ++ b).take a.length = a := by simp
example (a b : List Nat) : a ++ b ~ b ++ a := perm_append_comm
example : [1, 2, 2] ~ [2, 1, 2] := by decide
example (l : List Nat) : l.reverse ~ l := reverse_perm l
example (l k : List Nat) (h : l ~ k) : l.sum = k.sum := h.sum_nat
example (p : Nat → Bool) (l : List Nat) : l.filter p <+ l := filter_sublist
example (l : List Nat) : l.dropLast <+: l := by rw [dropLast_eq_take]; exact take_prefix _ l
example (a : Nat) (l : List Nat) : count a (a :: l) = count a l + 1 := by simp
example (l : List Nat) (h : l ≠ []) : l.dropLast ++ [l.getLast h] = l := dropLast_concat_getLast h
example (l : List Nat) (x : Nat) : (l ++ [x]).getLast? = some x := by simp
example : [1, 2] ⊆ [2, 3, 1] := by decide
example : [1, 2] < [1, 3] := by decide
example : Nodup [1, 2, 3] := by decide
example (f : Nat → Nat) (l : List Nat) : (l.zip (l.map f)).length = l.length := by simp
#guard [3, 1, 2].min (by simp) = 1
#guard [1, 1, 2].splitBy (· == ·) = [[1, 1], [2]]
#guard [1, 2, 3].isPerm [3, 2, 1]
#guard (· + 1) <$> [1, 2] = [2, 3]
#guard #[3, 1, 2].qsort = #[1, 2, 3]
#guard #["a", "b"].mapIdx (fun i s => s!"{i}{s}") = #["0a", "1b"]
#guard #[1, 2, 3].insertIdx! 1 9 = #[1, 9, 2, 3]
