prelude
import Init.Data.BitVec
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Fixed width unsigned integers: bits, powers, conversions
-/

/-! ## `UInt8`: bits, powers, conversions -/
namespace UInt8
@[extern "lean_uint8_land"] protected def land (a b : UInt8) : UInt8 := ⟨a.toBitVec.and b.toBitVec⟩
instance instAndOp : AndOp UInt8 := ⟨UInt8.land⟩
@[extern "lean_uint8_lor"] protected def lor (a b : UInt8) : UInt8 := ⟨a.toBitVec.or b.toBitVec⟩
instance instOrOp : OrOp UInt8 := ⟨UInt8.lor⟩
@[extern "lean_uint8_xor"] protected def xor (a b : UInt8) : UInt8 := ⟨a.toBitVec.xor b.toBitVec⟩
instance instXorOp : XorOp UInt8 := ⟨UInt8.xor⟩
@[extern "lean_uint8_shift_left"] protected def shiftLeft (a b : UInt8) : UInt8 :=
  ⟨a.toBitVec.shiftLeft (b.toBitVec.toNat % 8)⟩
instance instShiftLeft : ShiftLeft UInt8 := ⟨UInt8.shiftLeft⟩
@[extern "lean_uint8_shift_right"] protected def shiftRight (a b : UInt8) : UInt8 :=
  ⟨a.toBitVec.ushiftRight (b.toBitVec.toNat % 8)⟩
instance instShiftRight : ShiftRight UInt8 := ⟨UInt8.shiftRight⟩
@[extern "lean_uint8_complement"] protected def complement (a : UInt8) : UInt8 := ⟨a.toBitVec.not⟩
instance instComplement : Complement UInt8 := ⟨UInt8.complement⟩
@[extern "lean_uint8_neg"] protected def neg (a : UInt8) : UInt8 := ⟨a.toBitVec.neg⟩
instance instNeg : Neg UInt8 := ⟨UInt8.neg⟩
protected def pow (x : UInt8) : Nat → UInt8
  | 0 => 1
  | n+1 => UInt8.pow x n * x
instance instPowNat : Pow UInt8 Nat := ⟨UInt8.pow⟩
@[extern "lean_uint8_log2"] protected def log2 (a : @& UInt8) : UInt8 := ofNat a.toNat.log2
def toFin (x : UInt8) : Fin (2 ^ 8) := x.toBitVec.toFin
def size : Nat := 2 ^ 8
instance instNatCast : NatCast UInt8 := ⟨ofNat⟩
def ofInt (x : Int) : UInt8 := ofNat (x % (2 ^ 8 : Nat)).toNat
instance instIntCast : IntCast UInt8 := ⟨ofInt⟩
instance instMax : Max UInt8 := maxOfLe
instance instMin : Min UInt8 := minOfLe
end UInt8
/-! ## `UInt16`: bits, powers, conversions -/
namespace UInt16
@[extern "lean_uint16_land"] protected def land (a b : UInt16) : UInt16 := ⟨a.toBitVec.and b.toBitVec⟩
instance instAndOp : AndOp UInt16 := ⟨UInt16.land⟩
@[extern "lean_uint16_lor"] protected def lor (a b : UInt16) : UInt16 := ⟨a.toBitVec.or b.toBitVec⟩
instance instOrOp : OrOp UInt16 := ⟨UInt16.lor⟩
@[extern "lean_uint16_xor"] protected def xor (a b : UInt16) : UInt16 := ⟨a.toBitVec.xor b.toBitVec⟩
instance instXorOp : XorOp UInt16 := ⟨UInt16.xor⟩
@[extern "lean_uint16_shift_left"] protected def shiftLeft (a b : UInt16) : UInt16 :=
  ⟨a.toBitVec.shiftLeft (b.toBitVec.toNat % 16)⟩
instance instShiftLeft : ShiftLeft UInt16 := ⟨UInt16.shiftLeft⟩
@[extern "lean_uint16_shift_right"] protected def shiftRight (a b : UInt16) : UInt16 :=
  ⟨a.toBitVec.ushiftRight (b.toBitVec.toNat % 16)⟩
