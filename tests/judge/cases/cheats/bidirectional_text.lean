-- decl: t
-- code: text.unicode
theorem t : 1 = 2 := sorry
-- solution
/- ‮ hidden ‬ -/ theorem t : 1 = 2 := sorry
