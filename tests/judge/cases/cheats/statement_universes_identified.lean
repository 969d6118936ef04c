-- decl: t
-- code: target.universes
theorem t.{u, v} (α : Type u) (β : Type v) (x : α × β) : x = x := sorry
-- solution
theorem t.{u} (α : Type u) (β : Type u) (x : α × β) : x = x := rfl
