-- known: comparator 93: proofs that reduce a string literal
-- decl: strTag_live
def strTag (s : String) : Nat :=
  match s with
  | "live" => 1
  | _ => 0
theorem strTag_live : strTag "live" = 1 := sorry
-- solution
def strTag (s : String) : Nat :=
  match s with
  | "live" => 1
  | _ => 0
theorem strTag_live : strTag "live" = 1 := rfl
