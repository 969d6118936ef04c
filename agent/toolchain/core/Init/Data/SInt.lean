prelude
import Init.Data.UIntBits
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Fixed width signed integers

Each is the unsigned integer of its width, read as two's complement.
-/

/-! ## `Int8` -/
structure Int8 where
  ofUInt8 ::
  toUInt8 : UInt8
namespace Int8
def toBitVec (x : Int8) : BitVec 8 := x.toUInt8.toBitVec
def ofBitVec (b : BitVec 8) : Int8 := ⟨⟨b⟩⟩
@[extern "lean_int8_of_int"] def ofInt (i : @& Int) : Int8 := ofBitVec (BitVec.ofInt 8 i)
@[extern "lean_int8_of_nat"] def ofNat (n : @& Nat) : Int8 := ofBitVec (BitVec.ofNat 8 n)
@[extern "lean_int8_to_int"] def toInt (i : Int8) : Int := i.toBitVec.toInt
def toNatClampNeg (i : Int8) : Nat := i.toInt.toNat
instance instOfNat {n : Nat} : OfNat Int8 n := ⟨ofNat n⟩
instance instInhabited : Inhabited Int8 := ⟨ofNat 0⟩
instance instNatCast : NatCast Int8 := ⟨ofNat⟩
instance instIntCast : IntCast Int8 := ⟨ofInt⟩
@[extern "lean_int8_neg"] protected def neg (i : Int8) : Int8 := ofBitVec i.toBitVec.neg
instance instNeg : Neg Int8 := ⟨Int8.neg⟩
@[extern "lean_int8_add"] protected def add (a b : Int8) : Int8 := ofBitVec (a.toBitVec + b.toBitVec)
instance instAdd : Add Int8 := ⟨Int8.add⟩
@[extern "lean_int8_sub"] protected def sub (a b : Int8) : Int8 := ofBitVec (a.toBitVec - b.toBitVec)
instance instSub : Sub Int8 := ⟨Int8.sub⟩
@[extern "lean_int8_mul"] protected def mul (a b : Int8) : Int8 := ofBitVec (a.toBitVec * b.toBitVec)
instance instMul : Mul Int8 := ⟨Int8.mul⟩
@[extern "lean_int8_div"] protected def div (a b : Int8) : Int8 :=
  ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
instance instDiv : Div Int8 := ⟨Int8.div⟩
@[extern "lean_int8_mod"] protected def mod (a b : Int8) : Int8 :=
  ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
instance instMod : Mod Int8 := ⟨Int8.mod⟩
@[extern "lean_int8_land"] protected def land (a b : Int8) : Int8 := ofBitVec (a.toBitVec &&& b.toBitVec)
instance instAndOp : AndOp Int8 := ⟨Int8.land⟩
@[extern "lean_int8_lor"] protected def lor (a b : Int8) : Int8 := ofBitVec (a.toBitVec ||| b.toBitVec)
instance instOrOp : OrOp Int8 := ⟨Int8.lor⟩
@[extern "lean_int8_xor"] protected def xor (a b : Int8) : Int8 := ofBitVec (a.toBitVec ^^^ b.toBitVec)
instance instXorOp : XorOp Int8 := ⟨Int8.xor⟩
@[extern "lean_int8_complement"] protected def complement (a : Int8) : Int8 := ofBitVec a.toBitVec.not
instance instComplement : Complement Int8 := ⟨Int8.complement⟩
@[extern "lean_int8_abs"] protected def abs (a : Int8) : Int8 := ofBitVec a.toBitVec.abs
protected def pow (x : Int8) : Nat → Int8
  | 0 => 1
  | n+1 => Int8.pow x n * x
