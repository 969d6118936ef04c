prelude
import Init.Data.Hashable
set_option autoImplicit false

/-!
# Fixed width unsigned integers: arithmetic modulo `2 ^ w`

The five types have the same functions; each is native.
-/

namespace BitVec
protected def ofNat (w n : Nat) : BitVec w := ⟨⟨n % 2 ^ w, Nat.mod_lt n (Nat.pow_pos (Nat.zero_lt_succ 1))⟩⟩
protected def toNat {w : Nat} (x : BitVec w) : Nat := x.toFin.val
instance instOfNat {w n : Nat} : OfNat (BitVec w) n := ⟨BitVec.ofNat w n⟩
protected def add {w : Nat} (x y : BitVec w) : BitVec w := .ofNat w (x.toNat + y.toNat)
protected def sub {w : Nat} (x y : BitVec w) : BitVec w := .ofNat w (2 ^ w - y.toNat + x.toNat)
protected def mul {w : Nat} (x y : BitVec w) : BitVec w := .ofNat w (x.toNat * y.toNat)
protected def udiv {w : Nat} (x y : BitVec w) : BitVec w := .ofNat w (x.toNat / y.toNat)
protected def umod {w : Nat} (x y : BitVec w) : BitVec w := .ofNat w (x.toNat % y.toNat)
instance instAdd {w : Nat} : Add (BitVec w) := ⟨BitVec.add⟩
instance instSub {w : Nat} : Sub (BitVec w) := ⟨BitVec.sub⟩
instance instMul {w : Nat} : Mul (BitVec w) := ⟨BitVec.mul⟩
instance instDiv {w : Nat} : Div (BitVec w) := ⟨BitVec.udiv⟩
instance instMod {w : Nat} : Mod (BitVec w) := ⟨BitVec.umod⟩
end BitVec
instance instDecidableEqBitVec {w : Nat} : DecidableEq (BitVec w) := fun ⟨a⟩ ⟨b⟩ => match decEq a b with
  | isTrue h => isTrue (h ▸ rfl)
  | isFalse h => isFalse fun e => h (BitVec.ofFin.inj e)

/-! ## `UInt8` -/
namespace UInt8
@[extern "lean_uint8_of_nat"] def ofNat (n : @& Nat) : UInt8 := ⟨BitVec.ofNat 8 n⟩
instance instOfNat {n : Nat} : OfNat UInt8 n := ⟨ofNat n⟩
instance instInhabited : Inhabited UInt8 := ⟨ofNat 0⟩
@[extern "lean_uint8_add"] protected def add (a b : UInt8) : UInt8 := ⟨a.toBitVec.add b.toBitVec⟩
instance instAdd : Add UInt8 := ⟨UInt8.add⟩
@[extern "lean_uint8_sub"] protected def sub (a b : UInt8) : UInt8 := ⟨a.toBitVec.sub b.toBitVec⟩
instance instSub : Sub UInt8 := ⟨UInt8.sub⟩
@[extern "lean_uint8_mul"] protected def mul (a b : UInt8) : UInt8 := ⟨a.toBitVec.mul b.toBitVec⟩
instance instMul : Mul UInt8 := ⟨UInt8.mul⟩
@[extern "lean_uint8_div"] protected def div (a b : UInt8) : UInt8 := ⟨a.toBitVec.udiv b.toBitVec⟩
instance instDiv : Div UInt8 := ⟨UInt8.div⟩
@[extern "lean_uint8_mod"] protected def mod (a b : UInt8) : UInt8 := ⟨a.toBitVec.umod b.toBitVec⟩
instance instMod : Mod UInt8 := ⟨UInt8.mod⟩
instance instLT : LT UInt8 := ⟨fun a b => a.toNat < b.toNat⟩
instance instLE : LE UInt8 := ⟨fun a b => a.toNat ≤ b.toNat⟩
instance instDecidableLT (a b : UInt8) : Decidable (a < b) := inferInstanceAs (Decidable (a.toNat < b.toNat))
instance instDecidableLE (a b : UInt8) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toNat ≤ b.toNat))
instance instHashable : Hashable UInt8 := ⟨fun n => UInt64.ofNat n.toNat⟩
instance instOrd : Ord UInt8 := ⟨fun a b => compare a.toNat b.toNat⟩
end UInt8
@[inline] def Nat.toUInt8 (n : Nat) : UInt8 := UInt8.ofNat n

