prelude
import Init.Data.List.BasicAux
import Init.Data.Ord
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Arrays: less common functions

All are defined through the list of elements.
-/

universe u v w

namespace Array
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Searching and counting -/
@[inline] def find? (p : α → Bool) (as : Array α) : Option α := as.toList.find? p
@[inline] def findRev? (p : α → Bool) (as : Array α) : Option α := as.toList.findRev? p
@[inline] def findSome? (f : α → Option β) (as : Array α) : Option β := as.toList.findSome? f
@[inline] def findSomeRev? (f : α → Option β) (as : Array α) : Option β := as.toList.findSomeRev? f
def findSome! [Inhabited β] (f : α → Option β) (xs : Array α) : β := match xs.findSome? f with
  | some b => b
  | none => panic! "failed to find element"
def findIdx? (p : α → Bool) (as : Array α) : Option Nat := as.toList.findIdx? p
def findIdx (p : α → Bool) (as : Array α) : Nat := as.toList.findIdx p
def findFinIdx? (p : α → Bool) (as : Array α) : Option (Fin as.size) := as.toList.findFinIdx? p
def idxOf? [BEq α] (xs : Array α) (v : α) : Option Nat := xs.findIdx? (· == v)
def idxOf [BEq α] (a : α) (xs : Array α) : Nat := xs.findIdx (· == a)
def finIdxOf? [BEq α] (xs : Array α) (v : α) : Option (Fin xs.size) := xs.findFinIdx? (· == v)
def countP (p : α → Bool) (as : Array α) : Nat := as.toList.countP p
def count [BEq α] (a : α) (as : Array α) : Nat := countP (· == a) as
def isPrefixOf [BEq α] (as bs : Array α) : Bool := as.toList.isPrefixOf bs.toList
def allDiff [BEq α] (as : Array α) : Bool := go as.toList
where
  go : List α → Bool
    | [] => true
    | a :: as => !as.elem a && go as
def getMax? (as : Array α) (lt : α → α → Bool) : Option α := match as.toList with
  | [] => none
  | a :: as => some (as.foldl (fun best a => if lt best a then a else best) a)
def lex [BEq α] (xs ys : Array α) (lt : α → α → Bool := by exact (· < ·)) : Bool := xs.toList.lex ys.toList lt

/-! ## Building and taking apart -/
@[inline] def filterMap (f : α → Option β) (as : Array α) (start := 0) (stop := as.size) : Array β :=
  (as.toList.extract start stop).filterMap f |>.toArray
def partition (p : α → Bool) (as : Array α) : Array α × Array α :=
  let (bs, cs) := as.toList.partition p
  (bs.toArray, cs.toArray)
def mapIdx (f : Nat → α → β) (as : Array α) : Array β := (as.toList.mapIdx f).toArray
def mapFinIdx (as : Array α) (f : (i : Nat) → α → (h : i < as.size) → β) : Array β :=
  (as.toList.mapFinIdx f).toArray
def zipIdx (xs : Array α) (start := 0) : Array (α × Nat) := (xs.toList.zipIdx start).toArray
def unzip (as : Array (α × β)) : Array α × Array β := (as.map (·.1), as.map (·.2))
def zipWithAll (f : Option α → Option β → γ) (as : Array α) (bs : Array β) : Array γ :=
  (as.toList.zipWithAll f bs.toList).toArray
def ofFn {n : Nat} (f : Fin n → α) : Array α := (List.ofFn f).toArray
def finRange (n : Nat) : Array (Fin n) := ofFn fun i => i
def range' (start size : Nat) (step : Nat := 1) : Array Nat := (List.range' start size step).toArray
def takeWhile (p : α → Bool) (as : Array α) : Array α := (as.toList.takeWhile p).toArray
def popWhile (p : α → Bool) (as : Array α) : Array α := (as.toList.reverse.dropWhile p).reverse.toArray
def shrink (xs : Array α) (n : Nat) : Array α := xs.take n
def erase [BEq α] (as : Array α) (a : α) : Array α := (as.toList.erase a).toArray
def eraseP (as : Array α) (p : α → Bool) : Array α := (as.toList.eraseP p).toArray
def eraseIdx (xs : Array α) (i : Nat) (h : i < xs.size := by
  get_elem_tactic) : Array α := (xs.toList.eraseIdx i).toArray
def eraseIdxIfInBounds (xs : Array α) (i : Nat) : Array α := (xs.toList.eraseIdx i).toArray
def eraseIdx! (xs : Array α) (i : Nat) : Array α :=
  if i < xs.size then xs.eraseIdxIfInBounds i else panic! "invalid index"
def eraseReps [BEq α] (as : Array α) : Array α := as.toList.eraseReps.toArray
def insertIdx (as : Array α) (i : Nat) (a : α) (h : i ≤ as.size := by get_elem_tactic) : Array α :=
  (as.toList.insertIdx i a).toArray
def insertIdxIfInBounds (as : Array α) (i : Nat) (a : α) : Array α := (as.toList.insertIdx i a).toArray
def insertIdx! (as : Array α) (i : Nat) (a : α) : Array α :=
  if i ≤ as.size then as.insertIdxIfInBounds i a else panic! "invalid index"
def replace [BEq α] (xs : Array α) (a b : α) : Array α := (xs.toList.replace a b).toArray
def swapAt (xs : Array α) (i : Nat) (v : α) (hi : i < xs.size := by
  get_elem_tactic) : α × Array α := (xs[i], xs.set i v)
