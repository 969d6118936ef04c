/-! Options, Booleans, characters, small finite types. -/

structure Point where
  x : Nat
deriving BEq

#guard some (Point.mk 1) == some (Point.mk 1)
#guard (none : Option Point) != some (Point.mk 1)
#guard (Sum.inl (Point.mk 1) : Point ⊕ Point) != .inr (Point.mk 1)
#guard (Except.ok 1 : Except String Nat) = .ok 1
example : ∀ a b : Bool, (a && b) = (b && a) := by decide
example : ∃ a : Bool, a = true := by decide
example : ∃ i : Fin 3, i.val = 2 := by decide
example (p : Fin 2 → Prop) (h : p 0) (h' : p 1) : ∀ i, p i := Fin.forall_fin_two.mpr ⟨h, h'⟩
example (p : Prop) [Decidable p] (a b : Nat) : (if p then some a else none) = some b ↔ p ∧ a = b := by simp
example (c d : Char) (h : c.toNat = d.toNat) : c = d := Char.toNat_inj.mp h
example (p q : Nat × Nat) (h : (p == q) = true) : p = q := by simpa using h
example {σ α : Type} (x : StateM σ α) : id <$> x = x := id_map x
example (a b : Nat) (h : 0 < a) (h' : a ≤ b) : a - 1 < b := Nat.sub_one_lt_of_le h h'

/-- info: ['a', 'b'] -/
#guard_msgs in
#eval Id.run do
  let mut seen := #[]
  for c in "ab" do seen := seen.push c
  return seen.toList
