/-! Lists: what operations do to one another. -/

example (l : List Nat) : l.isEmpty = true ↔ l = [] := by simp
example (l : List Nat) (p : Nat → Bool) : l.partition p = (l.filter p, l.filter (not ∘ p)) := by simp
example (l : List Nat) (p : Nat → Bool) : l.span p = (l.takeWhile p, l.dropWhile p) := by simp
example (l₁ l₂ : List Nat) (p : Nat → Bool) : (l₁ ++ l₂).find? p = (l₁.find? p).or (l₂.find? p) := List.find?_append
example (l : List Nat) (p : Nat → Bool) (h : l.all p = false) : ∃ x ∈ l, p x = false := by
  obtain ⟨x, m, h⟩ := List.all_eq_false.mp h; exact ⟨x, m, by simpa using h⟩
example (l : List Nat) (n : Nat) : (l.take n).length ≤ n := by simp [Nat.min_le_left]
example (a : Nat) (l m : List Nat) (s : l ⊆ m) : a :: l ⊆ a :: m := List.cons_subset_cons a s
example (n a : Nat) : (List.replicate n a).Nodup ↔ n ≤ 1 := by simp [List.Nodup]
example (l : List (Nat × Nat)) : l.unzip = (l.map Prod.fst, l.map Prod.snd) := List.unzip_eq_map
example (l m : List Nat) (h : l.length = m.length) : (l.zip m).unzip = (l, m) := List.unzip_zip h
example (l : List Nat) (f : Nat → Option Nat) (g : Nat → Nat) :
    (l.filterMap f).map g = l.filterMap fun x => (f x).map g := List.map_filterMap
example (n : Nat) : (List.range n).Pairwise (· < ·) := List.pairwise_lt_range
example (x : Nat) (l : List Nat) (h : x ∉ l) : l.insert x = x :: l := by simp [h]
example (l : List Nat) (i v : Nat) (h : l.length ≤ i) : l.set i v = l := List.set_eq_of_length_le h
