/-!
# Binary search

The first number at which a monotone test holds; how it is found is up to the program.
-/

namespace Specifications.BinarySearch

def search (p : Nat → Bool) (n : Nat) : Nat :=
  sorry

theorem search_spec (p : Nat → Bool) (n : Nat) (monotone : ∀ i j, i ≤ j → p i = true → p j = true) :
    search p n ≤ n ∧ (∀ i, i < search p n → p i = false) ∧ (search p n < n → p (search p n) = true) := by
  sorry

end Specifications.BinarySearch
