-- decl: t
-- code: target.changed
theorem t.{u, v} (α : Type u) (β : Type v) (x : α) (y : β) : x = x := sorry
-- solution
theorem t.{u, v} (α : Type v) (β : Type u) (x : α) (y : β) : x = x := rfl
