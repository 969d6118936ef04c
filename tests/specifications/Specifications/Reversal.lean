/-!
# Reversal

Linear instead of quadratic, with an accumulator.
-/

namespace Specifications.Reversal

def slow {α : Type} : List α → List α
  | [] => []
  | x :: xs => slow xs ++ [x]

def fast {α : Type} (xs : List α) : List α :=
  sorry

theorem fast_eq_slow {α : Type} (xs : List α) : fast xs = slow xs := by
  sorry

end Specifications.Reversal
