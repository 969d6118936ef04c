-- decl: t
-- text: only
-- code: text.command
def x := 1
theorem t : True := sorry
-- solution
def x := 1
def h : Nat := x#eval 1
theorem t : True := trivial
