-- known: comparator 68: a structure reached through a projection only
-- decl: t
-- code: statement.changed
structure S where
  a : Nat
  b : Nat
theorem t (s s' : S) (h : s.a = s'.a) : s = s' := sorry
-- solution
structure S where
  a : Nat
theorem t (s s' : S) (h : s.a = s'.a) : s = s' := by
  cases s; cases s'; cases h; rfl
