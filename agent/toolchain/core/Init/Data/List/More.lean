prelude
import Init.Data.Array.Basic
import Init.Data.BEq
import Init.Data.BoolLemmas
import Init.Omega
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: further functions

Searching, counting, splitting, sorting and the like, with the lemmas that are used most.
-/

universe u v w

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Functions -/
@[inline] def concat (l : List α) (a : α) : List α := l ++ [a]
@[inline] protected def singleton (a : α) : List α := [a]
instance instEmptyCollection : EmptyCollection (List α) := ⟨[]⟩
def tail? : List α → Option (List α)
  | [] => none
  | _ :: as => some as
def tailD (l fallback : List α) : List α := match l with
  | [] => fallback
  | _ :: tl => tl
def head! [Inhabited α] : List α → α
  | [] => panic! "empty list"
  | a :: _ => a
def tail! : List α → List α
  | [] => panic! "empty list"
  | _ :: as => as
def getLast : (as : List α) → as ≠ [] → α
  | [], h => absurd rfl h
  | [a], _ => a
  | _ :: b :: as, _ => getLast (b :: as) nofun
def getLast? : List α → Option α
  | [] => none
  | a :: as => some (getLast (a :: as) nofun)
def getLastD (l : List α) (fallback : α) : α := l.getLast?.getD fallback
def getLast! [Inhabited α] : List α → α
  | [] => panic! "empty list"
  | a :: as => getLast (a :: as) nofun
def filterMap (f : α → Option β) : List α → List β
  | [] => []
  | a :: as => match f a with
    | none => filterMap f as
    | some b => b :: filterMap f as
def find? (p : α → Bool) : List α → Option α
  | [] => none
  | a :: as => match p a with
    | true => some a
    | false => find? p as
def findSome? (f : α → Option β) : List α → Option β
  | [] => none
  | a :: as => match f a with
    | some b => some b
    | none => findSome? f as
def findIdx (p : α → Bool) (l : List α) : Nat := go l 0
where
  go : List α → Nat → Nat
    | [], n => n
    | a :: as, n => bif p a then n else go as (n + 1)
def idxOf [BEq α] (a : α) : List α → Nat := findIdx (· == a)
def findIdx? (p : α → Bool) (l : List α) : Option Nat := go l 0
where
  go : List α → Nat → Option Nat
    | [], _ => none
    | a :: as, i => if p a then some i else go as (i + 1)
