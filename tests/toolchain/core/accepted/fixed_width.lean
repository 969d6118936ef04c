/-! Fixed width integers, signed and unsigned: arithmetic, bits, conversions; more of `Float` -/
#guard (200 : UInt8) ||| 7 = 207
#guard (1 : UInt64) <<< 10 = 1024
#guard (127 : Int8) + 1 = -128
#guard (-5 : Int32) / 2 = -2
#guard (-5 : Int64) < 3
#guard (2 : UInt8) ^ 3 = 8
#guard (300 : UInt16).toUInt8 = 44
#guard 'a'.toUInt8 = 97
#guard ~~~(0 : UInt8) = 255
#guard Int8.minValue = -128
#guard (-1 : Int16).toInt = -1
#guard (0.0 / 0.0 : Float).isNaN
#guard (8.0 : Float).log2 == 3.0
example : (200 : UInt8) + 100 = 44 := rfl
example : (100 : Int8) + 100 = -56 := by decide