instance instPowNat : Pow Int8 Nat := ⟨Int8.pow⟩
def minValue : Int8 := ofInt (-(2 ^ (8 - 1) : Nat))
def maxValue : Int8 := ofInt ((2 ^ (8 - 1) : Nat) - 1)
protected def lt (a b : Int8) : Prop := a.toBitVec.slt b.toBitVec
protected def le (a b : Int8) : Prop := a.toBitVec.sle b.toBitVec
instance instLT : LT Int8 := ⟨Int8.lt⟩
instance instLE : LE Int8 := ⟨Int8.le⟩
@[extern "lean_int8_dec_lt"] protected def decLt (a b : Int8) : Decidable (a < b) :=
  inferInstanceAs (Decidable (_ = true))
@[extern "lean_int8_dec_le"] protected def decLe (a b : Int8) : Decidable (a ≤ b) :=
  inferInstanceAs (Decidable (_ = true))
instance instDecidableLT (a b : Int8) : Decidable (a < b) := Int8.decLt a b
instance instDecidableLE (a b : Int8) : Decidable (a ≤ b) := Int8.decLe a b
@[extern "lean_int8_dec_eq"] protected def decEq (a b : Int8) : Decidable (a = b) := match a, b with
  | ⟨n⟩, ⟨m⟩ => if h : n = m then isTrue (h ▸ rfl) else isFalse fun e => h (congrArg Int8.toUInt8 e)
instance _root_.instDecidableEqInt8 : DecidableEq Int8 := Int8.decEq
instance instToString : ToString Int8 := ⟨fun i => toString i.toInt⟩
instance instRepr : Repr Int8 := ⟨fun i p => reprPrec i.toInt p⟩
instance instHashable : Hashable Int8 := ⟨fun i => hash i.toInt⟩
instance instOrd : Ord Int8 := ⟨fun a b => compare a.toInt b.toInt⟩
instance instMax : Max Int8 := maxOfLe
instance instMin : Min Int8 := minOfLe
end Int8
@[inline] def Int.toInt8 (i : Int) : Int8 := Int8.ofInt i
@[inline] def Nat.toInt8 (n : Nat) : Int8 := Int8.ofNat n
@[inline] def UInt8.toInt8 (n : UInt8) : Int8 := ⟨n⟩
/-! ## `Int16` -/
structure Int16 where
  ofUInt16 ::
  toUInt16 : UInt16
namespace Int16
def toBitVec (x : Int16) : BitVec 16 := x.toUInt16.toBitVec
def ofBitVec (b : BitVec 16) : Int16 := ⟨⟨b⟩⟩
@[extern "lean_int16_of_int"] def ofInt (i : @& Int) : Int16 := ofBitVec (BitVec.ofInt 16 i)
@[extern "lean_int16_of_nat"] def ofNat (n : @& Nat) : Int16 := ofBitVec (BitVec.ofNat 16 n)
@[extern "lean_int16_to_int"] def toInt (i : Int16) : Int := i.toBitVec.toInt
def toNatClampNeg (i : Int16) : Nat := i.toInt.toNat
instance instOfNat {n : Nat} : OfNat Int16 n := ⟨ofNat n⟩
instance instInhabited : Inhabited Int16 := ⟨ofNat 0⟩
instance instNatCast : NatCast Int16 := ⟨ofNat⟩
instance instIntCast : IntCast Int16 := ⟨ofInt⟩
@[extern "lean_int16_neg"] protected def neg (i : Int16) : Int16 := ofBitVec i.toBitVec.neg
instance instNeg : Neg Int16 := ⟨Int16.neg⟩
@[extern "lean_int16_add"] protected def add (a b : Int16) : Int16 := ofBitVec (a.toBitVec + b.toBitVec)
instance instAdd : Add Int16 := ⟨Int16.add⟩
@[extern "lean_int16_sub"] protected def sub (a b : Int16) : Int16 := ofBitVec (a.toBitVec - b.toBitVec)
instance instSub : Sub Int16 := ⟨Int16.sub⟩
@[extern "lean_int16_mul"] protected def mul (a b : Int16) : Int16 := ofBitVec (a.toBitVec * b.toBitVec)
instance instMul : Mul Int16 := ⟨Int16.mul⟩
@[extern "lean_int16_div"] protected def div (a b : Int16) : Int16 :=
  ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
