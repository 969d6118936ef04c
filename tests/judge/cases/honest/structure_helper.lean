-- decl: t
theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := sorry
-- solution
structure Both (p q : Prop) : Prop where
  left : p
  right : q
theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q :=
  have b : Both p q := ⟨hp, hq⟩
  ⟨b.left, b.right⟩
