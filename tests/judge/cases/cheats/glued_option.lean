-- decl: t
-- text: only
-- code: text.option

theorem t : True := sorry
-- solution

def h : Nat := [1][0]!set_option maxRecDepth 1000
theorem t : True := trivial
