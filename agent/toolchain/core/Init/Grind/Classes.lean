prelude
import Init.Data.AC
set_option autoImplicit false

/-!
# `grind`: classes by which its algebraic solvers know a type

There are no instances in this core, so that the solvers for rings, modules and orders stay out of play: their proofs
would need several hundred further lemmas.  The fields are left out with them.
-/

universe u

namespace Std
class IsPreorder (α : Type u) [LE α] : Prop where
  le_refl : ∀ a : α, a ≤ a
  le_trans : ∀ a b c : α, a ≤ b → b ≤ c → a ≤ c
class IsPartialOrder (α : Type u) [LE α] : Prop extends IsPreorder α where
  le_antisymm : ∀ a b : α, a ≤ b → b ≤ a → a = b
class IsLinearPreorder (α : Type u) [LE α] : Prop extends IsPreorder α where
  le_total : ∀ a b : α, a ≤ b ∨ b ≤ a
class IsLinearOrder (α : Type u) [LE α] : Prop extends IsPartialOrder α, IsLinearPreorder α
class LawfulOrderLT (α : Type u) [LT α] [LE α] : Prop where
  lt_iff : ∀ a b : α, a < b ↔ a ≤ b ∧ ¬b ≤ a
end Std

namespace Lean.Grind
class NatModule (M : Type u)
class IntModule (M : Type u)
class Semiring (α : Type u)
class CommSemiring (α : Type u)
class Ring (α : Type u)
class CommRing (α : Type u)
class Field (α : Type u)
end Lean.Grind
