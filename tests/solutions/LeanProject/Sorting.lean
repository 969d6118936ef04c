import LeanProject.Lists

/-!
# Insertion sort

A small program with its specification: the result is sorted and has the same elements.
-/

namespace LeanProject.Sorting

open LeanProject.Lists

/-- Insert a number before the first one that is not smaller. -/
def insert (a : Nat) : List Nat → List Nat
  | [] => [a]
  | x :: xs => if a ≤ x then a :: x :: xs else x :: insert a xs

/-- Insertion sort. -/
def sort : List Nat → List Nat
  | [] => []
  | x :: xs => insert x (sort xs)

/-- Every element is at least `a`. -/
def AllGe (a : Nat) : List Nat → Prop
  | [] => True
  | x :: xs => a ≤ x ∧ AllGe a xs

/-- Each element is at most every later one. -/
def Sorted : List Nat → Prop
  | [] => True
  | x :: xs => AllGe x xs ∧ Sorted xs

/-- How often a number occurs. -/
def count (a : Nat) : List Nat → Nat
  | [] => 0
  | x :: xs => if x = a then count a xs + 1 else count a xs

theorem sort_nil : sort [] = [] :=
  rfl

theorem sorted_nil : Sorted [] :=
  trivial

theorem sorted_single (a : Nat) : Sorted [a] := by
  exact ⟨trivial, trivial⟩

theorem sort_example : sort [3, 1, 2] = [1, 2, 3] := by
  decide

theorem allGe_trans {a b : Nat} (h : a ≤ b) (xs : List Nat) : AllGe b xs → AllGe a xs := by
  induction xs with
  | nil => intro _; trivial
  | cons x xs ih =>
    intro hx
    exact ⟨Nat.le_trans h hx.1, ih hx.2⟩

theorem allGe_insert {a b : Nat} (h : a ≤ b) (xs : List Nat) (hxs : AllGe a xs) :
    AllGe a (insert b xs) := by
  induction xs with
  | nil => exact ⟨h, trivial⟩
  | cons x xs ih =>
    unfold insert
    split
    · exact ⟨h, hxs⟩
    · exact ⟨hxs.1, ih hxs.2⟩

theorem sorted_insert (a : Nat) (xs : List Nat) (h : Sorted xs) : Sorted (insert a xs) := by
  induction xs with
  | nil => exact ⟨trivial, trivial⟩
  | cons x xs ih =>
    unfold insert
    split
    next hax => exact ⟨⟨hax, allGe_trans hax xs h.1⟩, h⟩
    next hax =>
      have hxa : x ≤ a := Nat.le_of_lt (Nat.lt_of_not_le hax)
      exact ⟨allGe_insert hxa xs h.1, ih h.2⟩

theorem sorted_sort (xs : List Nat) : Sorted (sort xs) := by
  induction xs with
  | nil => trivial
  | cons x xs ih => exact sorted_insert x (sort xs) ih

theorem len_insert (a : Nat) (xs : List Nat) : len (insert a xs) = len xs + 1 := by
  induction xs with
  | nil => rfl
  | cons x xs ih =>
    unfold insert
    split
    · rfl
    · rw [len_cons, ih, len_cons]

theorem len_sort (xs : List Nat) : len (sort xs) = len xs := by
  induction xs with
  | nil => rfl
  | cons x xs ih =>
    show len (insert x (sort xs)) = len xs + 1
    rw [len_insert, ih]

theorem count_cons (a x : Nat) (xs : List Nat) :
    count a (x :: xs) = if x = a then count a xs + 1 else count a xs :=
  rfl

theorem count_insert_self (a : Nat) (xs : List Nat) : count a (insert a xs) = count a xs + 1 := by
  induction xs with
  | nil => simp [insert, count]
  | cons x xs ih =>
    unfold insert
    split
    · simp [count_cons]
    · rw [count_cons, ih, count_cons]
      split <;> rfl

theorem count_insert_other {a b : Nat} (h : b ≠ a) (xs : List Nat) :
    count a (insert b xs) = count a xs := by
  induction xs with
  | nil => simp [insert, count, h]
  | cons x xs ih =>
    unfold insert
    split
    · simp [count_cons, h]
    · rw [count_cons, ih, count_cons]

theorem count_sort (a : Nat) (xs : List Nat) : count a (sort xs) = count a xs := by
  induction xs with
  | nil => rfl
  | cons x xs ih =>
    show count a (insert x (sort xs)) = count a (x :: xs)
    by_cases h : x = a
    · rw [h, count_insert_self, ih]
      simp [count_cons]
    · rw [count_insert_other h, ih]
      simp [count_cons, h]

end LeanProject.Sorting