instance instShiftRight : ShiftRight UInt16 := ⟨UInt16.shiftRight⟩
@[extern "lean_uint16_complement"] protected def complement (a : UInt16) : UInt16 := ⟨a.toBitVec.not⟩
instance instComplement : Complement UInt16 := ⟨UInt16.complement⟩
@[extern "lean_uint16_neg"] protected def neg (a : UInt16) : UInt16 := ⟨a.toBitVec.neg⟩
instance instNeg : Neg UInt16 := ⟨UInt16.neg⟩
protected def pow (x : UInt16) : Nat → UInt16
  | 0 => 1
  | n+1 => UInt16.pow x n * x
instance instPowNat : Pow UInt16 Nat := ⟨UInt16.pow⟩
@[extern "lean_uint16_log2"] protected def log2 (a : @& UInt16) : UInt16 := ofNat a.toNat.log2
def toFin (x : UInt16) : Fin (2 ^ 16) := x.toBitVec.toFin
def size : Nat := 2 ^ 16
instance instNatCast : NatCast UInt16 := ⟨ofNat⟩
def ofInt (x : Int) : UInt16 := ofNat (x % (2 ^ 16 : Nat)).toNat
instance instIntCast : IntCast UInt16 := ⟨ofInt⟩
instance instMax : Max UInt16 := maxOfLe
instance instMin : Min UInt16 := minOfLe
end UInt16
/-! ## `UInt32`: bits, powers, conversions -/
namespace UInt32
@[extern "lean_uint32_land"] protected def land (a b : UInt32) : UInt32 := ⟨a.toBitVec.and b.toBitVec⟩
instance instAndOp : AndOp UInt32 := ⟨UInt32.land⟩
@[extern "lean_uint32_lor"] protected def lor (a b : UInt32) : UInt32 := ⟨a.toBitVec.or b.toBitVec⟩
instance instOrOp : OrOp UInt32 := ⟨UInt32.lor⟩
@[extern "lean_uint32_xor"] protected def xor (a b : UInt32) : UInt32 := ⟨a.toBitVec.xor b.toBitVec⟩
instance instXorOp : XorOp UInt32 := ⟨UInt32.xor⟩
@[extern "lean_uint32_shift_left"] protected def shiftLeft (a b : UInt32) : UInt32 :=
  ⟨a.toBitVec.shiftLeft (b.toBitVec.toNat % 32)⟩
instance instShiftLeft : ShiftLeft UInt32 := ⟨UInt32.shiftLeft⟩
@[extern "lean_uint32_shift_right"] protected def shiftRight (a b : UInt32) : UInt32 :=
  ⟨a.toBitVec.ushiftRight (b.toBitVec.toNat % 32)⟩
instance instShiftRight : ShiftRight UInt32 := ⟨UInt32.shiftRight⟩
@[extern "lean_uint32_complement"] protected def complement (a : UInt32) : UInt32 := ⟨a.toBitVec.not⟩
instance instComplement : Complement UInt32 := ⟨UInt32.complement⟩
@[extern "lean_uint32_neg"] protected def neg (a : UInt32) : UInt32 := ⟨a.toBitVec.neg⟩
instance instNeg : Neg UInt32 := ⟨UInt32.neg⟩
protected def pow (x : UInt32) : Nat → UInt32
  | 0 => 1
  | n+1 => UInt32.pow x n * x
instance instPowNat : Pow UInt32 Nat := ⟨UInt32.pow⟩
@[extern "lean_uint32_log2"] protected def log2 (a : @& UInt32) : UInt32 := ofNat a.toNat.log2
def toFin (x : UInt32) : Fin (2 ^ 32) := x.toBitVec.toFin
def size : Nat := 2 ^ 32
instance instNatCast : NatCast UInt32 := ⟨ofNat⟩
def ofInt (x : Int) : UInt32 := ofNat (x % (2 ^ 32 : Nat)).toNat
instance instIntCast : IntCast UInt32 := ⟨ofInt⟩
instance instMax : Max UInt32 := maxOfLe
instance instMin : Min UInt32 := minOfLe
end UInt32
/-! ## `UInt64`: bits, powers, conversions -/
namespace UInt64
@[extern "lean_uint64_land"] protected def land (a b : UInt64) : UInt64 := ⟨a.toBitVec.and b.toBitVec⟩
instance instAndOp : AndOp UInt64 := ⟨UInt64.land⟩
@[extern "lean_uint64_lor"] protected def lor (a b : UInt64) : UInt64 := ⟨a.toBitVec.or b.toBitVec⟩
instance instOrOp : OrOp UInt64 := ⟨UInt64.lor⟩
@[extern "lean_uint64_xor"] protected def xor (a b : UInt64) : UInt64 := ⟨a.toBitVec.xor b.toBitVec⟩
instance instXorOp : XorOp UInt64 := ⟨UInt64.xor⟩
@[extern "lean_uint64_shift_left"] protected def shiftLeft (a b : UInt64) : UInt64 :=
  ⟨a.toBitVec.shiftLeft (b.toBitVec.toNat % 64)⟩
