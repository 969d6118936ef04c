-- decl: t
class Shape (α : Type) where
  sides : α → Nat
structure Square where
  size : Nat
instance : Shape Square := ⟨fun _ => 4⟩
notation "sides!" x => Shape.sides x
theorem t (s : Square) : (sides! s) = 4 := sorry
-- solution
class Shape (α : Type) where
  sides : α → Nat
structure Square where
  size : Nat
instance : Shape Square := ⟨fun _ => 4⟩
notation "sides!" x => Shape.sides x
theorem t (s : Square) : (sides! s) = 4 := rfl
