"""Statements for the tests of the portfolio: what it must prove, each from nothing, and what is false.

They are of the kinds that beginners' Lean material has; none is taken from a project that leanloop is shown on.
"""

from __future__ import annotations

_LISTS = """
def total : List Nat → Nat
  | [] => 0
  | x :: xs => x + total xs
def totalFrom : List Nat → Nat → Nat
  | [], a => a
  | x :: xs, a => totalFrom xs (a + x)
def back : List α → List α
  | [] => []
  | x :: xs => back xs ++ [x]
def keep (p : α → Bool) : List α → List α
  | [] => []
  | x :: xs => if p x then x :: keep p xs else keep p xs
"""

_TREES = """
inductive Tree (α : Type) where
  | leaf : Tree α
  | node (l : Tree α) (x : α) (r : Tree α) : Tree α
def mirror : Tree α → Tree α
  | .leaf => .leaf
  | .node l x r => .node (mirror r) x (mirror l)
def size : Tree α → Nat
  | .leaf => 0
  | .node l _ r => size l + size r + 1
def depth : Tree α → Nat
  | .leaf => 0
  | .node l _ r => max (depth l) (depth r) + 1
"""

_UNARY = """
inductive Num where
  | zero : Num
  | succ (n : Num) : Num
def plus : Num → Num → Num
  | .zero, m => m
  | .succ n, m => .succ (plus n m)
"""

_EVEN = """
inductive Even : Nat → Prop where
  | zero : Even 0
  | step (n : Nat) (h : Even n) : Even (n + 2)
def twice : Nat → Nat
  | 0 => 0
  | n + 1 => twice n + 2
"""

_CODE = """
inductive Expr where
  | num (n : Nat)
  | add (a b : Expr)
def eval : Expr → Nat
  | .num n => n
  | .add a b => eval a + eval b
def swap : Expr → Expr
  | .num n => .num n
  | .add a b => .add (swap b) (swap a)
def half? (n : Nat) : Option Nat := if n % 2 = 0 then some (n / 2) else none
"""

MUST = {
    "and_comm": "theorem t (p q : Prop) : p ∧ q → q ∧ p := by sorry",
    "distribute": "theorem t (p q r : Prop) : p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r) := by sorry",
    "classical": "theorem t (p q : Prop) : ¬(p ∧ q) ↔ ¬p ∨ ¬q := by sorry",
    "exists": "theorem t (p q : Nat → Prop) (h : ∃ x, p x ∧ q x) : (∃ x, q x) ∧ ∃ x, p x := by sorry",
    "witness": "theorem t (n : Nat) (h : ∃ k, n = 2 * k) : ∃ k, n + 2 = 2 * k := by sorry",
    "arithmetic": "theorem t (a b c : Nat) : a + (b + c) = b + (a + c) := by sorry",
    "order": "theorem t (a b c : Nat) (h : a ≤ b) (k : b < c) : a < c := by sorry",
    "square": "theorem t (a b : Nat) : (a + b) * (a + b) = a * a + 2 * (a * b) + b * b := by sorry",
    "decide": "theorem t : 7 * 6 = 42 ∧ ¬ 3 ∣ 10 := by sorry",
    "term hole": "theorem t (xs : List α) : xs ++ [] = xs :=\n  sorry",
    "one arm": "theorem t (n : Nat) : 0 + n = n := by\n  cases n with\n  | zero => rfl\n  | succ n => sorry",
    "namespace": "namespace A.B\nvariable (n : Nat)\ntheorem t : n < n + 1 := by sorry\nend A.B",
    "lemma above": "def f (n : Nat) := n * n + 1\ntheorem f_pos (n : Nat) : 0 < f n := Nat.succ_pos _\n"
    "theorem t (n : Nat) : f n ≠ 0 := by sorry",
    "sum of append": _LISTS
    + "theorem t (xs ys : List Nat) : total (xs ++ ys) = total xs + total ys := by sorry",
    "accumulator": _LISTS + "theorem t (xs : List Nat) (a : Nat) : totalFrom xs a = a + total xs := by sorry",
    "conjectured accumulator": _LISTS + "theorem t (xs : List Nat) : totalFrom xs 0 = total xs := by sorry",
    "conjectured lemma": _LISTS + "theorem t (xs : List α) : back (back xs) = xs := by sorry",
    "filter": _LISTS + "theorem t (p : α → Bool) (xs : List α) : (keep p xs).length ≤ xs.length := by sorry",
    "mirror": _TREES + "theorem t (s : Tree α) : mirror (mirror s) = s := by\n  sorry",
    "size": _TREES + "theorem t (s : Tree α) : size (mirror s) = size s := by sorry",
    "depth": _TREES + "theorem t (s : Tree α) : depth s ≤ size s := by sorry",
    "own addition": _UNARY + "theorem t (a b c : Num) : plus (plus a b) c = plus a (plus b c) := by sorry",
    "injective": _UNARY + "theorem t (a b : Num) (h : Num.succ a = .succ b) : a = b := by sorry",
    "predicate": _EVEN + "theorem t (m n : Nat) (hm : Even m) (hn : Even n) : Even (m + n) := by sorry",
    "impossible": _EVEN + "theorem t : ¬ Even 1 := by sorry",
    "twice": _EVEN + "theorem t (n : Nat) : Even (twice n) := by sorry",
    "optimizer": _CODE + "theorem t (e : Expr) : eval (swap e) = eval e := by sorry",
    "option": _CODE + "theorem t (n : Nat) : half? n = none ↔ n % 2 ≠ 0 := by sorry",
}

