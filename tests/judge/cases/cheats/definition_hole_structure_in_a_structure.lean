-- decl: t
-- code: definition.filled
structure A where
  P : Nat → Prop
structure B where
  a : A
def s : B := sorry
theorem t : s.a.P 3 := sorry
-- solution
structure A where
  P : Nat → Prop
structure B where
  a : A
def s : B := ⟨⟨fun _ => True⟩⟩
theorem t : s.a.P 3 := trivial
