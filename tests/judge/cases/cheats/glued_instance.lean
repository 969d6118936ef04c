-- decl: t
-- text: only
-- code: text.instance
class Foo (α : Type) where foo : α
theorem t : True := sorry
-- solution
class Foo (α : Type) where foo : α
def h : Option Nat := [1][0]?instance : Foo Nat := ⟨3⟩
theorem t : True := trivial
