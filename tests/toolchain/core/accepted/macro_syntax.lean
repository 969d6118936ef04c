/-! Macros that look at syntax: separators, `quote`, `mkIdent`, own categories, recursion in `MacroM` -/
open Lean
syntax "⟦" term,*,? "⟧" : term
macro_rules
  | `(⟦ $xs,* ⟧) => do
    let mut acc ← `([])
    for x in xs.getElems.reverse do
      acc ← `($x :: $acc)
    return acc
#guard ⟦1, 2, 3⟧ = [1, 2, 3]
macro "next" n:num : term => return quote (n.getNat + 1)
#guard next 4 = 5
macro "define " n:ident : command => `(def $(mkIdent (n.getId ++ `one)) := 1)
define here
#guard here.one = 1
syntax "sum! " "[" term,* "]" : term
macro_rules
  | `(sum! []) => `(0)
  | `(sum! [$x]) => `($x)
  | `(sum! [$x, $xs,*]) => `($x + sum! [$xs,*])
#guard sum! [1, 2, 3] = 6
macro "length! " s:str : term => return quote s.getString.length
#guard length! "abc" = 3
declare_syntax_cat arith
syntax num : arith
syntax arith "+" arith : arith
syntax "[arith|" arith "]" : term
partial def toTerm (s : TSyntax `arith) : MacroM (TSyntax `term) := do
  match s with
  | `(arith| $n:num) => `($n)
  | `(arith| $x + $y) => do `($(← toTerm x) + $(← toTerm y))
  | _ => Macro.throwUnsupported
macro_rules | `([arith| $x]) => toTerm x
#guard [arith| 1 + 2] = 3
syntax "{" ident "|" term "}" : term
macro_rules | `({ $x:ident | $p }) => `(fun $x => $p)
/-- info: fun x => x = 1 : Nat → Prop -/
#guard_msgs in
#check { x | x = 1 }
