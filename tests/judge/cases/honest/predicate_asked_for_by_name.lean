-- decl: Answer
-- decl: t
def Answer : Prop := sorry
theorem t : (∀ n : Nat, n = n) ↔ Answer := sorry
-- solution
def Answer : Prop := True
theorem t : (∀ n : Nat, n = n) ↔ Answer := ⟨fun _ => trivial, fun _ _ => rfl⟩
