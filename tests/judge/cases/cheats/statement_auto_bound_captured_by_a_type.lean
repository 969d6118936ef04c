-- decl: t
-- code: target.changed
set_option autoImplicit true
theorem t {α : Type} (x y : α) (h : β → x = y) : β → x = y := sorry
-- solution
set_option autoImplicit true
universe u
def β.{v} : Sort v → Prop := fun _ => False
theorem t {α : Type} (x y : α) (h : β (Sort u) → x = y) : β (Sort u) → x = y := h
