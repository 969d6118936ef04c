-- decl: t
-- code: text.axiom

theorem t : True := sorry
-- solution

def h : Char := 'a'axiom ax : 1 = 2
theorem t : True := trivial