/-! ## `UInt16` -/
namespace UInt16
@[extern "lean_uint16_of_nat"] def ofNat (n : @& Nat) : UInt16 := ⟨BitVec.ofNat 16 n⟩
@[extern "lean_uint16_to_nat"] def toNat (n : UInt16) : Nat := n.toBitVec.toNat
instance instOfNat {n : Nat} : OfNat UInt16 n := ⟨ofNat n⟩
instance instInhabited : Inhabited UInt16 := ⟨ofNat 0⟩
@[extern "lean_uint16_add"] protected def add (a b : UInt16) : UInt16 := ⟨a.toBitVec.add b.toBitVec⟩
instance instAdd : Add UInt16 := ⟨UInt16.add⟩
@[extern "lean_uint16_sub"] protected def sub (a b : UInt16) : UInt16 := ⟨a.toBitVec.sub b.toBitVec⟩
instance instSub : Sub UInt16 := ⟨UInt16.sub⟩
@[extern "lean_uint16_mul"] protected def mul (a b : UInt16) : UInt16 := ⟨a.toBitVec.mul b.toBitVec⟩
instance instMul : Mul UInt16 := ⟨UInt16.mul⟩
@[extern "lean_uint16_div"] protected def div (a b : UInt16) : UInt16 := ⟨a.toBitVec.udiv b.toBitVec⟩
instance instDiv : Div UInt16 := ⟨UInt16.div⟩
@[extern "lean_uint16_mod"] protected def mod (a b : UInt16) : UInt16 := ⟨a.toBitVec.umod b.toBitVec⟩
instance instMod : Mod UInt16 := ⟨UInt16.mod⟩
instance instLT : LT UInt16 := ⟨fun a b => a.toNat < b.toNat⟩
instance instLE : LE UInt16 := ⟨fun a b => a.toNat ≤ b.toNat⟩
instance instDecidableLT (a b : UInt16) : Decidable (a < b) := inferInstanceAs (Decidable (a.toNat < b.toNat))
instance instDecidableLE (a b : UInt16) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toNat ≤ b.toNat))
@[extern "lean_uint16_dec_eq"] instance _root_.instDecidableEqUInt16 (a b : UInt16) : Decidable (a = b) := match a, b with
  | ⟨a⟩, ⟨b⟩ => match decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse h => isFalse fun e => h (congrArg UInt16.toBitVec e)
instance instRepr : Repr UInt16 := ⟨fun n p => reprPrec n.toNat p⟩
instance instToString : ToString UInt16 := ⟨fun n => toString n.toNat⟩
instance instHashable : Hashable UInt16 := ⟨fun n => UInt64.ofNat n.toNat⟩
instance instOrd : Ord UInt16 := ⟨fun a b => compare a.toNat b.toNat⟩
end UInt16
@[inline] def Nat.toUInt16 (n : Nat) : UInt16 := UInt16.ofNat n

/-! ## `UInt32` -/
namespace UInt32
instance instInhabited : Inhabited UInt32 := ⟨ofNat 0⟩
@[extern "lean_uint32_add"] protected def add (a b : UInt32) : UInt32 := ⟨a.toBitVec.add b.toBitVec⟩
instance instAdd : Add UInt32 := ⟨UInt32.add⟩
@[extern "lean_uint32_sub"] protected def sub (a b : UInt32) : UInt32 := ⟨a.toBitVec.sub b.toBitVec⟩
instance instSub : Sub UInt32 := ⟨UInt32.sub⟩
@[extern "lean_uint32_mul"] protected def mul (a b : UInt32) : UInt32 := ⟨a.toBitVec.mul b.toBitVec⟩
instance instMul : Mul UInt32 := ⟨UInt32.mul⟩
@[extern "lean_uint32_div"] protected def div (a b : UInt32) : UInt32 := ⟨a.toBitVec.udiv b.toBitVec⟩
instance instDiv : Div UInt32 := ⟨UInt32.div⟩
@[extern "lean_uint32_mod"] protected def mod (a b : UInt32) : UInt32 := ⟨a.toBitVec.umod b.toBitVec⟩
instance instMod : Mod UInt32 := ⟨UInt32.mod⟩
instance instHashable : Hashable UInt32 := ⟨fun n => UInt64.ofNat n.toNat⟩
instance instOrd : Ord UInt32 := ⟨fun a b => compare a.toNat b.toNat⟩
end UInt32
@[inline] def Nat.toUInt32 (n : Nat) : UInt32 := UInt32.ofNat n

