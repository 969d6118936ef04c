/-!
# Partition

One list becomes two, by a test, in one pass.
-/

namespace Specifications.Partition

def partition {α : Type} (p : α → Bool) : List α → List α × List α
  | [] => ([], [])
  | x :: xs =>
    if p x then (x :: (partition p xs).1, (partition p xs).2)
    else ((partition p xs).1, x :: (partition p xs).2)

theorem partition_fst {α : Type} (p : α → Bool) (xs : List α) : (partition p xs).1 = xs.filter p := by
  induction xs with
  | nil => rfl
  | cons x xs ih =>
    rw [partition]
    split
    next h => simp [h, ih]
    next h => simp [h, ih]

theorem partition_snd {α : Type} (p : α → Bool) (xs : List α) :
    (partition p xs).2 = xs.filter (fun x => !p x) := by
  induction xs with
  | nil => rfl
  | cons x xs ih =>
    rw [partition]
    split
    next h => simp [h, ih]
    next h => simp [h, ih]

end Specifications.Partition