def swapAt! (xs : Array α) (i : Nat) (v : α) : α × Array α :=
  if h : i < xs.size then swapAt xs i v
  else
    have : Inhabited (α × Array α) := ⟨(v, xs)⟩
    panic! "index out of bounds"
def leftpad (n : Nat) (a : α) (xs : Array α) : Array α := replicate (n - xs.size) a ++ xs
def rightpad (n : Nat) (a : α) (xs : Array α) : Array α := xs ++ replicate (n - xs.size) a
def reduceOption (as : Array (Option α)) : Array α := as.toList.reduceOption.toArray
def toListRev (xs : Array α) : List α := xs.toList.reverse
def toListAppend (as : Array α) (l : List α) : List α := as.toList ++ l
protected def min [Min α] (arr : Array α) (h : arr ≠ #[]) : α :=
  arr.toList.min fun e => h (congrArg Array.mk e)
protected def max [Max α] (arr : Array α) (h : arr ≠ #[]) : α :=
  arr.toList.max fun e => h (congrArg Array.mk e)
protected def min? [Min α] (arr : Array α) : Option α := arr.toList.min?
protected def max? [Max α] (arr : Array α) : Option α := arr.toList.max?
def prod {α : Type u} [Mul α] [One α] (as : Array α) : α := as.foldr (· * ·) 1
def pmap {P : α → Prop} (f : (a : α) → P a → β) (xs : Array α) (H : ∀ a ∈ xs, P a) : Array β :=
  (xs.toList.pmap f fun a h => H a (mem_toArray.mpr h)).toArray
def attachWith (xs : Array α) (P : α → Prop) (H : ∀ x ∈ xs, P x) : Array {x // P x} := xs.pmap Subtype.mk H
def attach (xs : Array α) : Array {x // x ∈ xs} := xs.attachWith _ fun _ => id
def unattach {p : α → Prop} (xs : Array {x // p x}) : Array α := xs.map (·.val)

/-! ## In monads -/
section
variable {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u}
def foldrM {β : Type u} (f : α → β → m β) (init : β) (as : Array α) (start := as.size) (stop := 0) : m β :=
  (as.toList.extract stop start).foldrM f init
def mapIdxM (f : Nat → α → m β) (as : Array α) : m (Array β) := do return (← as.toList.mapIdxM f).toArray
def filterMapM (f : α → m (Option β)) (as : Array α) (start := 0) (stop := as.size) : m (Array β) := do
  return (← (as.toList.extract start stop).filterMapM f).toArray
def flatMapM (f : α → m (Array β)) (as : Array α) : m (Array β) := do
  let bss ← as.toList.mapM f
  return bss.foldl (· ++ ·) #[]
def findSomeM? (f : α → m (Option β)) (as : Array α) : m (Option β) := as.toList.findSomeM? f
def forRevM (f : α → m PUnit) (as : Array α) (start := as.size) (stop := 0) : m PUnit :=
  (as.toList.extract stop start).reverse.forM f
end
section
variable {m : Type → Type v} [Monad m] {α : Type}
def filterM (p : α → m Bool) (as : Array α) (start := 0) (stop := as.size) : m (Array α) := do
  return (← (as.toList.extract start stop).filterM p).toArray
def findM? (p : α → m Bool) (as : Array α) : m (Option α) := as.toList.findM? p
def findIdxM? {α : Type u} (p : α → m Bool) (as : Array α) : m (Option Nat) := go as.toList 0
where
  go : List α → Nat → m (Option Nat)
    | [], _ => pure none
    | a :: as, i => do if (← p a) then pure (some i) else go as (i + 1)
def anyM {α : Type u} (p : α → m Bool) (as : Array α) (start := 0) (stop := as.size) : m Bool :=
  (as.toList.extract start stop).anyM p
def allM {α : Type u} (p : α → m Bool) (as : Array α) (start := 0) (stop := as.size) : m Bool :=
  (as.toList.extract start stop).allM p
end

/-! ## Sorting and searching in sorted arrays -/
def mergeSort (xs : Array α) (le : α → α → Bool := by
  exact fun a b => a ≤ b) : Array α := (xs.toList.mergeSort le).toArray
/-- Lean sorts with quicksort; the result is a sorted permutation in both, but equal elements may come in another order -/
def qsort (as : Array α) (lt : α → α → Bool := by exact (· < ·)) (lo := 0) (hi := as.size - 1) : Array α :=
  let l := as.toList
  (l.take lo ++ (l.extract lo (hi + 1)).mergeSort (fun a b => !lt b a) ++ l.drop (max lo (hi + 1))).toArray
def qsortOrd [ord : Ord α] (xs : Array α) : Array α := xs.qsort fun x y => compare x y |>.isLT
def insertionSort (xs : Array α) (lt : α → α → Bool := by exact (· < ·)) : Array α :=
  (xs.toList.mergeSort fun a b => !lt b a).toArray
def binSearch {α : Type} (as : Array α) (k : α) (lt : α → α → Bool) (lo := 0) (hi :=
  as.size - 1) : Option α :=
  (as.toList.extract lo (hi + 1)).find? fun a => !lt a k && !lt k a
def binSearchContains {α : Type} (as : Array α) (k : α) (lt : α → α → Bool) (lo := 0) (hi :=
  as.size - 1) : Bool :=
  (binSearch as k lt lo hi).isSome
def binInsert {α : Type u} (lt : α → α → Bool) (as : Array α) (k : α) : Array α :=
  let (before, rest) := as.toList.span fun a => lt a k
  match rest with
  | [] => as.push k
  | a :: after => if lt k a then (before ++ k :: a :: after).toArray else (before ++ k :: after).toArray
end Array
