-- `calc` over several relations
example (a b c : Nat) (h : a ≤ b) (k : b < c) : a < c := calc
  a ≤ b := h
  _ < c := k
example (a b c : Nat) (h : a ∣ b) (k : b ∣ c) : a ∣ c := calc
  a ∣ b := h
  _ ∣ c := k
example (p q r : Prop) (h : p ↔ q) (k : q ↔ r) : p ↔ r := calc
  p ↔ q := h
  _ ↔ r := k
example (a b c : Int) (h : a ≤ b) (k : b < c) : a < c := calc
  a ≤ b := h
  _ < c := k
example (a b c : Int) (h : a ∣ b) (k : b = c) : a ∣ c := calc
  a ∣ b := h
  _ = c := k

-- casts
example (a b : Nat) (h : (a : Int) = b) : a = b := by exact_mod_cast h
example (a b : Nat) (h : (a : Int) + 1 < b) : a + 1 < b := by exact_mod_cast h
example (a b : Nat) (h : a + 1 < b) : (a : Int) + 1 < b := by exact_mod_cast h
example (a b : Nat) : ((a + b : Nat) : Int) = a + b := by push_cast; rfl
example (a b : Nat) : ((a * b : Nat) : Int) = a * b := by norm_cast
example (a b : Nat) (h : (a * b : Int) ≤ 5) : a * b ≤ 5 := by norm_cast at h

-- the usual tactics, one by one
example (p q : Prop) (hp : p) (hnp : ¬ p) : q := by contradiction
example (p q : Prop) (hp : p) (hnp : ¬ p) : q := by exfalso; exact hnp hp
example (p q : Prop) (hp : p) (hnp : ¬ p) : q := absurd hp hnp
example (a b : Nat) (h : a.succ = b.succ) : a = b := by injection h
example (a b c d : Nat) (h : (a, b) = (c, d)) : a = c ∧ b = d := by injections; exact ⟨‹_›, ‹_›⟩
example (a b : Nat) (h : a = b) (k : a < 3) : b < 3 := by subst h; exact k
example (p q : Prop) (h : p ∧ q) : q ∧ p := by rcases h with ⟨hp, hq⟩; exact ⟨hq, hp⟩
example (p q r : Prop) (h : p ∧ (q ∨ r)) : (p ∧ q) ∨ (p ∧ r) := by
  obtain ⟨hp, hq | hr⟩ := h
  · exact .inl ⟨hp, hq⟩
  · exact .inr ⟨hp, hr⟩
example : ∀ p q : Prop, p ∧ q → q ∧ p := by rintro p q ⟨hp, hq⟩; exact ⟨hq, hp⟩
example (a b : Nat) (h : a = b) : b = a := by
  show_term exact h.symm
example (x : Nat) : x + 0 = x := by simp?
example (a b : Nat) : a + b = b + a := by exact?
example (a b : Nat) (h : a ≤ b) : a < b + 1 := by exact?
example (a b c : Nat) (h : a ≤ b) (k : b ≤ c) : a ≤ c := by apply?
example (a b : Nat) : a + 0 + b = a + b := by rw?
example (a b c : Nat) : a + b + c = a + (b + c) := by
  conv => lhs; rw [Nat.add_assoc]
example (a b : Nat) : (fun x => x + a + b) = (fun x => x + (a + b)) := by
  conv => lhs; ext x; rw [Nat.add_assoc]
example (f : Nat → Nat) (h : ∀ x, f x = x) : f (f 2) = 2 := by
  conv => enter [1, 1]; rw [h]
  exact h 2
example (p : False) : 1 = 2 := nomatch p
example : ¬ (1 = 2) := nofun
example (h : 1 = 2) : False := by nomatch h
example (a b : Nat) : a = b ∨ a ≠ b := by
  by_cases h : a = b
  case pos => exact .inl h
  case neg => exact .inr h
example (a b : Nat) (h : a = b ∧ b = a) : a = b := by
  cases h with
  | intro h1 h2 => exact h1
example (a b : Nat) (h : a ≤ b) : a = b ∨ a < b := by
  induction h with
  | refl => exact .inl rfl
  | step _ ih => exact .inr (by omega)
example (f : Nat → Nat) (a : Nat) : f (a + 1) = f (a + 1) := by
  generalize a + 1 = b
  rfl
example (f : Nat → Nat) (a : Nat) (h : f a = 3) : ∃ y, f a = y := by
  generalize hb : f a = b at h
  exact ⟨b, rfl⟩
example : 1 = 1 ∧ 2 = 2 := by
  constructor
  any_goals rfl
example : 1 = 1 ∧ 2 = 2 := by
  and_intros <;> rfl
example : 1 = 1 ∧ 2 = 2 := by
  iterate 2 (first | constructor | rfl)
  all_goals rfl
example (a b : Bool) (h : a && b) : a := by simp at h; exact h.1
example (a b : Bool) (h : (a && b) = true) : a = true ∧ b = true := by simpa using h
example (a b : Bool) : (a || b) = (b || a) := by cases a <;> cases b <;> rfl
example (a b : Nat) (h : (decide (a < b)) = true) : a < b := by simpa using h
example (a b : Nat) (h : (a == b) = true) : a = b := by simpa using h
example (a b : Nat) (h : (a != b) = true) : a ≠ b := by simpa using h
example (xs ys : List Nat) (h : xs ++ ys = []) : xs = [] := by simp at h; exact h.1
example : True := by trivial
example : Inhabited Nat := by infer_instance
example (a b : Nat) (h : ¬ (a ≤ b)) : b < a := by
  simp at h; exact h
example (a b c : Nat) (h : a = b) (k : b = c) : a = c := by
  rw [h, k]
example (a b c : Nat) (h : a = b) (k : b = c) : a = c := by
  simp_all
example (a b : Nat) (h : a = b) : b = a := by symm; exact h
example (a b c d : Nat) (h : a = b) (k : c = d) : a + c = b + d := by congr
example (f : Nat → Nat) (x y : Nat) (h : x = y) : f x = f y := by congr 1
example (s t : Nat × Nat) (h : s.1 = t.1) (k : s.2 = t.2) : s = t := by ext <;> assumption
example (a b : Nat) (h : a = b) : a + 1 = b + 1 := by
  calc a + 1 = b + 1 := by rw [h]
example (a b : Nat) : (if a = b then 1 else 2) ≤ 2 := by
  split
  · decide
  · exact Nat.le_refl 2
example (a b : Nat) (h : (if a = b then 1 else 2) = 1) : a = b := by
  split at h
  · assumption
  · contradiction
example (x : Option Nat) (h : x = some 3) : x.isSome := by
  match x, h with
  | some y, _ => rfl
example (p q : Prop) : p → q → p := by intro hp _; assumption
example (p q : Prop) : p → q → p := by intros; assumption
example (p q : Prop) (hp : p) : p ∨ q := by left; exact hp
example (p q : Prop) (hp : q) : p ∨ q := by right; exact hp
example : ∃ x : Nat, x > 3 := by exists 4
example : ∃ x : Nat, x > 3 := by refine ⟨4, ?_⟩; decide
example (a b : Nat) (h : a < b) : ¬ b ≤ a := by
  intro k; exact absurd h (Nat.not_lt.mpr k)
example (a b c : Nat) (h : a + b = c) : c = a + b := by
  have := h
  exact this.symm
example (a b : Nat) (h : a ≤ b) : a ≤ b + 1 := by
  suffices a ≤ b by exact Nat.le_succ_of_le this
  exact h
