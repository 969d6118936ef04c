/-!
# Reversal

Linear instead of quadratic, with an accumulator.
-/

namespace Specifications.Reversal

def slow {α : Type} : List α → List α
  | [] => []
  | x :: xs => slow xs ++ [x]

def onto {α : Type} : List α → List α → List α
  | [], done => done
  | x :: xs, done => onto xs (x :: done)

def fast {α : Type} (xs : List α) : List α :=
  onto xs []

theorem onto_eq {α : Type} (xs done : List α) : onto xs done = slow xs ++ done := by
  induction xs generalizing done with
  | nil => rfl
  | cons x xs ih => rw [onto, ih, slow, List.append_assoc]; rfl

theorem fast_eq_slow {α : Type} (xs : List α) : fast xs = slow xs := by
  rw [fast, onto_eq, List.append_nil]

end Specifications.Reversal
