-- decl: t
universe u v
theorem t {α : Type u} {β : Type v} (f : α → β) (x y : α) (h : x = y) : f x = f y := sorry
-- solution
universe u v
theorem t {α : Type u} {β : Type v} (f : α → β) (x y : α) (h : x = y) : f x = f y := by rw [h]
