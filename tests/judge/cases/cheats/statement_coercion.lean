-- decl: t
-- code: target.changed
inductive Color | red | blue
instance : Coe Color Nat := ⟨fun c => match c with | .red => 0 | .blue => 1⟩
theorem t (c : Color) : (c : Nat) = 0 := sorry
-- solution
inductive Color | red | blue
instance : Coe Color Nat := ⟨fun _ => 0⟩
theorem t (c : Color) : (c : Nat) = 0 := rfl
