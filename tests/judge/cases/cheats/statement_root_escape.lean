-- decl: A.t
-- code: target.changed
namespace A
theorem t : 1 = 2 := sorry
end A
-- solution
namespace A
namespace B
theorem _root_.A.t : 1 = 1 := rfl
end B
end A
