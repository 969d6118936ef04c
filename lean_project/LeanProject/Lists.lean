/-!
# Lists

Functions on lists written by hand, so that every proof is by induction and not by the library.
-/

namespace LeanProject.Lists

variable {α β γ : Type}

/-- How many elements there are. -/
def len : List α → Nat
  | [] => 0
  | _ :: xs => len xs + 1

/-- One list behind another. -/
def app : List α → List α → List α
  | [], ys => ys
  | x :: xs, ys => x :: app xs ys

/-- Put one element at the end. -/
def snoc : List α → α → List α
  | [], a => [a]
  | x :: xs, a => x :: snoc xs a

/-- Backwards, slowly. -/
def rev : List α → List α
  | [] => []
  | x :: xs => snoc (rev xs) x

/-- Backwards, with an accumulator. -/
def revAcc : List α → List α → List α
  | [], acc => acc
  | x :: xs, acc => revAcc xs (x :: acc)

/-- Apply a function to every element. -/
def mapl (f : α → β) : List α → List β
  | [] => []
  | x :: xs => f x :: mapl f xs

/-- The sum of a list of numbers. -/
def sum : List Nat → Nat
  | [] => 0
  | x :: xs => x + sum xs

/-- Keep the elements that satisfy a test. -/
def keep (f : α → Bool) : List α → List α
  | [] => []
  | x :: xs => if f x then x :: keep f xs else keep f xs

/-- `n` copies of one element. -/
def copies (a : α) : Nat → List α
  | 0 => []
  | n + 1 => a :: copies a n

theorem len_nil : len ([] : List α) = 0 :=
  rfl

theorem len_cons (x : α) (xs : List α) : len (x :: xs) = len xs + 1 :=
  rfl

theorem nil_app (ys : List α) : app [] ys = ys :=
  rfl

theorem cons_app (x : α) (xs ys : List α) : app (x :: xs) ys = x :: app xs ys :=
  rfl

theorem app_nil (xs : List α) : app xs [] = xs := by
  sorry

theorem app_assoc (xs ys zs : List α) : app (app xs ys) zs = app xs (app ys zs) := by
  sorry

theorem len_app (xs ys : List α) : len (app xs ys) = len xs + len ys := by
  induction xs with
  | nil => rw [nil_app, len_nil, Nat.zero_add]
  | cons x xs ih => rw [cons_app, len_cons, len_cons, ih, Nat.succ_add]

theorem len_snoc (xs : List α) (a : α) : len (snoc xs a) = len xs + 1 := by
  sorry

theorem snoc_eq_app (xs : List α) (a : α) : snoc xs a = app xs [a] := by
  induction xs with
  | nil => rfl
  | cons x xs ih => rw [cons_app, ← ih]; rfl

theorem rev_cons (x : α) (xs : List α) : rev (x :: xs) = snoc (rev xs) x :=
  rfl

theorem len_rev (xs : List α) : len (rev xs) = len xs := by
  sorry

theorem rev_snoc (xs : List α) (a : α) : rev (snoc xs a) = a :: rev xs := by
  induction xs with
  | nil => rfl
  | cons x xs ih =>
    show snoc (rev (snoc xs a)) x = a :: snoc (rev xs) x
    rw [ih]
    rfl

theorem rev_rev (xs : List α) : rev (rev xs) = xs := by
  sorry

theorem rev_app (xs ys : List α) : rev (app xs ys) = app (rev ys) (rev xs) := by
  sorry

theorem revAcc_app (xs acc : List α) : revAcc xs acc = app (rev xs) acc := by
  induction xs generalizing acc with
  | nil => rfl
  | cons x xs ih =>
    show revAcc xs (x :: acc) = app (snoc (rev xs) x) acc
    rw [ih, snoc_eq_app, app_assoc]
    rfl

theorem revAcc_eq_rev (xs : List α) : revAcc xs [] = rev xs := by
  sorry

theorem mapl_cons (f : α → β) (x : α) (xs : List α) : mapl f (x :: xs) = f x :: mapl f xs :=
  rfl

theorem mapl_id (xs : List α) : mapl (fun x => x) xs = xs := by
  sorry

theorem mapl_mapl (g : β → γ) (f : α → β) (xs : List α) :
    mapl g (mapl f xs) = mapl (fun x => g (f x)) xs := by
  induction xs with
  | nil => rfl
  | cons x xs ih => rw [mapl_cons, mapl_cons, mapl_cons, ih]

theorem mapl_app (f : α → β) (xs ys : List α) :
    mapl f (app xs ys) = app (mapl f xs) (mapl f ys) := by
  sorry

theorem len_mapl (f : α → β) (xs : List α) : len (mapl f xs) = len xs := by
  induction xs with
  | nil => rfl
  | cons x xs ih => rw [mapl_cons, len_cons, len_cons, ih]

theorem sum_cons (x : Nat) (xs : List Nat) : sum (x :: xs) = x + sum xs :=
  rfl

theorem sum_app (xs ys : List Nat) : sum (app xs ys) = sum xs + sum ys := by
  sorry

theorem sum_copies (a n : Nat) : sum (copies a n) = n * a := by
  induction n with
  | zero => exact (Nat.zero_mul a).symm
  | succ n ih =>
    show a + sum (copies a n) = (n + 1) * a
    rw [ih, Nat.succ_mul, Nat.add_comm]

theorem len_copies (a : α) (n : Nat) : len (copies a n) = n := by
  sorry

theorem len_keep_le (f : α → Bool) (xs : List α) : len (keep f xs) ≤ len xs := by
  sorry

theorem app_eq_append (xs ys : List α) : app xs ys = xs ++ ys := by
  induction xs with
  | nil => rfl
  | cons x xs ih => rw [cons_app, ih]; rfl

end LeanProject.Lists