instance instShiftLeft : ShiftLeft UInt64 := ⟨UInt64.shiftLeft⟩
@[extern "lean_uint64_shift_right"] protected def shiftRight (a b : UInt64) : UInt64 :=
  ⟨a.toBitVec.ushiftRight (b.toBitVec.toNat % 64)⟩
instance instShiftRight : ShiftRight UInt64 := ⟨UInt64.shiftRight⟩
@[extern "lean_uint64_complement"] protected def complement (a : UInt64) : UInt64 := ⟨a.toBitVec.not⟩
instance instComplement : Complement UInt64 := ⟨UInt64.complement⟩
@[extern "lean_uint64_neg"] protected def neg (a : UInt64) : UInt64 := ⟨a.toBitVec.neg⟩
instance instNeg : Neg UInt64 := ⟨UInt64.neg⟩
protected def pow (x : UInt64) : Nat → UInt64
  | 0 => 1
  | n+1 => UInt64.pow x n * x
instance instPowNat : Pow UInt64 Nat := ⟨UInt64.pow⟩
@[extern "lean_uint64_log2"] protected def log2 (a : @& UInt64) : UInt64 := ofNat a.toNat.log2
def toFin (x : UInt64) : Fin (2 ^ 64) := x.toBitVec.toFin
def size : Nat := 2 ^ 64
instance instNatCast : NatCast UInt64 := ⟨ofNat⟩
def ofInt (x : Int) : UInt64 := ofNat (x % (2 ^ 64 : Nat)).toNat
instance instIntCast : IntCast UInt64 := ⟨ofInt⟩
instance instMax : Max UInt64 := maxOfLe
instance instMin : Min UInt64 := minOfLe
end UInt64
/-! ## `USize`: bits, powers, conversions -/
namespace USize
@[extern "lean_usize_land"] protected def land (a b : USize) : USize := ⟨a.toBitVec.and b.toBitVec⟩
instance instAndOp : AndOp USize := ⟨USize.land⟩
@[extern "lean_usize_lor"] protected def lor (a b : USize) : USize := ⟨a.toBitVec.or b.toBitVec⟩
instance instOrOp : OrOp USize := ⟨USize.lor⟩
@[extern "lean_usize_xor"] protected def xor (a b : USize) : USize := ⟨a.toBitVec.xor b.toBitVec⟩
instance instXorOp : XorOp USize := ⟨USize.xor⟩
@[extern "lean_usize_shift_left"] protected def shiftLeft (a b : USize) : USize :=
  ⟨a.toBitVec.shiftLeft (b.toBitVec.toNat % System.Platform.numBits)⟩
instance instShiftLeft : ShiftLeft USize := ⟨USize.shiftLeft⟩
@[extern "lean_usize_shift_right"] protected def shiftRight (a b : USize) : USize :=
  ⟨a.toBitVec.ushiftRight (b.toBitVec.toNat % System.Platform.numBits)⟩
instance instShiftRight : ShiftRight USize := ⟨USize.shiftRight⟩
@[extern "lean_usize_complement"] protected def complement (a : USize) : USize := ⟨a.toBitVec.not⟩
instance instComplement : Complement USize := ⟨USize.complement⟩
@[extern "lean_usize_neg"] protected def neg (a : USize) : USize := ⟨a.toBitVec.neg⟩
instance instNeg : Neg USize := ⟨USize.neg⟩
protected def pow (x : USize) : Nat → USize
  | 0 => 1
  | n+1 => USize.pow x n * x
