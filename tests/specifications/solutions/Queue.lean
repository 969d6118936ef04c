/-!
# A queue from two stacks

What is pushed at the back comes out at the front.
-/

namespace Specifications.Queue

structure Queue where
  front : List Nat
  back : List Nat

def toList (q : Queue) : List Nat :=
  q.front ++ q.back.reverse

def push (q : Queue) (a : Nat) : Queue :=
  ⟨q.front, a :: q.back⟩

def pop (q : Queue) : Option (Nat × Queue) :=
  match q.front with
  | a :: front => some (a, ⟨front, q.back⟩)
  | [] =>
    match q.back.reverse with
    | a :: front => some (a, ⟨front, []⟩)
    | [] => none

theorem toList_push (q : Queue) (a : Nat) : toList (push q a) = toList q ++ [a] := by
  simp [toList, push]

theorem pop_eq_none (q : Queue) (h : toList q = []) : pop q = none := by
  obtain ⟨front, back⟩ := q
  cases front with
  | nil =>
    have h : back.reverse = [] := h
    simp only [pop, h]
  | cons a front => cases h

theorem pop_eq_some (q : Queue) (a : Nat) (rest : List Nat) (h : toList q = a :: rest) :
    ∃ q', pop q = some (a, q') ∧ toList q' = rest := by
  obtain ⟨front, back⟩ := q
  cases front with
  | nil =>
    have h : back.reverse = a :: rest := h
    refine ⟨⟨rest, []⟩, ?_, ?_⟩
    · simp only [pop, h]
    · simp [toList]
  | cons b front =>
    simp only [toList, List.cons_append, List.cons.injEq] at h
    obtain ⟨h1, h2⟩ := h
    subst h1
    exact ⟨⟨front, back⟩, rfl, h2⟩

end Specifications.Queue
