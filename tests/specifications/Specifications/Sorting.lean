/-!
# Sorting

The result is sorted and has every number as often as the argument.
-/

namespace Specifications.Sorting

/-- Each element is at most every later one. -/
def Sorted : List Nat → Prop
  | [] => True
  | x :: xs => (∀ y, y ∈ xs → x ≤ y) ∧ Sorted xs

/-- How often a number occurs. -/
def count (a : Nat) : List Nat → Nat
  | [] => 0
  | x :: xs => if x = a then count a xs + 1 else count a xs

/-- Sorts by size, smallest first. -/
def sort : List Nat → List Nat :=
  sorry

theorem sorted_sort (xs : List Nat) : Sorted (sort xs) := by
  sorry

theorem count_sort (a : Nat) (xs : List Nat) : count a (sort xs) = count a xs := by
  sorry

end Specifications.Sorting
