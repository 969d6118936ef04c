-- decl: t
-- code: target.kind
theorem t : 1 = 1 := sorry
-- solution
inductive t : Prop | mk
