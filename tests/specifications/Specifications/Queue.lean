/-!
# A queue from two stacks

What is pushed at the back comes out at the front.
-/

namespace Specifications.Queue

structure Queue where
  front : List Nat
  back : List Nat

def toList (q : Queue) : List Nat :=
  q.front ++ q.back.reverse

def push (q : Queue) (a : Nat) : Queue :=
  sorry

def pop (q : Queue) : Option (Nat × Queue) :=
  sorry

theorem toList_push (q : Queue) (a : Nat) : toList (push q a) = toList q ++ [a] := by
  sorry

theorem pop_eq_none (q : Queue) (h : toList q = []) : pop q = none := by
  sorry

theorem pop_eq_some (q : Queue) (a : Nat) (rest : List Nat) (h : toList q = a :: rest) :
    ∃ q', pop q = some (a, q') ∧ toList q' = rest := by
  sorry

end Specifications.Queue
