/-! Deciding, in proofs and in compiled code: a comparison of literals must not be compiled to unreachable code. -/
def f1 : Nat := if (3 : Nat) = 4 then 1 else 2
def g (n : Nat) : Nat := if n = 4 then 1 else 2
def f2 := g 3
@[inline] def h (n : Nat) : Bool := n == 4
def f3 := h 3
def k (d : Nat) : Nat := match decEq d 4 with | isTrue _ => 1 | isFalse _ => 2
def f4 : Bool := ([3] : List Nat) == [4]
#guard f1 == 2 && f2 == 2 && !f3 && k 4 == 1 && !f4
example : decide (2 < 3) = true := rfl
example : ∀ x : Fin 5, x.val < 5 := by decide
example : 3 ∈ [1, 2, 3] := by decide
example : ∃ n, n < 10 ∧ n * n = 49 := by decide
example (p q : Prop) [Decidable p] [Decidable q] : ¬(p ∧ q) ↔ ¬p ∨ ¬q := Decidable.not_and_iff_not_or_not
example (p : Prop) [d : Decidable p] : p ∨ ¬p := by
  cases d with
  | isFalse h => exact .inr h
  | isTrue h => exact .inl h
example (p : Prop) : Decidable p → p ∨ ¬p
  | isTrue h => .inl h
  | isFalse h => .inr h
example (a b : Nat) : (if a = b then 1 else 2) ≤ 2 := by split <;> decide
