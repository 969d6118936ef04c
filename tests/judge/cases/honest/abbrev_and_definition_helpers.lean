-- decl: t
theorem t : ∃ n : Nat, n * n = 49 := sorry
-- solution
abbrev Answer := Nat
def answer : Answer := 7
theorem t : ∃ n : Nat, n * n = 49 := ⟨answer, rfl⟩
