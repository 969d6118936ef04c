-- decl: t
-- text: only
-- code: text.attribute
theorem a : 1 + 1 = 2 := rfl
theorem t : True := sorry
-- solution
theorem a : 1 + 1 = 2 := rfl
def h : Option Nat := [1][0]?attribute [simp] a
theorem t : True := trivial
