-- decl: t
-- code: target.universes
set_option autoImplicit true
theorem t (x y : α) : x = y := sorry
-- solution
set_option autoImplicit true
def α := Unit
theorem t (x y : α) : x = y := rfl
