-- decl: A.t
-- code: statement.changed
namespace A
theorem t (n m : Nat) : n = m := sorry
end A
-- solution
namespace A
def Nat := Unit
theorem t (n m : Nat) : n = m := rfl
end A
