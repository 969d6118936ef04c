-- decl: t
set_option autoImplicit true
set_option maxHeartbeats 400000 in
@[simp] theorem t (xs : List α) : xs ++ [] = xs := sorry
-- solution
set_option autoImplicit true
theorem helper (xs : List α) : xs ++ [] = xs := List.append_nil xs
set_option maxHeartbeats 400000 in
@[simp] theorem t (xs : List α) : xs ++ [] = xs := helper xs