instance instDiv : Div Int16 := ⟨Int16.div⟩
@[extern "lean_int16_mod"] protected def mod (a b : Int16) : Int16 :=
  ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
instance instMod : Mod Int16 := ⟨Int16.mod⟩
@[extern "lean_int16_land"] protected def land (a b : Int16) : Int16 := ofBitVec (a.toBitVec &&& b.toBitVec)
instance instAndOp : AndOp Int16 := ⟨Int16.land⟩
@[extern "lean_int16_lor"] protected def lor (a b : Int16) : Int16 := ofBitVec (a.toBitVec ||| b.toBitVec)
instance instOrOp : OrOp Int16 := ⟨Int16.lor⟩
@[extern "lean_int16_xor"] protected def xor (a b : Int16) : Int16 := ofBitVec (a.toBitVec ^^^ b.toBitVec)
instance instXorOp : XorOp Int16 := ⟨Int16.xor⟩
@[extern "lean_int16_complement"] protected def complement (a : Int16) : Int16 := ofBitVec a.toBitVec.not
instance instComplement : Complement Int16 := ⟨Int16.complement⟩
@[extern "lean_int16_abs"] protected def abs (a : Int16) : Int16 := ofBitVec a.toBitVec.abs
protected def pow (x : Int16) : Nat → Int16
  | 0 => 1
  | n+1 => Int16.pow x n * x
instance instPowNat : Pow Int16 Nat := ⟨Int16.pow⟩
def minValue : Int16 := ofInt (-(2 ^ (16 - 1) : Nat))
def maxValue : Int16 := ofInt ((2 ^ (16 - 1) : Nat) - 1)
protected def lt (a b : Int16) : Prop := a.toBitVec.slt b.toBitVec
protected def le (a b : Int16) : Prop := a.toBitVec.sle b.toBitVec
instance instLT : LT Int16 := ⟨Int16.lt⟩
instance instLE : LE Int16 := ⟨Int16.le⟩
@[extern "lean_int16_dec_lt"] protected def decLt (a b : Int16) : Decidable (a < b) :=
  inferInstanceAs (Decidable (_ = true))
@[extern "lean_int16_dec_le"] protected def decLe (a b : Int16) : Decidable (a ≤ b) :=
  inferInstanceAs (Decidable (_ = true))
instance instDecidableLT (a b : Int16) : Decidable (a < b) := Int16.decLt a b
instance instDecidableLE (a b : Int16) : Decidable (a ≤ b) := Int16.decLe a b
@[extern "lean_int16_dec_eq"] protected def decEq (a b : Int16) : Decidable (a = b) := match a, b with
  | ⟨n⟩, ⟨m⟩ => if h : n = m then isTrue (h ▸ rfl) else isFalse fun e => h (congrArg Int16.toUInt16 e)
instance _root_.instDecidableEqInt16 : DecidableEq Int16 := Int16.decEq
instance instToString : ToString Int16 := ⟨fun i => toString i.toInt⟩
instance instRepr : Repr Int16 := ⟨fun i p => reprPrec i.toInt p⟩
instance instHashable : Hashable Int16 := ⟨fun i => hash i.toInt⟩
instance instOrd : Ord Int16 := ⟨fun a b => compare a.toInt b.toInt⟩
instance instMax : Max Int16 := maxOfLe
instance instMin : Min Int16 := minOfLe
end Int16
@[inline] def Int.toInt16 (i : Int) : Int16 := Int16.ofInt i
@[inline] def Nat.toInt16 (n : Nat) : Int16 := Int16.ofNat n
@[inline] def UInt16.toInt16 (n : UInt16) : Int16 := ⟨n⟩
/-! ## `Int32` -/
structure Int32 where
  ofUInt32 ::
  toUInt32 : UInt32
