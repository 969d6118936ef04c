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

def insert (a : Nat) : List Nat → List Nat
  | [] => [a]
  | x :: xs => if a ≤ x then a :: x :: xs else x :: insert a xs

/-- Sorts by size, smallest first. -/
def sort : List Nat → List Nat
  | [] => []
  | x :: xs => insert x (sort xs)

theorem mem_insert {a y : Nat} {xs : List Nat} (h : y ∈ insert a xs) : y = a ∨ y ∈ xs := by
  induction xs with
  | nil => simp [insert] at h; exact .inl h
  | cons x xs ih =>
    simp only [insert] at h
    split at h
    · simp at h ⊢; exact h
    · simp at h ⊢
      cases h with
      | inl h => exact .inr (.inl h)
      | inr h =>
        cases ih h with
        | inl h => exact .inl h
        | inr h => exact .inr (.inr h)

theorem sorted_insert (a : Nat) (xs : List Nat) (h : Sorted xs) : Sorted (insert a xs) := by
  induction xs with
  | nil => simp [insert, Sorted]
  | cons x xs ih =>
    simp only [insert]
    split
    next hax =>
      refine ⟨fun y hy => ?_, h⟩
      simp at hy
      cases hy with
      | inl hy => rw [hy]; exact hax
      | inr hy => exact Nat.le_trans hax (h.1 y hy)
    next hax =>
      refine ⟨fun y hy => ?_, ih h.2⟩
      cases mem_insert hy with
      | inl hy => rw [hy]; exact Nat.le_of_lt (Nat.lt_of_not_le hax)
      | inr hy => exact h.1 y hy

theorem count_insert (a b : Nat) (xs : List Nat) : count a (insert b xs) = count a (b :: xs) := by
  induction xs with
  | nil => rfl
  | cons x xs ih =>
    simp only [insert]
    split
    · rfl
    · simp only [count] at ih ⊢
      rw [ih]
      by_cases h : b = a <;> by_cases h' : x = a <;> simp [h, h']

theorem sorted_sort (xs : List Nat) : Sorted (sort xs) := by
  induction xs with
  | nil => trivial
  | cons x xs ih => exact sorted_insert x (sort xs) ih

theorem count_sort (a : Nat) (xs : List Nat) : count a (sort xs) = count a xs := by
  induction xs with
  | nil => rfl
  | cons x xs ih => simp only [sort, count_insert, count, ih]

end Specifications.Sorting