/-! ## `UInt64` -/
namespace UInt64
@[extern "lean_uint64_add"] protected def add (a b : UInt64) : UInt64 := ⟨a.toBitVec.add b.toBitVec⟩
instance instAdd : Add UInt64 := ⟨UInt64.add⟩
@[extern "lean_uint64_sub"] protected def sub (a b : UInt64) : UInt64 := ⟨a.toBitVec.sub b.toBitVec⟩
instance instSub : Sub UInt64 := ⟨UInt64.sub⟩
@[extern "lean_uint64_mul"] protected def mul (a b : UInt64) : UInt64 := ⟨a.toBitVec.mul b.toBitVec⟩
instance instMul : Mul UInt64 := ⟨UInt64.mul⟩
@[extern "lean_uint64_div"] protected def div (a b : UInt64) : UInt64 := ⟨a.toBitVec.udiv b.toBitVec⟩
instance instDiv : Div UInt64 := ⟨UInt64.div⟩
@[extern "lean_uint64_mod"] protected def mod (a b : UInt64) : UInt64 := ⟨a.toBitVec.umod b.toBitVec⟩
instance instMod : Mod UInt64 := ⟨UInt64.mod⟩
instance instLT : LT UInt64 := ⟨fun a b => a.toNat < b.toNat⟩
instance instLE : LE UInt64 := ⟨fun a b => a.toNat ≤ b.toNat⟩
instance instDecidableLT (a b : UInt64) : Decidable (a < b) := inferInstanceAs (Decidable (a.toNat < b.toNat))
instance instDecidableLE (a b : UInt64) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toNat ≤ b.toNat))
instance instHashable : Hashable UInt64 := ⟨fun n => UInt64.ofNat n.toNat⟩
instance instOrd : Ord UInt64 := ⟨fun a b => compare a.toNat b.toNat⟩
end UInt64
@[inline] def Nat.toUInt64 (n : Nat) : UInt64 := UInt64.ofNat n

/-! ## `USize` -/
namespace USize
@[extern "lean_usize_of_nat"] def ofNat (n : @& Nat) : USize := ⟨BitVec.ofNat System.Platform.numBits n⟩
@[extern "lean_usize_to_nat"] def toNat (n : USize) : Nat := n.toBitVec.toNat
instance instOfNat {n : Nat} : OfNat USize n := ⟨ofNat n⟩
instance instInhabited : Inhabited USize := ⟨ofNat 0⟩
@[extern "lean_usize_add"] protected def add (a b : USize) : USize := ⟨a.toBitVec.add b.toBitVec⟩
instance instAdd : Add USize := ⟨USize.add⟩
@[extern "lean_usize_sub"] protected def sub (a b : USize) : USize := ⟨a.toBitVec.sub b.toBitVec⟩
instance instSub : Sub USize := ⟨USize.sub⟩
@[extern "lean_usize_mul"] protected def mul (a b : USize) : USize := ⟨a.toBitVec.mul b.toBitVec⟩
instance instMul : Mul USize := ⟨USize.mul⟩
@[extern "lean_usize_div"] protected def div (a b : USize) : USize := ⟨a.toBitVec.udiv b.toBitVec⟩
instance instDiv : Div USize := ⟨USize.div⟩
@[extern "lean_usize_mod"] protected def mod (a b : USize) : USize := ⟨a.toBitVec.umod b.toBitVec⟩
instance instMod : Mod USize := ⟨USize.mod⟩
instance instLT : LT USize := ⟨fun a b => a.toNat < b.toNat⟩
instance instLE : LE USize := ⟨fun a b => a.toNat ≤ b.toNat⟩
instance instDecidableLT (a b : USize) : Decidable (a < b) := inferInstanceAs (Decidable (a.toNat < b.toNat))
instance instDecidableLE (a b : USize) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toNat ≤ b.toNat))
@[extern "lean_usize_dec_eq"] instance _root_.instDecidableEqUSize (a b : USize) : Decidable (a = b) := match a, b with
  | ⟨a⟩, ⟨b⟩ => match decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse h => isFalse fun e => h (congrArg USize.toBitVec e)
instance instRepr : Repr USize := ⟨fun n p => reprPrec n.toNat p⟩
instance instToString : ToString USize := ⟨fun n => toString n.toNat⟩
instance instHashable : Hashable USize := ⟨fun n => UInt64.ofNat n.toNat⟩
instance instOrd : Ord USize := ⟨fun a b => compare a.toNat b.toNat⟩
end USize
@[inline] def Nat.toUSize (n : Nat) : USize := USize.ofNat n

/-! ## Bytes -/
namespace ByteArray
@[extern "lean_byte_array_size"] def size (a : @& ByteArray) : Nat := a.data.size
@[inline] def isEmpty (a : ByteArray) : Bool := a.size == 0
def empty : ByteArray := ⟨#[]⟩
@[extern "lean_byte_array_push"] def push (a : ByteArray) (b : UInt8) : ByteArray := ⟨a.data.push b⟩
def toList (a : ByteArray) : List UInt8 := a.data.toList
instance instInhabited : Inhabited ByteArray := ⟨empty⟩
end ByteArray
@[extern "lean_string_to_utf8"] def String.toUTF8 (a : @& String) : ByteArray := a.toByteArray
