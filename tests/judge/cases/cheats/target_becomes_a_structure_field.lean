-- decl: S.t
-- code: target.changed
structure S' where
  n : Nat
theorem S.t (s : S') : s.n = s.n := sorry
-- solution
structure S' where
  n : Nat
structure S (s : S') : Prop where
  t : s.n = s.n
