/-!
# Without duplicates

Every element stays, and stays once.
-/

namespace Specifications.Dedup

def Distinct : List Nat → Prop
  | [] => True
  | x :: xs => x ∉ xs ∧ Distinct xs

def dedup : List Nat → List Nat
  | [] => []
  | x :: xs => if x ∈ xs then dedup xs else x :: dedup xs

theorem mem_dedup (a : Nat) (xs : List Nat) : a ∈ dedup xs ↔ a ∈ xs := by
  induction xs with
  | nil => exact Iff.rfl
  | cons x xs ih =>
    rw [dedup]
    split
    next h =>
      rw [ih, List.mem_cons]
      exact ⟨.inr, fun h' => h'.elim (fun e => e ▸ h) id⟩
    next => rw [List.mem_cons, List.mem_cons, ih]

theorem distinct_dedup (xs : List Nat) : Distinct (dedup xs) := by
  induction xs with
  | nil => trivial
  | cons x xs ih =>
    rw [dedup]
    split
    · exact ih
    next h => exact ⟨fun h' => h ((mem_dedup x xs).mp h'), ih⟩

end Specifications.Dedup
