inductive Vec (α : Type u) : Nat → Type u where
  | nil : Vec α 0
  | cons : α → Vec α n → Vec α (n + 1)
inductive Tree (α : Type) where
  | node : α → List (Tree α) → Tree α
mutual
inductive Even' : Nat → Prop where
  | zero : Even' 0
  | succ : Odd' n → Even' (n + 1)
inductive Odd' : Nat → Prop where
  | succ : Even' n → Odd' (n + 1)
end
inductive W (α : Type) (β : α → Type) where
  | sup (a : α) (f : β a → W α β) : W α β
structure P where
  x : Nat
  y : Nat := 3
  deriving Repr, DecidableEq
structure Q extends P where
  z : x = y
theorem eta (p : P) : p = ⟨p.x, p.y⟩ := rfl
theorem even_two : Even' 2 := .succ (.succ .zero)
