prelude
import Init.Control.ForIn
import Init.Data.Int.Order
set_option autoImplicit false

/-!
# Equality of characters and strings
-/

universe u v w u₁ u₂

@[extern "lean_uint8_dec_eq"] instance instDecidableEqUInt8 (x y : UInt8) : Decidable (x = y) := match x, y with
  | ⟨⟨a⟩⟩, ⟨⟨b⟩⟩ => match decEq a b with
  | isTrue h => isTrue (by subst h; rfl)
  | isFalse h => isFalse fun e => h (BitVec.ofFin.inj (UInt8.ofBitVec.inj e))
@[extern "lean_uint32_dec_eq"] instance instDecidableEqUInt32 (x y : UInt32) : Decidable (x = y) := match x, y with
  | ⟨⟨a⟩⟩, ⟨⟨b⟩⟩ => match decEq a b with
  | isTrue h => isTrue (by subst h; rfl)
  | isFalse h => isFalse fun e => h (BitVec.ofFin.inj (UInt32.ofBitVec.inj e))
@[extern "lean_uint32_dec_eq"] instance instDecidableEqChar (c d : Char) : Decidable (c = d) := match c, d with
  | ⟨a, _⟩, ⟨b, _⟩ => match decEq a b with
    | isTrue h => isTrue (by subst h; rfl)
    | isFalse h => isFalse fun e => h (Char.mk.inj e)
theorem String.toByteArray_inj : ∀ {s t : String}, s.toByteArray = t.toByteArray → s = t
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
@[extern "lean_string_dec_eq"] def String.decEq (s t : @& String) : Decidable (s = t) :=
  match _root_.decEq s.toByteArray.data.toList t.toByteArray.data.toList with
  | isTrue h => isTrue (String.toByteArray_inj (congrArg (fun l => ByteArray.mk (Array.mk l)) h))
  | isFalse h => isFalse fun e => h (e ▸ rfl)
instance instDecidableEqString : DecidableEq String := String.decEq
