-- decl: t
-- text: only
-- code: text.command

theorem t : True := sorry
-- solution

def h : Char := 'a'#eval 1
theorem t : True := trivial
