-- decl: t
-- code: text.axiom
theorem t : False := sorry
-- solution
namespace Foo
axiom propext : False
end Foo
theorem t : False := Foo.propext
