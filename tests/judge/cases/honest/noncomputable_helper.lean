-- decl: t
theorem t (α : Type) (h : ∃ x : α, x = x) : Nonempty α := sorry
-- solution
noncomputable def pick (α : Type) (h : ∃ x : α, x = x) : α := Classical.choose h
theorem t (α : Type) (h : ∃ x : α, x = x) : Nonempty α := ⟨pick α h⟩
