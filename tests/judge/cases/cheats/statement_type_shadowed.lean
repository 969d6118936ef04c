-- decl: A.t
-- code: target.changed
namespace A
theorem t (n : Nat) : n = 0 := sorry
end A
-- solution
namespace A
inductive Nat where
  | zero
theorem t (n : Nat) : n = .zero := by cases n; rfl
end A
