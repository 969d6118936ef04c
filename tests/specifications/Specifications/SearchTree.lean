/-!
# A search tree

Insertion adds one key and keeps the order.
-/

namespace Specifications.SearchTree

inductive Tree where
  | leaf
  | node (left : Tree) (key : Nat) (right : Tree)

def Mem (a : Nat) : Tree → Prop
  | .leaf => False
  | .node left key right => Mem a left ∨ a = key ∨ Mem a right

def Ordered : Tree → Prop
  | .leaf => True
  | .node left key right =>
    (∀ a, Mem a left → a < key) ∧ (∀ a, Mem a right → key < a) ∧ Ordered left ∧ Ordered right

def insert (a : Nat) : Tree → Tree :=
  sorry

theorem mem_insert (a b : Nat) (t : Tree) : Mem a (insert b t) ↔ a = b ∨ Mem a t := by
  sorry

theorem ordered_insert (a : Nat) (t : Tree) (h : Ordered t) : Ordered (insert a t) := by
  sorry

end Specifications.SearchTree
