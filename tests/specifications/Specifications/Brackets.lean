/-!
# A parser

Balanced brackets are read into a forest, and nothing else is.
-/

namespace Specifications.Brackets

inductive Token where
  | opening
  | closing

inductive Forest where
  | empty
  | node (inside rest : Forest)

def print : Forest → List Token
  | .empty => []
  | .node inside rest => .opening :: print inside ++ .closing :: print rest

def parse (tokens : List Token) : Option Forest :=
  sorry

theorem parse_print (f : Forest) : parse (print f) = some f := by
  sorry

theorem print_of_parse (tokens : List Token) (f : Forest) (h : parse tokens = some f) : print f = tokens := by
  sorry

end Specifications.Brackets
