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

def insert (a : Nat) : Tree → Tree
  | .leaf => .node .leaf a .leaf
  | .node left key right =>
    if a < key then .node (insert a left) key right
    else if key < a then .node left key (insert a right)
    else .node left key right

theorem mem_insert (a b : Nat) (t : Tree) : Mem a (insert b t) ↔ a = b ∨ Mem a t := by
  induction t with
  | leaf => simp [insert, Mem]
  | node left key right ihl ihr =>
    simp only [insert]
    split
    · simp only [Mem, ihl, or_assoc]
    · split
      · simp only [Mem, ihr]
        constructor
        · rintro (h | h | h | h)
          · exact .inr (.inl h)
          · exact .inr (.inr (.inl h))
          · exact .inl h
          · exact .inr (.inr (.inr h))
        · rintro (h | h | h | h)
          · exact .inr (.inr (.inl h))
          · exact .inl h
          · exact .inr (.inl h)
          · exact .inr (.inr (.inr h))
      · have e : b = key := by omega
        simp only [Mem]
        constructor
        · exact .inr
        · rintro (h | h)
          · exact .inr (.inl (h.trans e))
          · exact h

theorem ordered_insert (a : Nat) (t : Tree) (h : Ordered t) : Ordered (insert a t) := by
  induction t with
  | leaf => simp [insert, Ordered, Mem]
  | node left key right ihl ihr =>
    obtain ⟨hl, hr, ol, or⟩ := h
    simp only [insert]
    split
    next lt =>
      refine ⟨fun b hb => ?_, hr, ihl ol, or⟩
      cases (mem_insert b a left).mp hb with
      | inl e => rw [e]; exact lt
      | inr m => exact hl b m
    next =>
      split
      next gt =>
        refine ⟨hl, fun b hb => ?_, ol, ihr or⟩
        cases (mem_insert b a right).mp hb with
        | inl e => rw [e]; exact gt
        | inr m => exact hr b m
      next => exact ⟨hl, hr, ol, or⟩

end Specifications.SearchTree
