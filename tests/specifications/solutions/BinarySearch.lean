/-!
# Binary search

The first number at which a monotone test holds; how it is found is up to the program.
-/

namespace Specifications.BinarySearch

/-- The first `i` below `n` with `p i`, or `n` where there is none. -/
def go (p : Nat → Bool) (low high : Nat) : Nat :=
  if low < high then
    if p ((low + high) / 2) then go p low ((low + high) / 2) else go p ((low + high) / 2 + 1) high
  else low
termination_by high - low
decreasing_by all_goals omega

theorem go_spec (p : Nat → Bool) (monotone : ∀ i j, i ≤ j → p i = true → p j = true) (low high n : Nat)
    (hn : low ≤ high ∧ high ≤ n) (below : ∀ i, i < low → p i = false) (above : high < n → p high = true) :
    go p low high ≤ n ∧ (∀ i, i < go p low high → p i = false) ∧ (go p low high < n → p (go p low high) = true) := by
  fun_induction go p low high with
  | case1 low high h hp ih =>
    exact ih (by omega) below (fun _ => hp)
  | case2 low high h hp ih =>
    refine ih (by omega) (fun i hi => ?_) above
    cases hi' : p i with
    | false => rfl
    | true => exact absurd (monotone i _ (Nat.le_of_lt_succ hi) hi') hp
  | case3 low high h =>
    have e : low = high := by omega
    subst e
    exact ⟨hn.2, below, above⟩

def search (p : Nat → Bool) (n : Nat) : Nat :=
  go p 0 n

theorem search_spec (p : Nat → Bool) (n : Nat) (monotone : ∀ i j, i ≤ j → p i = true → p j = true) :
    search p n ≤ n ∧ (∀ i, i < search p n → p i = false) ∧ (search p n < n → p (search p n) = true) :=
  go_spec p monotone 0 n n ⟨Nat.zero_le n, Nat.le_refl n⟩ (fun i hi => absurd hi (Nat.not_lt_zero i))
    (fun h => absurd h (Nat.lt_irrefl n))

end Specifications.BinarySearch