namespace Int32
def toBitVec (x : Int32) : BitVec 32 := x.toUInt32.toBitVec
def ofBitVec (b : BitVec 32) : Int32 := ⟨⟨b⟩⟩
@[extern "lean_int32_of_int"] def ofInt (i : @& Int) : Int32 := ofBitVec (BitVec.ofInt 32 i)
@[extern "lean_int32_of_nat"] def ofNat (n : @& Nat) : Int32 := ofBitVec (BitVec.ofNat 32 n)
@[extern "lean_int32_to_int"] def toInt (i : Int32) : Int := i.toBitVec.toInt
def toNatClampNeg (i : Int32) : Nat := i.toInt.toNat
instance instOfNat {n : Nat} : OfNat Int32 n := ⟨ofNat n⟩
instance instInhabited : Inhabited Int32 := ⟨ofNat 0⟩
instance instNatCast : NatCast Int32 := ⟨ofNat⟩
instance instIntCast : IntCast Int32 := ⟨ofInt⟩
@[extern "lean_int32_neg"] protected def neg (i : Int32) : Int32 := ofBitVec i.toBitVec.neg
instance instNeg : Neg Int32 := ⟨Int32.neg⟩
@[extern "lean_int32_add"] protected def add (a b : Int32) : Int32 := ofBitVec (a.toBitVec + b.toBitVec)
instance instAdd : Add Int32 := ⟨Int32.add⟩
@[extern "lean_int32_sub"] protected def sub (a b : Int32) : Int32 := ofBitVec (a.toBitVec - b.toBitVec)
instance instSub : Sub Int32 := ⟨Int32.sub⟩
@[extern "lean_int32_mul"] protected def mul (a b : Int32) : Int32 := ofBitVec (a.toBitVec * b.toBitVec)
instance instMul : Mul Int32 := ⟨Int32.mul⟩
@[extern "lean_int32_div"] protected def div (a b : Int32) : Int32 :=
  ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
instance instDiv : Div Int32 := ⟨Int32.div⟩
@[extern "lean_int32_mod"] protected def mod (a b : Int32) : Int32 :=
  ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
instance instMod : Mod Int32 := ⟨Int32.mod⟩
@[extern "lean_int32_land"] protected def land (a b : Int32) : Int32 := ofBitVec (a.toBitVec &&& b.toBitVec)
instance instAndOp : AndOp Int32 := ⟨Int32.land⟩
@[extern "lean_int32_lor"] protected def lor (a b : Int32) : Int32 := ofBitVec (a.toBitVec ||| b.toBitVec)
instance instOrOp : OrOp Int32 := ⟨Int32.lor⟩
@[extern "lean_int32_xor"] protected def xor (a b : Int32) : Int32 := ofBitVec (a.toBitVec ^^^ b.toBitVec)
instance instXorOp : XorOp Int32 := ⟨Int32.xor⟩
@[extern "lean_int32_complement"] protected def complement (a : Int32) : Int32 := ofBitVec a.toBitVec.not
instance instComplement : Complement Int32 := ⟨Int32.complement⟩
@[extern "lean_int32_abs"] protected def abs (a : Int32) : Int32 := ofBitVec a.toBitVec.abs
protected def pow (x : Int32) : Nat → Int32
  | 0 => 1
  | n+1 => Int32.pow x n * x
instance instPowNat : Pow Int32 Nat := ⟨Int32.pow⟩
def minValue : Int32 := ofInt (-(2 ^ (32 - 1) : Nat))
def maxValue : Int32 := ofInt ((2 ^ (32 - 1) : Nat) - 1)
protected def lt (a b : Int32) : Prop := a.toBitVec.slt b.toBitVec
protected def le (a b : Int32) : Prop := a.toBitVec.sle b.toBitVec
instance instLT : LT Int32 := ⟨Int32.lt⟩
instance instLE : LE Int32 := ⟨Int32.le⟩
@[extern "lean_int32_dec_lt"] protected def decLt (a b : Int32) : Decidable (a < b) :=
  inferInstanceAs (Decidable (_ = true))
