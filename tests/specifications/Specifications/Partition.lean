/-!
# Partition

One list becomes two, by a test, in one pass.
-/

namespace Specifications.Partition

def partition {α : Type} (p : α → Bool) : List α → List α × List α :=
  sorry

theorem partition_fst {α : Type} (p : α → Bool) (xs : List α) : (partition p xs).1 = xs.filter p := by
  sorry

theorem partition_snd {α : Type} (p : α → Bool) (xs : List α) :
    (partition p xs).2 = xs.filter (fun x => !p x) := by
  sorry

end Specifications.Partition