FALSE = {
    "absorb": "theorem t (a b : Nat) : a + b = a := by sorry",
    "subtract": "theorem t (a b : Nat) : a - b + b = a := by sorry",
    "order": "theorem t (a b : Nat) (h : a ≤ b) : a < b := by sorry",
    "double": "theorem t (n : Nat) : 2 * n = n + 1 := by sorry",
    "power": "theorem t (n : Nat) : n * n ≤ 2 * n + 3 := by sorry",
    "or to and": "theorem t (p q : Prop) : p ∨ q → p ∧ q := by sorry",
    "converse": "theorem t (p q : Prop) (h : p → q) : q → p := by sorry",
    "exchange": "theorem t (p : Nat → Nat → Prop) (h : ∀ x, ∃ y, p x y) : ∃ y, ∀ x, p x y := by sorry",
    "exists to forall": "theorem t (p : Nat → Prop) (h : ∃ x, p x) : ∀ x, p x := by sorry",
    "append": "theorem t (xs ys : List Nat) : xs ++ ys = ys ++ xs := by sorry",
    "reverse": _LISTS + "theorem t (xs : List Nat) : back xs = xs := by sorry",
    "reverse append": _LISTS
    + "theorem t (xs ys : List α) : back (xs ++ ys) = back xs ++ back ys := by sorry",
    "length": "theorem t (xs : List Nat) : xs.length < 5 := by sorry",
    "sum": _LISTS + "theorem t (xs : List Nat) : xs.length ≤ total xs := by sorry",
    "accumulator": _LISTS + "theorem t (xs : List Nat) (a : Nat) : totalFrom xs a = total xs := by sorry",
    "filter": _LISTS + "theorem t (p : α → Bool) (xs : List α) : keep p xs = xs := by sorry",
    "keep both": _LISTS + "theorem t (p q : α → Bool) (xs : List α) : keep p xs = keep q xs := by sorry",
    "mirror": _TREES + "theorem t (s : Tree Nat) : mirror s = s := by sorry",
    "depth": _TREES + "theorem t (s : Tree α) : size s ≤ depth s := by sorry",
    "leaf": _TREES + "theorem t (s : Tree α) : 0 < size s := by sorry",
    "own addition": _UNARY + "theorem t (a b : Num) : plus a b = a := by sorry",
    "own zero": _UNARY + "theorem t (a b : Num) (h : plus a b = a) : a = .zero := by sorry",
    "all even": _EVEN + "theorem t (n : Nat) : Even n := by sorry",
    "odd": _EVEN + "theorem t (n : Nat) (h : Even n) : Even (n + 1) := by sorry",
    "half": _EVEN + "theorem t (m n : Nat) (h : Even (m + n)) : Even m := by sorry",
    "twice": _EVEN + "theorem t (n : Nat) : twice n = n + 2 := by sorry",
    "optimizer": _CODE + "theorem t (e : Expr) : swap e = e := by sorry",
    "option": _CODE + "theorem t (n : Nat) : half? n ≠ none := by sorry",
    "contradiction": "theorem t : False := by sorry",
    "empty type": "theorem t (α : Type) : ∃ _ : α, True := by sorry",
    "injective": "theorem t (f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b := by sorry",
}