@[extern "lean_int32_dec_le"] protected def decLe (a b : Int32) : Decidable (a ≤ b) :=
  inferInstanceAs (Decidable (_ = true))
instance instDecidableLT (a b : Int32) : Decidable (a < b) := Int32.decLt a b
instance instDecidableLE (a b : Int32) : Decidable (a ≤ b) := Int32.decLe a b
@[extern "lean_int32_dec_eq"] protected def decEq (a b : Int32) : Decidable (a = b) := match a, b with
  | ⟨n⟩, ⟨m⟩ => if h : n = m then isTrue (h ▸ rfl) else isFalse fun e => h (congrArg Int32.toUInt32 e)
instance _root_.instDecidableEqInt32 : DecidableEq Int32 := Int32.decEq
instance instToString : ToString Int32 := ⟨fun i => toString i.toInt⟩
instance instRepr : Repr Int32 := ⟨fun i p => reprPrec i.toInt p⟩
instance instHashable : Hashable Int32 := ⟨fun i => hash i.toInt⟩
instance instOrd : Ord Int32 := ⟨fun a b => compare a.toInt b.toInt⟩
instance instMax : Max Int32 := maxOfLe
instance instMin : Min Int32 := minOfLe
end Int32
@[inline] def Int.toInt32 (i : Int) : Int32 := Int32.ofInt i
@[inline] def Nat.toInt32 (n : Nat) : Int32 := Int32.ofNat n
@[inline] def UInt32.toInt32 (n : UInt32) : Int32 := ⟨n⟩
/-! ## `Int64` -/
structure Int64 where
  ofUInt64 ::
  toUInt64 : UInt64
namespace Int64
def toBitVec (x : Int64) : BitVec 64 := x.toUInt64.toBitVec
def ofBitVec (b : BitVec 64) : Int64 := ⟨⟨b⟩⟩
@[extern "lean_int64_of_int"] def ofInt (i : @& Int) : Int64 := ofBitVec (BitVec.ofInt 64 i)
@[extern "lean_int64_of_nat"] def ofNat (n : @& Nat) : Int64 := ofBitVec (BitVec.ofNat 64 n)
@[extern "lean_int64_to_int"] def toInt (i : Int64) : Int := i.toBitVec.toInt
def toNatClampNeg (i : Int64) : Nat := i.toInt.toNat
instance instOfNat {n : Nat} : OfNat Int64 n := ⟨ofNat n⟩
instance instInhabited : Inhabited Int64 := ⟨ofNat 0⟩
instance instNatCast : NatCast Int64 := ⟨ofNat⟩
instance instIntCast : IntCast Int64 := ⟨ofInt⟩
@[extern "lean_int64_neg"] protected def neg (i : Int64) : Int64 := ofBitVec i.toBitVec.neg
instance instNeg : Neg Int64 := ⟨Int64.neg⟩
@[extern "lean_int64_add"] protected def add (a b : Int64) : Int64 := ofBitVec (a.toBitVec + b.toBitVec)
instance instAdd : Add Int64 := ⟨Int64.add⟩
@[extern "lean_int64_sub"] protected def sub (a b : Int64) : Int64 := ofBitVec (a.toBitVec - b.toBitVec)
instance instSub : Sub Int64 := ⟨Int64.sub⟩
@[extern "lean_int64_mul"] protected def mul (a b : Int64) : Int64 := ofBitVec (a.toBitVec * b.toBitVec)
instance instMul : Mul Int64 := ⟨Int64.mul⟩
@[extern "lean_int64_div"] protected def div (a b : Int64) : Int64 :=
  ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
instance instDiv : Div Int64 := ⟨Int64.div⟩
@[extern "lean_int64_mod"] protected def mod (a b : Int64) : Int64 :=
  ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
