-- decl: t
-- code: statement.changed
def x : { n : Nat // n < 5 } := ⟨3, sorry⟩
theorem t : x.val = 4 := sorry
-- solution
def x : { n : Nat // n < 5 } := ⟨4, by decide⟩
theorem t : x.val = 4 := rfl
