prelude
import Init.Data.Repr
set_option autoImplicit false

/-!
# `for` loops
-/

universe u v w u₁ u₂

inductive ForInStep (α : Type u) where
  | done : α → ForInStep α
  | yield : α → ForInStep α
class ForIn (m : Type u₁ → Type u₂) (ρ : Type u) (α : outParam (Type v)) where
  forIn {β : Type u₁} (xs : ρ) (b : β) (f : α → β → m (ForInStep β)) : m β
export ForIn (forIn)
def List.forIn0 {α : Type u} {β : Type v} {m : Type v → Type w} [Monad m] : List α → β → (α → β → m (ForInStep β)) → m β
  | [], b, _ => pure b
  | a :: as, b, f => bind (f a b) fun
    | .done b => pure b
    | .yield b => List.forIn0 as b f
instance List.instForIn0 {m : Type v → Type w} [Monad m] {α : Type u} : ForIn m (List α) α := ⟨fun xs b f => List.forIn0 xs b f⟩
