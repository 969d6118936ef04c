/-! `deriving Hashable, Ord, Nonempty` beside the usual classes. -/
inductive Colour where
  | red
  | green
  | blue
deriving Repr, Inhabited, BEq, Hashable, Ord, DecidableEq
#guard compare Colour.red .blue == .lt
#guard hash Colour.red != hash Colour.blue

structure Point where
  x : Nat
  name : String
deriving Repr, Inhabited, BEq, Hashable, Ord, DecidableEq, Nonempty
#guard compare (Point.mk 1 "b") ⟨1, "a"⟩ == .gt
#guard hash (Point.mk 1 "a") == hash (Point.mk 1 "a")

inductive Tree (α : Type) where
  | leaf
  | node (l : Tree α) (x : α) (r : Tree α)
deriving Repr, Hashable, Ord, BEq, DecidableEq
/-- info: Tree.node (Tree.leaf) 3 (Tree.leaf) -/
#guard_msgs in #eval Tree.node .leaf 3 .leaf
