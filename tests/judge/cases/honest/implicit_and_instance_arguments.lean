-- decl: t
theorem t {α : Type} [Inhabited α] {{p : α → Prop}} (h : ∀ x, p x) : ∃ x, p x := sorry
-- solution
theorem t {α : Type} [Inhabited α] {{p : α → Prop}} (h : ∀ x, p x) : ∃ x, p x := ⟨default, h default⟩
