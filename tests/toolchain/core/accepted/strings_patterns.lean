/-! Patterns in strings: characters, strings, predicates; iterators -/
#guard "a,b,c".splitOn "," = ["a", "b", "c"]
#guard ("a b  c".split ' ').toList.map (·.copy) = ["a", "b", "", "c"]
#guard ("a b".split (· == ' ')).toArray.map (·.copy) = #["a", "b"]
#guard ("red admiral".dropEndWhile 'l').copy = "red admira"
#guard ("the the b".dropWhile "the ").copy = "b"
#guard "hello".contains 'e'
#guard "hello".contains "ll"
#guard "hello".startsWith "he"
#guard "hello".endsWith 'o'
#guard "a-b-c".replace "-" "+" = "a+b+c"
#guard "l1\nl2\n".lines.toList.map (·.copy) = ["l1", "l2"]
#guard " x ".trimAscii.copy = "x"
#guard ("abc".dropPrefix? "a").isSome
#guard "abc".chars.toList = ['a', 'b', 'c']
#guard "abc".any Char.isAlpha
#guard "ab".all (·.isAlpha)
#guard (("12 13".split ' ').map (·.toNat!)).toList = [12, 13]
#guard "abc" < "abd"
/--
error: failed to synthesize instance of type class
  String.Slice.Pattern.BackwardPattern [12]

Hint: Type class instance resolution failures can be inspected with the `set_option trace.Meta.synthInstance true` command.
-/
#guard_msgs in
#eval "12345abcde".dropEndWhile [12]