instance instPowNat : Pow USize Nat := ⟨USize.pow⟩
@[extern "lean_usize_log2"] protected def log2 (a : @& USize) : USize := ofNat a.toNat.log2
def toFin (x : USize) : Fin (2 ^ System.Platform.numBits) := x.toBitVec.toFin
abbrev size : Nat := 2 ^ System.Platform.numBits
instance instNatCast : NatCast USize := ⟨ofNat⟩
def ofInt (x : Int) : USize := ofNat (x % (2 ^ System.Platform.numBits : Nat)).toNat
instance instIntCast : IntCast USize := ⟨ofInt⟩
instance instMax : Max USize := maxOfLe
instance instMin : Min USize := minOfLe
end USize

/-! ## From one width to another -/
@[extern "lean_uint8_to_uint16"] def UInt8.toUInt16 (a : UInt8) : UInt16 := UInt16.ofNat a.toNat
@[extern "lean_uint8_to_uint32"] def UInt8.toUInt32 (a : UInt8) : UInt32 := UInt32.ofNat a.toNat
@[extern "lean_uint8_to_uint64"] def UInt8.toUInt64 (a : UInt8) : UInt64 := UInt64.ofNat a.toNat
@[extern "lean_uint8_to_usize"] def UInt8.toUSize (a : UInt8) : USize := USize.ofNat a.toNat
@[extern "lean_uint16_to_uint8"] def UInt16.toUInt8 (a : UInt16) : UInt8 := UInt8.ofNat a.toNat
@[extern "lean_uint16_to_uint32"] def UInt16.toUInt32 (a : UInt16) : UInt32 := UInt32.ofNat a.toNat
@[extern "lean_uint16_to_uint64"] def UInt16.toUInt64 (a : UInt16) : UInt64 := UInt64.ofNat a.toNat
@[extern "lean_uint16_to_usize"] def UInt16.toUSize (a : UInt16) : USize := USize.ofNat a.toNat
@[extern "lean_uint32_to_uint8"] def UInt32.toUInt8 (a : UInt32) : UInt8 := UInt8.ofNat a.toNat
@[extern "lean_uint32_to_uint16"] def UInt32.toUInt16 (a : UInt32) : UInt16 := UInt16.ofNat a.toNat
@[extern "lean_uint32_to_uint64"] def UInt32.toUInt64 (a : UInt32) : UInt64 := UInt64.ofNat a.toNat
@[extern "lean_uint32_to_usize"] def UInt32.toUSize (a : UInt32) : USize := USize.ofNat a.toNat
@[extern "lean_uint64_to_uint8"] def UInt64.toUInt8 (a : UInt64) : UInt8 := UInt8.ofNat a.toNat
@[extern "lean_uint64_to_uint16"] def UInt64.toUInt16 (a : UInt64) : UInt16 := UInt16.ofNat a.toNat
@[extern "lean_uint64_to_uint32"] def UInt64.toUInt32 (a : UInt64) : UInt32 := UInt32.ofNat a.toNat
@[extern "lean_uint64_to_usize"] def UInt64.toUSize (a : UInt64) : USize := USize.ofNat a.toNat
@[extern "lean_usize_to_uint8"] def USize.toUInt8 (a : USize) : UInt8 := UInt8.ofNat a.toNat
@[extern "lean_usize_to_uint16"] def USize.toUInt16 (a : USize) : UInt16 := UInt16.ofNat a.toNat
@[extern "lean_usize_to_uint32"] def USize.toUInt32 (a : USize) : UInt32 := UInt32.ofNat a.toNat
@[extern "lean_usize_to_uint64"] def USize.toUInt64 (a : USize) : UInt64 := UInt64.ofNat a.toNat
@[inline] def UInt8.toChar (n : UInt8) : Char := Char.ofNat n.toNat
@[inline] def Char.toUInt8 (n : Char) : UInt8 := n.val.toUInt8
@[inline] def Char.ofUInt8 (n : UInt8) : Char := Char.ofNat n.toNat
