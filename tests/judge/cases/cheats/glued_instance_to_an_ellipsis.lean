-- decl: t
-- text: only
-- code: text.instance
class Foo (α : Type) where foo : α
theorem t : True := sorry
-- solution
class Foo (α : Type) where foo : α
def g (n : Nat := 1) : Nat := n
def h := g ..instance : Foo Nat := ⟨3⟩
theorem t : True := trivial
