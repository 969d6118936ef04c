-- decl: t
theorem t (n : Nat) : ∃ m, n ≤ m := sorry
-- solution
inductive Above (n : Nat) : Prop where
  | mk (m : Nat) (h : n ≤ m) : Above n
theorem above (n : Nat) : Above n := .mk n (Nat.le_refl n)
theorem t (n : Nat) : ∃ m, n ≤ m :=
  match above n with
  | .mk m h => ⟨m, h⟩
