/-! Arrays: size, elements, membership, and what operations do to them. -/

example (xs : Array Nat) (x : Nat) : (xs.push x)[xs.size]? = some x := by simp
example (xs : Array Nat) (i j v : Nat) (h : i < xs.size) (n : i ≠ j) : (xs.set i v)[j]? = xs[j]? := by
  rw [Array.getElem?_set_ne h n]
example (xs : Array Nat) (i v : Nat) (h : i < xs.size) : (xs.setIfInBounds i v)[i]? = some v := by simp [h]
example (xs ys : Array Nat) (a : Nat) (h : a ∈ xs) : a ∈ xs ++ ys := by simp [h]
example (xs : Array Nat) : (∀ x, x ∈ xs.filter (0 < ·) → 0 < x) := by simp
example (xs : Array Nat) (f : Nat → Nat) (x : Nat) : (xs.push x).map f = (xs.map f).push (f x) := by simp
example (xs : Array Nat) (h : 0 < xs.size) : ∃ (ys : Array Nat) (a : Nat), xs = ys.push a := Array.exists_push_of_size_pos h
example (xs : Array Bool) : xs.all id = true ↔ ∀ i, ∀ h : i < xs.size, xs[i] = true := by simp
example (xs : Array Nat) (i j : Nat) (hi : i < xs.size) (hj : j < xs.size) :
    (xs.swap i j)[j]'(by simpa) = xs[i] := by simp
example (xs : Array Nat) : xs.reverse.reverse = xs := by simp
example (xs ys : Array Nat) (h : ∀ i : Nat, xs[i]? = ys[i]?) : xs = ys := Array.ext_getElem? h
example (xs : Array Nat) : xs.isEmpty = true ↔ xs.size = 0 := Array.isEmpty_iff_size_eq_zero
example (a b : Array Nat) (h : (a == b) = true) : a = b := by simpa using h

def total (xs : Array Nat) : Nat := xs.foldl (· + ·) 0
example (xs : Array Nat) : 0 ≤ total xs :=
  Array.foldl_induction (fun _ s => 0 ≤ s) (Nat.le_refl 0) fun _ _ _ => Nat.zero_le _