def idxOf? [BEq α] (a : α) : List α → Option Nat := findIdx? (· == a)
def contains [BEq α] (as : List α) (a : α) : Bool := elem a as
def takeWhile (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: takeWhile p as
    | false => []
def dropWhile (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => dropWhile p as
    | false => a :: as
@[inline] def partition (p : α → Bool) (as : List α) : List α × List α := loop as ([], [])
where
  loop : List α → List α × List α → List α × List α
    | [], (bs, cs) => (bs.reverse, cs.reverse)
    | a :: as, (bs, cs) => match p a with
      | true => loop as (a :: bs, cs)
      | false => loop as (bs, a :: cs)
@[inline] def span (p : α → Bool) (as : List α) : List α × List α := loop as []
where
  loop : List α → List α → List α × List α
    | [], acc => (acc.reverse, [])
    | a :: as, acc => match p a with
      | true => loop as (a :: acc)
      | false => (acc.reverse, a :: as)
def splitAt (n : Nat) (l : List α) : List α × List α := (l.take n, l.drop n)
protected def erase [BEq α] : List α → α → List α
  | [], _ => []
  | a :: as, b => match a == b with
    | true => as
    | false => a :: List.erase as b
def eraseP (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => bif p a then as else a :: eraseP p as
def eraseIdx : (l : List α) → (i : Nat) → List α
  | [], _ => []
  | _ :: as, 0 => as
  | a :: as, n+1 => a :: eraseIdx as n
def insertIdx (xs : List α) (i : Nat) (a : α) : List α := match i, xs with
  | 0, xs => a :: xs
  | _+1, [] => []
  | i+1, x :: xs => x :: insertIdx xs i a
@[inline] protected def insert [BEq α] (a : α) (l : List α) : List α := if l.elem a then l else a :: l
def modify (l : List α) (i : Nat) (f : α → α) : List α := match l, i with
  | [], _ => []
  | a :: as, 0 => f a :: as
  | a :: as, i+1 => a :: modify as i f
def replace [BEq α] : (l : List α) → (a b : α) → List α
  | [], _, _ => []
  | a :: as, b, c => match b == a with
    | true => c :: as
    | false => a :: replace as b c
@[inline] def eraseDupsAux [BEq α] : List α → List α → List α
  | [], bs => bs.reverse
  | a :: as, bs => match bs.elem a with
    | true => eraseDupsAux as bs
    | false => eraseDupsAux as (a :: bs)
def eraseDups [BEq α] (as : List α) : List α := eraseDupsAux as []
def countP (p : α → Bool) (l : List α) : Nat := go l 0
where
  go : List α → Nat → Nat
    | [], acc => acc
    | x :: xs, acc => bif p x then go xs (acc + 1) else go xs acc
def count [BEq α] (a : α) : List α → Nat := countP (· == a)
def unzip : List (α × β) → List α × List β
  | [] => ([], [])
  | (a, b) :: t => match unzip t with | (as, bs) => (a :: as, b :: bs)
def zipIdx : (l : List α) → (n : Nat := 0) → List (α × Nat)
  | [], _ => []
  | x :: xs, n => (x, n) :: zipIdx xs (n + 1)
def mapIdx (f : Nat → α → β) (as : List α) : List β := as.zipIdx.map fun (a, i) => f i a
def range' : (start len : Nat) → (step : Nat := 1) → List Nat
  | _, 0, _ => []
  | s, n+1, step => s :: range' (s + step) n step
def iota : Nat → List Nat
  | 0 => []
  | m+1 => (m + 1) :: iota m
def intersperse (sep : α) : List α → List α
  | [] => []
  | [x] => [x]
  | x :: y :: rest => x :: sep :: intersperse sep (y :: rest)
def intercalate (sep : List α) (xs : List (List α)) : List α := (intersperse sep xs).flatten
def and (bs : List Bool) : Bool := bs.all id
def or (bs : List Bool) : Bool := bs.any id
def prod [Mul α] [One α] : List α → α := foldr (· * ·) 1
def max? [Max α] : List α → Option α
  | [] => none
  | a :: as => some (as.foldl max a)
def min? [Min α] : List α → Option α
  | [] => none
  | a :: as => some (as.foldl min a)
def isPrefixOf [BEq α] : List α → List α → Bool
  | [], _ => true
  | _, [] => false
  | a :: as, b :: bs => a == b && isPrefixOf as bs
def isSuffixOf [BEq α] (l₁ l₂ : List α) : Bool := isPrefixOf l₁.reverse l₂.reverse
def ofFn {n : Nat} (f : Fin n → α) : List α := go n (Nat.le_refl n) []
where
  go : (i : Nat) → i ≤ n → List α → List α
    | 0, _, acc => acc
    | i+1, h, acc => go i (Nat.le_of_lt h) (f ⟨i, h⟩ :: acc)
def rotateLeft (xs : List α) (i : Nat := 1) : List α :=
  if xs.length ≤ 1 then xs else let i := i % xs.length; xs.drop i ++ xs.take i
def merge (xs ys : List α) (le : α → α → Bool := by exact fun a b => a ≤ b) : List α := go (xs.length + ys.length) xs ys
where
  go : Nat → List α → List α → List α
    | 0, xs, ys => xs ++ ys
    | _+1, [], ys => ys
    | _+1, xs, [] => xs
    | n+1, x :: xs, y :: ys => if le x y then x :: go n xs (y :: ys) else y :: go n (x :: xs) ys
/-- `fuel` bounds the depth of the recursion; the length of the list is enough -/
def mergeSortFuel (le : α → α → Bool) : (fuel : Nat) → List α → List α
  | 0, xs => xs
  | _, [] => []
  | _, [a] => [a]
  | fuel+1, xs => merge (mergeSortFuel le fuel (xs.take ((xs.length + 1) / 2))) (mergeSortFuel le fuel (xs.drop ((xs.length + 1) / 2))) le
def mergeSort (xs : List α) (le : α → α → Bool := by exact fun a b => a ≤ b) : List α := mergeSortFuel le xs.length xs

/-! ## Relations -/
inductive Sublist {α : Type u} : List α → List α → Prop where
  | slnil : Sublist [] []
  | cons {l₁ l₂ : List α} (a : α) : Sublist l₁ l₂ → Sublist l₁ (a :: l₂)
  | cons₂ {l₁ l₂ : List α} (a : α) : Sublist l₁ l₂ → Sublist (a :: l₁) (a :: l₂)
def IsPrefix (l₁ l₂ : List α) : Prop := ∃ t, l₁ ++ t = l₂
def IsSuffix (l₁ l₂ : List α) : Prop := ∃ t, t ++ l₁ = l₂
def IsInfix (l₁ l₂ : List α) : Prop := ∃ s t, s ++ l₁ ++ t = l₂
inductive Pairwise (R : α → α → Prop) : List α → Prop where
  | nil : Pairwise R []
  | cons {a : α} {l : List α} : (∀ a', a' ∈ l → R a a') → Pairwise R l → Pairwise R (a :: l)
def Nodup (l : List α) : Prop := Pairwise (· ≠ ·) l
inductive Perm : List α → List α → Prop where
  | nil : Perm [] []
  | cons (x : α) {l₁ l₂ : List α} : Perm l₁ l₂ → Perm (x :: l₁) (x :: l₂)
  | swap (x y : α) (l : List α) : Perm (y :: x :: l) (x :: y :: l)
  | trans {l₁ l₂ l₃ : List α} : Perm l₁ l₂ → Perm l₂ l₃ → Perm l₁ l₃
scoped infixl:50 " ~ " => Perm
@[simp] theorem pairwise_cons {R : α → α → Prop} {a : α} {l : List α} : Pairwise R (a :: l) ↔ (∀ a', a' ∈ l → R a a') ∧ Pairwise R l :=
  ⟨fun | .cons h k => ⟨h, k⟩, fun ⟨h, k⟩ => .cons h k⟩
@[simp] theorem nodup_nil : @Nodup α [] := .nil
@[simp] theorem nodup_cons {a : α} {l : List α} : Nodup (a :: l) ↔ a ∉ l ∧ Nodup l := by
  simp only [Nodup, pairwise_cons]
  exact ⟨fun ⟨h, k⟩ => ⟨fun m => h a m rfl, k⟩, fun ⟨h, k⟩ => ⟨fun b m e => h (e ▸ m), k⟩⟩
namespace Perm
variable {l₁ l₂ l₃ : List α}
@[refl, simp] protected theorem refl : ∀ l : List α, Perm l l
  | [] => .nil
  | a :: l => .cons a (Perm.refl l)
protected theorem rfl {l : List α} : Perm l l := .refl l
@[symm] protected theorem symm (h : Perm l₁ l₂) : Perm l₂ l₁ := by
  induction h with
  | nil => exact .nil
  | cons x _ ih => exact .cons x ih
  | swap x y l => exact .swap y x l
  | trans _ _ h k => exact .trans k h
theorem length_eq (h : Perm l₁ l₂) : l₁.length = l₂.length := by
  induction h with
  | nil => rfl
  | cons _ _ ih => simp [ih]
  | swap => rfl
  | trans _ _ h k => exact h.trans k
theorem mem_iff {a : α} (h : Perm l₁ l₂) : a ∈ l₁ ↔ a ∈ l₂ := by
  induction h with
  | nil => exact Iff.rfl
  | cons x _ ih => simp [ih]
  | swap x y l => simp [or_left_comm]
  | trans _ _ h k => exact h.trans k
end Perm

/-! ## Lemmas -/
@[simp] theorem all_nil {p : α → Bool} : [].all p = true := rfl
@[simp] theorem all_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).all p = (p a && l.all p) := rfl
@[simp] theorem any_nil {p : α → Bool} : [].any p = false := rfl
@[simp] theorem any_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).any p = (p a || l.any p) := rfl
@[simp] theorem all_eq_true {p : α → Bool} {l : List α} : l.all p = true ↔ ∀ x, x ∈ l → p x = true := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]
@[simp] theorem any_eq_true {p : α → Bool} {l : List α} : l.any p = true ↔ ∃ x, x ∈ l ∧ p x = true := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]
@[simp] theorem take_zero {l : List α} : l.take 0 = [] := by cases l <;> rfl
@[simp] theorem take_nil {i : Nat} : ([] : List α).take i = [] := by cases i <;> rfl
@[simp] theorem take_succ_cons {a : α} {as : List α} {i : Nat} : (a :: as).take (i + 1) = a :: as.take i := rfl
@[simp] theorem drop_zero {l : List α} : l.drop 0 = l := by cases l <;> rfl
@[simp] theorem drop_nil {i : Nat} : ([] : List α).drop i = [] := by cases i <;> rfl
@[simp] theorem drop_succ_cons {a : α} {l : List α} {i : Nat} : (a :: l).drop (i + 1) = l.drop i := rfl
@[simp] theorem take_append_drop (i : Nat) (l : List α) : l.take i ++ l.drop i = l := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => simp [ih]
@[simp] theorem length_take {i : Nat} {l : List α} : (l.take i).length = min i l.length := by
  induction l generalizing i with
  | nil => rw [take_nil, length_nil]; omega
  | cons a l ih => cases i with
    | zero => rw [take_zero, length_nil]; omega
    | succ i => rw [take_succ_cons, length_cons, length_cons, ih]; omega
@[simp] theorem length_drop {i : Nat} {l : List α} : (l.drop i).length = l.length - i := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => simp [ih]
@[simp] theorem take_length {l : List α} : l.take l.length = l := by
  induction l with
  | nil => rfl
  | cons a l ih => exact congrArg (a :: ·) ih
@[simp] theorem drop_length {l : List α} : l.drop l.length = [] := by
  induction l with
  | nil => rfl
  | cons a l ih => exact ih
theorem take_of_length_le {l : List α} {i : Nat} (h : l.length ≤ i) : l.take i = l := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => exact absurd h (Nat.not_le_of_gt (Nat.zero_lt_succ _))
    | succ i => rw [take_succ_cons, ih (Nat.le_of_succ_le_succ h)]
theorem drop_of_length_le {l : List α} {i : Nat} (h : l.length ≤ i) : l.drop i = [] := eq_nil_of_length_eq_zero (by rw [length_drop]; omega)
@[simp] theorem replicate_zero {a : α} : replicate 0 a = [] := rfl
theorem replicate_succ {a : α} {n : Nat} : replicate (n + 1) a = a :: replicate n a := rfl
@[simp] theorem mem_replicate {a b : α} {n : Nat} : b ∈ replicate n a ↔ n ≠ 0 ∧ b = a := by
  induction n with
  | zero => simp
  | succ n ih => simp only [replicate_succ, mem_cons, ih]; exact ⟨fun h => ⟨nofun, h.elim id (·.2)⟩, fun h => .inl h.2⟩
@[simp] theorem head?_nil : ([] : List α).head? = none := rfl
@[simp] theorem head?_cons {a : α} {l : List α} : (a :: l).head? = some a := rfl
@[simp] theorem head_cons {a : α} {l : List α} {h : a :: l ≠ []} : head (a :: l) h = a := rfl
@[simp] theorem tail_nil : ([] : List α).tail = [] := rfl
@[simp] theorem tail_cons {a : α} {as : List α} : (a :: as).tail = as := rfl
@[simp] theorem isEmpty_nil : ([] : List α).isEmpty = true := rfl
@[simp] theorem isEmpty_cons {x : α} {xs : List α} : (x :: xs).isEmpty = false := rfl
theorem head_cons_tail : ∀ {l : List α} (h : l ≠ []), l.head h :: l.tail = l
  | _ :: _, _ => rfl
@[simp] theorem zip_nil_left {l : List β} : zip ([] : List α) l = [] := rfl
@[simp] theorem zip_nil_right {l : List α} : zip l ([] : List β) = [] := by cases l <;> rfl
@[simp] theorem zip_cons_cons {a : α} {as : List α} {b : β} {bs : List β} : zip (a :: as) (b :: bs) = (a, b) :: zip as bs := rfl
@[simp] theorem flatten_nil : ([] : List (List α)).flatten = [] := rfl
@[simp] theorem flatten_cons {l : List α} {L : List (List α)} : (l :: L).flatten = l ++ L.flatten := rfl
@[simp] theorem flatMap_nil {f : α → List β} : [].flatMap f = [] := rfl
@[simp] theorem flatMap_cons {x : α} {xs : List α} {f : α → List β} : (x :: xs).flatMap f = f x ++ xs.flatMap f := rfl
@[simp] theorem sum_nil [Add α] [Zero α] : ([] : List α).sum = 0 := rfl
@[simp] theorem sum_cons [Add α] [Zero α] {a : α} {l : List α} : (a :: l).sum = a + l.sum := rfl
@[simp] theorem filterMap_nil {f : α → Option β} : filterMap f [] = [] := rfl
theorem length_pos_iff {l : List α} : 0 < l.length ↔ l ≠ [] := by cases l <;> simp
theorem ne_nil_of_mem {a : α} {l : List α} (h : a ∈ l) : l ≠ [] := fun e => by subst e; exact not_mem_nil h
theorem append_inj_right' {s₁ s₂ t : List α} (h : s₁ ++ t = s₂ ++ t) : s₁ = s₂ := by
  have := congrArg reverse h
  simp only [reverse_append] at this
  have := congrArg reverse (append_cancel_left this)
  simpa using this
theorem append_cancel_right {as bs cs : List α} (h : as ++ bs = cs ++ bs) : as = cs := append_inj_right' h
@[simp] theorem contains_eq_mem [DecidableEq α] (a : α) (as : List α) : as.contains a = decide (a ∈ as) := by
  induction as with
  | nil => rfl
  | cons b bs ih =>
    show (match a == b with | true => true | false => elem a bs) = _
    have ih : elem a bs = decide (a ∈ bs) := ih
    cases h : a == b with
    | true => have e := eq_of_beq h; subst e; simp
    | false => have e : a ≠ b := ne_of_beq_false h; simp [ih, e]
theorem foldl_map {f : β → γ} {g : α → γ → α} {l : List β} {init : α} : (l.map f).foldl g init = l.foldl (fun x y => g x (f y)) init := by
  induction l generalizing init with
  | nil => rfl
  | cons a l ih => simp [ih]
theorem foldr_map {f : β → γ} {g : γ → α → α} {l : List β} {init : α} : (l.map f).foldr g init = l.foldr (fun x y => g (f x) y) init := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]
theorem filter_filter {p q : α → Bool} {l : List α} : filter p (filter q l) = filter (fun a => p a && q a) l := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : q a <;> by_cases k : p a <;> simp [h, k, ih]
theorem map_congr_left {f g : α → β} {l : List α} (h : ∀ a, a ∈ l → f a = g a) : map f l = map g l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, map_cons, h a (.head l), ih fun a m => h a (.tail _ m)]
end List

