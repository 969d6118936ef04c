/-!
# Without duplicates

Every element stays, and stays once.
-/

namespace Specifications.Dedup

def Distinct : List Nat → Prop
  | [] => True
  | x :: xs => x ∉ xs ∧ Distinct xs

def dedup : List Nat → List Nat :=
  sorry

theorem mem_dedup (a : Nat) (xs : List Nat) : a ∈ dedup xs ↔ a ∈ xs := by
  sorry

theorem distinct_dedup (xs : List Nat) : Distinct (dedup xs) := by
  sorry

end Specifications.Dedup