instance instMod : Mod Int64 := ⟨Int64.mod⟩
@[extern "lean_int64_land"] protected def land (a b : Int64) : Int64 := ofBitVec (a.toBitVec &&& b.toBitVec)
instance instAndOp : AndOp Int64 := ⟨Int64.land⟩
@[extern "lean_int64_lor"] protected def lor (a b : Int64) : Int64 := ofBitVec (a.toBitVec ||| b.toBitVec)
instance instOrOp : OrOp Int64 := ⟨Int64.lor⟩
@[extern "lean_int64_xor"] protected def xor (a b : Int64) : Int64 := ofBitVec (a.toBitVec ^^^ b.toBitVec)
instance instXorOp : XorOp Int64 := ⟨Int64.xor⟩
@[extern "lean_int64_complement"] protected def complement (a : Int64) : Int64 := ofBitVec a.toBitVec.not
instance instComplement : Complement Int64 := ⟨Int64.complement⟩
@[extern "lean_int64_abs"] protected def abs (a : Int64) : Int64 := ofBitVec a.toBitVec.abs
protected def pow (x : Int64) : Nat → Int64
  | 0 => 1
  | n+1 => Int64.pow x n * x
instance instPowNat : Pow Int64 Nat := ⟨Int64.pow⟩
def minValue : Int64 := ofInt (-(2 ^ (64 - 1) : Nat))
def maxValue : Int64 := ofInt ((2 ^ (64 - 1) : Nat) - 1)
protected def lt (a b : Int64) : Prop := a.toBitVec.slt b.toBitVec
protected def le (a b : Int64) : Prop := a.toBitVec.sle b.toBitVec
instance instLT : LT Int64 := ⟨Int64.lt⟩
instance instLE : LE Int64 := ⟨Int64.le⟩
@[extern "lean_int64_dec_lt"] protected def decLt (a b : Int64) : Decidable (a < b) :=
  inferInstanceAs (Decidable (_ = true))
@[extern "lean_int64_dec_le"] protected def decLe (a b : Int64) : Decidable (a ≤ b) :=
  inferInstanceAs (Decidable (_ = true))
instance instDecidableLT (a b : Int64) : Decidable (a < b) := Int64.decLt a b
instance instDecidableLE (a b : Int64) : Decidable (a ≤ b) := Int64.decLe a b
@[extern "lean_int64_dec_eq"] protected def decEq (a b : Int64) : Decidable (a = b) := match a, b with
  | ⟨n⟩, ⟨m⟩ => if h : n = m then isTrue (h ▸ rfl) else isFalse fun e => h (congrArg Int64.toUInt64 e)
instance _root_.instDecidableEqInt64 : DecidableEq Int64 := Int64.decEq
instance instToString : ToString Int64 := ⟨fun i => toString i.toInt⟩
instance instRepr : Repr Int64 := ⟨fun i p => reprPrec i.toInt p⟩
instance instHashable : Hashable Int64 := ⟨fun i => hash i.toInt⟩
instance instOrd : Ord Int64 := ⟨fun a b => compare a.toInt b.toInt⟩
instance instMax : Max Int64 := maxOfLe
instance instMin : Min Int64 := minOfLe
end Int64
@[inline] def Int.toInt64 (i : Int) : Int64 := Int64.ofInt i
@[inline] def Nat.toInt64 (n : Nat) : Int64 := Int64.ofNat n
@[inline] def UInt64.toInt64 (n : UInt64) : Int64 := ⟨n⟩
/-! ## `ISize` -/
structure ISize where
  ofUSize ::
  toUSize : USize
namespace ISize
def toBitVec (x : ISize) : BitVec System.Platform.numBits := x.toUSize.toBitVec
def ofBitVec (b : BitVec System.Platform.numBits) : ISize := ⟨⟨b⟩⟩
@[extern "lean_isize_of_int"] def ofInt (i : @& Int) : ISize :=
  ofBitVec (BitVec.ofInt System.Platform.numBits i)
@[extern "lean_isize_of_nat"] def ofNat (n : @& Nat) : ISize :=
  ofBitVec (BitVec.ofNat System.Platform.numBits n)
