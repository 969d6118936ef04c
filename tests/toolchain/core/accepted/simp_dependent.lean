/-! `simp` under hypotheses that later parts depend on; the options of `simp` and `rw` -/
example (p : Prop) (q : p → Prop) (h : p) (k : q h) : ∀ h : p, q h := by simp [h, k]
example (p : Prop) (q : p → Prop) (h : ¬p) : (∀ h : p, q h) ↔ True := by simp [h]
example (p q : Prop) (h : p → q) : p → q := by simp (config := { contextual := true }) [h]
example (a b : Nat) (h : a = b) : a + a = b + a := by rw (occs := .pos [1]) [h]
example (a b : Nat) (h : a = b) : b = a := by
  symm
  guard_target =ₛ a = b
  exact h
example (o : Option Nat) : (o.map (· + 1)).isSome = o.isSome := by simp
example (x : Nat ⊕ Nat) : x.swap.swap = x := by simp
