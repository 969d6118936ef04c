/-!
# Merging

Two sorted lists become one, and nothing is lost.
-/

namespace Specifications.Merge

def Sorted : List Nat → Prop
  | [] => True
  | x :: xs => (∀ y, y ∈ xs → x ≤ y) ∧ Sorted xs

def merge : List Nat → List Nat → List Nat :=
  sorry

theorem mem_merge (a : Nat) (xs ys : List Nat) : a ∈ merge xs ys ↔ a ∈ xs ∨ a ∈ ys := by
  sorry

theorem length_merge (xs ys : List Nat) : (merge xs ys).length = xs.length + ys.length := by
  sorry

theorem sorted_merge (xs ys : List Nat) (hx : Sorted xs) (hy : Sorted ys) : Sorted (merge xs ys) := by
  sorry

end Specifications.Merge