@[extern "lean_isize_to_int"] def toInt (i : ISize) : Int := i.toBitVec.toInt
def toNatClampNeg (i : ISize) : Nat := i.toInt.toNat
instance instOfNat {n : Nat} : OfNat ISize n := ⟨ofNat n⟩
instance instInhabited : Inhabited ISize := ⟨ofNat 0⟩
instance instNatCast : NatCast ISize := ⟨ofNat⟩
instance instIntCast : IntCast ISize := ⟨ofInt⟩
@[extern "lean_isize_neg"] protected def neg (i : ISize) : ISize := ofBitVec i.toBitVec.neg
instance instNeg : Neg ISize := ⟨ISize.neg⟩
@[extern "lean_isize_add"] protected def add (a b : ISize) : ISize := ofBitVec (a.toBitVec + b.toBitVec)
instance instAdd : Add ISize := ⟨ISize.add⟩
@[extern "lean_isize_sub"] protected def sub (a b : ISize) : ISize := ofBitVec (a.toBitVec - b.toBitVec)
instance instSub : Sub ISize := ⟨ISize.sub⟩
@[extern "lean_isize_mul"] protected def mul (a b : ISize) : ISize := ofBitVec (a.toBitVec * b.toBitVec)
instance instMul : Mul ISize := ⟨ISize.mul⟩
@[extern "lean_isize_div"] protected def div (a b : ISize) : ISize :=
  ofBitVec (BitVec.sdiv a.toBitVec b.toBitVec)
instance instDiv : Div ISize := ⟨ISize.div⟩
@[extern "lean_isize_mod"] protected def mod (a b : ISize) : ISize :=
  ofBitVec (BitVec.srem a.toBitVec b.toBitVec)
instance instMod : Mod ISize := ⟨ISize.mod⟩
@[extern "lean_isize_land"] protected def land (a b : ISize) : ISize := ofBitVec (a.toBitVec &&& b.toBitVec)
instance instAndOp : AndOp ISize := ⟨ISize.land⟩
@[extern "lean_isize_lor"] protected def lor (a b : ISize) : ISize := ofBitVec (a.toBitVec ||| b.toBitVec)
instance instOrOp : OrOp ISize := ⟨ISize.lor⟩
@[extern "lean_isize_xor"] protected def xor (a b : ISize) : ISize := ofBitVec (a.toBitVec ^^^ b.toBitVec)
instance instXorOp : XorOp ISize := ⟨ISize.xor⟩
@[extern "lean_isize_complement"] protected def complement (a : ISize) : ISize := ofBitVec a.toBitVec.not
instance instComplement : Complement ISize := ⟨ISize.complement⟩
@[extern "lean_isize_abs"] protected def abs (a : ISize) : ISize := ofBitVec a.toBitVec.abs
protected def pow (x : ISize) : Nat → ISize
  | 0 => 1
  | n+1 => ISize.pow x n * x
instance instPowNat : Pow ISize Nat := ⟨ISize.pow⟩
def minValue : ISize := ofInt (-(2 ^ (System.Platform.numBits - 1) : Nat))
def maxValue : ISize := ofInt ((2 ^ (System.Platform.numBits - 1) : Nat) - 1)
protected def lt (a b : ISize) : Prop := a.toBitVec.slt b.toBitVec
protected def le (a b : ISize) : Prop := a.toBitVec.sle b.toBitVec
instance instLT : LT ISize := ⟨ISize.lt⟩
instance instLE : LE ISize := ⟨ISize.le⟩
@[extern "lean_isize_dec_lt"] protected def decLt (a b : ISize) : Decidable (a < b) :=
  inferInstanceAs (Decidable (_ = true))
@[extern "lean_isize_dec_le"] protected def decLe (a b : ISize) : Decidable (a ≤ b) :=
  inferInstanceAs (Decidable (_ = true))
