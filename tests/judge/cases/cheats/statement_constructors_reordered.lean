-- decl: t
-- code: statement.changed
inductive B | yes | no
theorem t : B.rec (motive := fun _ => Nat) 0 1 B.yes = 1 := sorry
-- solution
inductive B | no | yes
theorem t : B.rec (motive := fun _ => Nat) 0 1 B.yes = 1 := rfl
