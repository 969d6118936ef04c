-- decl: t
-- code: target.missing
theorem t : 1 = 2 := sorry
-- solution
namespace Foo
theorem t : 1 = 1 := rfl
end Foo