instance instDecidableLT (a b : ISize) : Decidable (a < b) := ISize.decLt a b
instance instDecidableLE (a b : ISize) : Decidable (a ≤ b) := ISize.decLe a b
@[extern "lean_isize_dec_eq"] protected def decEq (a b : ISize) : Decidable (a = b) := match a, b with
  | ⟨n⟩, ⟨m⟩ => if h : n = m then isTrue (h ▸ rfl) else isFalse fun e => h (congrArg ISize.toUSize e)
instance _root_.instDecidableEqISize : DecidableEq ISize := ISize.decEq
instance instToString : ToString ISize := ⟨fun i => toString i.toInt⟩
instance instRepr : Repr ISize := ⟨fun i p => reprPrec i.toInt p⟩
instance instHashable : Hashable ISize := ⟨fun i => hash i.toInt⟩
instance instOrd : Ord ISize := ⟨fun a b => compare a.toInt b.toInt⟩
instance instMax : Max ISize := maxOfLe
instance instMin : Min ISize := minOfLe
end ISize
@[inline] def Int.toISize (i : Int) : ISize := ISize.ofInt i
@[inline] def Nat.toISize (n : Nat) : ISize := ISize.ofNat n
@[inline] def USize.toISize (n : USize) : ISize := ⟨n⟩
@[extern "lean_int8_to_int16"] def Int8.toInt16 (a : Int8) : Int16 := Int16.ofInt a.toInt
@[extern "lean_int8_to_int32"] def Int8.toInt32 (a : Int8) : Int32 := Int32.ofInt a.toInt
@[extern "lean_int8_to_int64"] def Int8.toInt64 (a : Int8) : Int64 := Int64.ofInt a.toInt
@[extern "lean_int8_to_isize"] def Int8.toISize (a : Int8) : ISize := ISize.ofInt a.toInt
@[extern "lean_int16_to_int8"] def Int16.toInt8 (a : Int16) : Int8 := Int8.ofInt a.toInt
@[extern "lean_int16_to_int32"] def Int16.toInt32 (a : Int16) : Int32 := Int32.ofInt a.toInt
@[extern "lean_int16_to_int64"] def Int16.toInt64 (a : Int16) : Int64 := Int64.ofInt a.toInt
@[extern "lean_int16_to_isize"] def Int16.toISize (a : Int16) : ISize := ISize.ofInt a.toInt
@[extern "lean_int32_to_int8"] def Int32.toInt8 (a : Int32) : Int8 := Int8.ofInt a.toInt
@[extern "lean_int32_to_int16"] def Int32.toInt16 (a : Int32) : Int16 := Int16.ofInt a.toInt
@[extern "lean_int32_to_int64"] def Int32.toInt64 (a : Int32) : Int64 := Int64.ofInt a.toInt
@[extern "lean_int32_to_isize"] def Int32.toISize (a : Int32) : ISize := ISize.ofInt a.toInt
@[extern "lean_int64_to_int8"] def Int64.toInt8 (a : Int64) : Int8 := Int8.ofInt a.toInt
@[extern "lean_int64_to_int16"] def Int64.toInt16 (a : Int64) : Int16 := Int16.ofInt a.toInt
@[extern "lean_int64_to_int32"] def Int64.toInt32 (a : Int64) : Int32 := Int32.ofInt a.toInt
@[extern "lean_int64_to_isize"] def Int64.toISize (a : Int64) : ISize := ISize.ofInt a.toInt
@[extern "lean_isize_to_int8"] def ISize.toInt8 (a : ISize) : Int8 := Int8.ofInt a.toInt
@[extern "lean_isize_to_int16"] def ISize.toInt16 (a : ISize) : Int16 := Int16.ofInt a.toInt
@[extern "lean_isize_to_int32"] def ISize.toInt32 (a : ISize) : Int32 := Int32.ofInt a.toInt
@[extern "lean_isize_to_int64"] def ISize.toInt64 (a : ISize) : Int64 := Int64.ofInt a.toInt
