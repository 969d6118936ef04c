prelude
import Init.Data.Nat.Div
set_option autoImplicit false

/-!
# `sizeOf`, the default measure of well-founded recursion
-/

universe u v w

class SizeOf (α : Sort u) where
  sizeOf : α → Nat
export SizeOf (sizeOf)
instance (priority := low) instSizeOfDefault (α : Sort u) : SizeOf α := ⟨fun _ => 0⟩
instance instSizeOfNat : SizeOf Nat := ⟨fun n => n⟩
@[simp] theorem sizeOf_nat (n : Nat) : sizeOf n = n := rfl
@[simp] theorem sizeOf_default {α : Sort u} (a : α) : @sizeOf α (instSizeOfDefault α) a = 0 := rfl
instance (priority := low) instSizeOfForallUnit {α : Sort u} [SizeOf α] : SizeOf (Unit → α) := ⟨fun f => sizeOf (f ())⟩
deriving instance SizeOf for PUnit, Bool, Prod, PProd, MProd, Option, List, Sum, Subtype, Sigma, PSigma, Except, Fin, Array
