-- decl: x_small
def x : { n : Nat // n < 5 } := ⟨3, by sorry⟩
theorem x_small : x.val = 3 := sorry
-- solution
def x : { n : Nat // n < 5 } := ⟨3, by decide⟩
theorem x_small : x.val = 3 := rfl
