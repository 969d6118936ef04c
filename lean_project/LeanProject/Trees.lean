import LeanProject.Lists

/-!
# Binary trees

Mirror images, sizes, and the list of the elements from left to right.
-/

namespace LeanProject

/-- A binary tree with an element at every node. -/
inductive Tree (α : Type) where
  | leaf : Tree α
  | node : Tree α → α → Tree α → Tree α

namespace Tree

open LeanProject.Lists

variable {α β : Type}

/-- How many nodes there are. -/
def size : Tree α → Nat
  | leaf => 0
  | node l _ r => size l + size r + 1

/-- The number of nodes on the longest way down. -/
def height : Tree α → Nat
  | leaf => 0
  | node l _ r => max (height l) (height r) + 1

/-- Left and right exchanged everywhere. -/
def mirror : Tree α → Tree α
  | leaf => leaf
  | node l x r => node (mirror r) x (mirror l)

/-- The elements from left to right. -/
def toList : Tree α → List α
  | leaf => []
  | node l x r => app (toList l) (x :: toList r)

/-- Apply a function to every element. -/
def map (f : α → β) : Tree α → Tree β
  | leaf => leaf
  | node l x r => node (map f l) (f x) (map f r)

/-- The sum of the elements. -/
def total : Tree Nat → Nat
  | leaf => 0
  | node l x r => total l + x + total r

theorem size_leaf : size (leaf : Tree α) = 0 :=
  rfl

theorem size_node (l : Tree α) (x : α) (r : Tree α) : size (node l x r) = size l + size r + 1 :=
  rfl

theorem mirror_node (l : Tree α) (x : α) (r : Tree α) :
    mirror (node l x r) = node (mirror r) x (mirror l) :=
  rfl

theorem mirror_mirror (t : Tree α) : mirror (mirror t) = t := by
  sorry

theorem size_mirror (t : Tree α) : size (mirror t) = size t := by
  sorry

theorem max_swap (a b : Nat) : max a b = max b a := by
  rw [Nat.max_def, Nat.max_def]
  split
  next hab =>
    split
    next hba => exact Nat.le_antisymm hba hab
    next => rfl
  next hab =>
    split
    next => rfl
    next hba => exact absurd (Nat.le_of_lt (Nat.lt_of_not_le hab)) hba

theorem max_le_of_le {a b c : Nat} (ha : a ≤ c) (hb : b ≤ c) : max a b ≤ c := by
  rw [Nat.max_def]
  split
  · exact hb
  · exact ha

theorem height_mirror (t : Tree α) : height (mirror t) = height t := by
  induction t with
  | leaf => rfl
  | node l x r ihl ihr =>
    show max (height (mirror r)) (height (mirror l)) + 1 = max (height l) (height r) + 1
    rw [ihl, ihr, max_swap (height r)]

theorem size_map (f : α → β) (t : Tree α) : size (map f t) = size t := by
  sorry

theorem len_toList (t : Tree α) : len (toList t) = size t := by
  sorry

theorem map_mirror (f : α → β) (t : Tree α) : map f (mirror t) = mirror (map f t) := by
  induction t with
  | leaf => rfl
  | node l x r ihl ihr =>
    show node (map f (mirror r)) (f x) (map f (mirror l)) = node (mirror (map f r)) (f x) (mirror (map f l))
    rw [ihl, ihr]

theorem toList_mirror (t : Tree α) : toList (mirror t) = rev (toList t) := by
  sorry

theorem toList_map (f : α → β) (t : Tree α) : toList (map f t) = mapl f (toList t) := by
  induction t with
  | leaf => rfl
  | node l x r ihl ihr =>
    show app (toList (map f l)) (f x :: toList (map f r)) = mapl f (app (toList l) (x :: toList r))
    rw [mapl_app, mapl_cons, ihl, ihr]

theorem sum_toList (t : Tree Nat) : sum (toList t) = total t := by
  sorry

theorem height_le_size (t : Tree α) : height t ≤ size t := by
  induction t with
  | leaf => exact Nat.le_refl 0
  | node l x r ihl ihr =>
    show max (height l) (height r) + 1 ≤ size l + size r + 1
    apply Nat.succ_le_succ
    exact max_le_of_le (Nat.le_trans ihl (Nat.le_add_right _ _)) (Nat.le_trans ihr (Nat.le_add_left _ _))

end Tree

end LeanProject
