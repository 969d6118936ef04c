/-! Strings and characters as they are used in teaching. -/
#guard "abc".length == 3
#guard "héllo∀😀".toList.length == 7
#guard "héllo∀😀".toList == ['h', 'é', 'l', 'l', 'o', '∀', '😀']
#guard "a,b,c".splitOn "," == ["a", "b", "c"]
#guard "a  b".splitOn == ["a", "", "b"]
#guard ", ".intercalate ["x", "y"] == "x, y"
#guard String.join ["a", "b"] == "ab"
#guard "abc".toUpper == "ABC"
#guard "12".toNat? == some 12
#guard "1x".toNat? == none
#guard "-12".toInt? == some (-12)
#guard 'a'.isAlpha && '7'.isDigit && 'Q'.isUpper && ' '.isWhitespace
#guard "abc" < "abd" && "ab" < "abc" && ¬ "b" < "abc"
#guard s!"{(1, 2)} {[1, 2]} {some 2}" == "(1, 2) [1, 2] (some 2)"
#guard toString (-3 : Int) == "-3"
#guard "hello".startsWith "he" && "hello".endsWith "lo" && "hello".contains 'e'
#guard "aXbXc".replace "X" "--" == "a--b--c"
example : "abc".length = 3 := rfl
example : "abc" ++ "d" = "abcd" := by decide
/-- info: (1, "a", 'c', [some 3, none], 2, 3) -/
#guard_msgs in #eval (1, "a", 'c', [some 3, none], (2, 3))
