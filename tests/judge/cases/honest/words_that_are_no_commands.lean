-- decl: t
theorem t (constant module' : Nat) : constant + module' = module' + constant := sorry
-- solution
def constant : Nat := 1
theorem Foo.prefix (constant : Nat) : constant = constant := rfl
theorem t (constant module' : Nat) : constant + module' = module' + constant :=
  Nat.add_comm constant module'
