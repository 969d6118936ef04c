prelude
import Init.Data.Float
import Init.Data.SInt
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Floating point numbers: more functions, all of them native
-/

namespace Float
@[extern "from_library"] opaque isNaN : Float → Bool
@[extern "from_library"] opaque isInf : Float → Bool
@[extern "from_library"] opaque isFinite : Float → Bool
@[extern "from_library"] opaque asin : Float → Float
@[extern "from_library"] opaque acos : Float → Float
@[extern "from_library"] opaque atan : Float → Float
@[extern "from_library"] opaque atan2 : Float → Float → Float
@[extern "from_library"] opaque sinh : Float → Float
@[extern "from_library"] opaque cosh : Float → Float
@[extern "from_library"] opaque tanh : Float → Float
@[extern "from_library"] opaque exp2 : Float → Float
@[extern "from_library"] opaque log2 : Float → Float
@[extern "from_library"] opaque log10 : Float → Float
@[extern "from_library"] opaque cbrt : Float → Float
@[extern "from_library"] opaque toBits : Float → UInt64
@[extern "from_library"] opaque ofBits : UInt64 → Float
@[extern "from_library"] opaque toUInt8 : Float → UInt8
@[extern "from_library"] opaque toUInt16 : Float → UInt16
@[extern "from_library"] opaque toUInt32 : Float → UInt32
@[extern "from_library"] opaque toUSize : Float → USize
@[extern "from_library"] opaque toInt8 : Float → Int8
@[extern "from_library"] opaque toInt16 : Float → Int16
@[extern "from_library"] opaque toInt32 : Float → Int32
@[extern "from_library"] opaque toInt64 : Float → Int64
@[extern "from_library"] opaque frExp : Float → Float × Int
@[extern "from_library"] opaque scaleB (x : Float) (i : @& Int) : Float
end Float
@[extern "from_library"] opaque UInt64.toFloat (n : UInt64) : Float
@[extern "from_library"] opaque UInt32.toFloat (n : UInt32) : Float
@[extern "from_library"] opaque UInt8.toFloat (n : UInt8) : Float
@[extern "from_library"] opaque Int64.toFloat (n : Int64) : Float
@[inline] def Int.toFloat (i : Int) : Float := Float.ofInt i
