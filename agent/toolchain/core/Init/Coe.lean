prelude
import Init.Notation
set_option autoImplicit false

/-!
# Coercion classes and the instances that chain them
-/

universe u v w w'

class Coe (α : semiOutParam (Sort u)) (β : Sort v) where
  coe : α → β
class CoeTC (α : Sort u) (β : Sort v) where
  coe : α → β
class CoeOut (α : Sort u) (β : semiOutParam (Sort v)) where
  coe : α → β
class CoeOTC (α : Sort u) (β : Sort v) where
  coe : α → β
class CoeHead (α : Sort u) (β : semiOutParam (Sort v)) where
  coe : α → β
class CoeHTC (α : Sort u) (β : Sort v) where
  coe : α → β
class CoeTail (α : semiOutParam (Sort u)) (β : Sort v) where
  coe : α → β
class CoeHTCT (α : Sort u) (β : Sort v) where
  coe : α → β
class CoeDep (α : Sort u) (_ : α) (β : Sort v) where
  coe : β
class CoeT (α : Sort u) (_ : α) (β : Sort v) where
  coe : β
class CoeFun (α : Sort u) (γ : outParam (α → Sort v)) where
  coe : (f : α) → γ f
class CoeSort (α : Sort u) (β : outParam (Sort v)) where
  coe : α → β
attribute [coe_decl] Coe.coe CoeTC.coe CoeOut.coe CoeOTC.coe CoeHead.coe CoeHTC.coe CoeTail.coe CoeHTCT.coe CoeDep.coe CoeT.coe CoeFun.coe CoeSort.coe
section
variable {α : Sort u} {β : Sort v} {γ : Sort w}
instance instCoeTC_1 [Coe β γ] [CoeTC α β] : CoeTC α γ := ⟨fun a => Coe.coe (CoeTC.coe a : β)⟩
instance instCoeTC [Coe α β] : CoeTC α β := ⟨fun a => Coe.coe a⟩
instance instCoeTCSelf : CoeTC α α := ⟨fun a => a⟩
instance instCoeOTC_1 [CoeOut α β] [CoeOTC β γ] : CoeOTC α γ := ⟨fun a => CoeOTC.coe (CoeOut.coe a : β)⟩
instance instCoeOTC [CoeTC α β] : CoeOTC α β := ⟨fun a => CoeTC.coe a⟩
instance instCoeOTCSelf : CoeOTC α α := ⟨fun a => a⟩
instance instCoeHTC_1 [CoeHead α β] [CoeOTC β γ] : CoeHTC α γ := ⟨fun a => CoeOTC.coe (CoeHead.coe a : β)⟩
instance instCoeHTC [CoeOTC α β] : CoeHTC α β := ⟨fun a => CoeOTC.coe a⟩
instance instCoeHTCSelf : CoeHTC α α := ⟨fun a => a⟩
instance instCoeHTCT_1 [CoeTail β γ] [CoeHTC α β] : CoeHTCT α γ := ⟨fun a => CoeTail.coe (CoeHTC.coe a : β)⟩
instance instCoeHTCT [CoeHTC α β] : CoeHTCT α β := ⟨fun a => CoeHTC.coe a⟩
instance instCoeHTCTSelf : CoeHTCT α α := ⟨fun a => a⟩
instance instCoeT_1 {a : α} [CoeHTCT α β] : CoeT α a β := ⟨CoeHTCT.coe a⟩
instance instCoeT_2 {a : α} [CoeDep α a β] : CoeT α a β := ⟨CoeDep.coe a⟩
instance instCoeTSelf {a : α} : CoeT α a α := ⟨a⟩
end
instance decPropToBool (p : Prop) [Decidable p] : CoeDep Prop p Bool := ⟨decide p⟩
instance instCoeOutOfCoeFun {α : Sort u} {β : Sort v} [CoeFun α fun _ => β] : CoeOut α β := ⟨fun a => CoeFun.coe a⟩
instance instCoeOutOfCoeSort {α : Sort u} {β : Sort v} [CoeSort α β] : CoeOut α β := ⟨fun a => CoeSort.coe a⟩
instance boolToProp : Coe Bool Prop := ⟨fun b => b = true⟩
instance boolToSort : CoeSort Bool Prop := ⟨fun b => b = true⟩
instance optionCoe {α : Type u} : Coe α (Option α) := ⟨Option.some⟩
instance subtypeCoe {α : Sort v} {p : α → Prop} : CoeOut (Subtype p) α := ⟨fun v => v.val⟩
class NatCast (R : Type u) where
  protected natCast : Nat → R
@[coe, reducible, match_pattern] protected def Nat.cast {R : Type u} [NatCast R] : Nat → R := NatCast.natCast
instance instNatCastNat : NatCast Nat := ⟨fun n => n⟩
instance (priority := low) Nat.instCoeTail0 {R : Type u} [NatCast R] : CoeTail Nat R := ⟨Nat.cast⟩
instance Nat.instCoeHTCT0 {R : Type u} [NatCast R] : CoeHTCT Nat R := ⟨Nat.cast⟩
