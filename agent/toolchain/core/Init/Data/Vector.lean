prelude
import Init.Data.Array.BasicAux
import Init.Meta.Syntax
import Init.Data.List.Perm
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Vectors: arrays of a given size
-/

universe u v w

/-- an array of a given size -/
structure Vector (α : Type u) (n : Nat) where
  toArray : Array α
  size_toArray : toArray.size = n
attribute [simp] Vector.size_toArray
abbrev Array.toVector {α : Type u} (xs : Array α) : Vector α xs.size := .mk xs rfl
theorem NeZero.ne {R : Type u} [Zero R] (n : R) [h : NeZero n] : n ≠ 0 := h.out
theorem Nat.pos_of_neZero (n : Nat) [NeZero n] : 0 < n := Nat.pos_of_ne_zero (NeZero.ne n)
@[simp] theorem Array.size_pop {α : Type u} {xs : Array α} : xs.pop.size = xs.size - 1 := List.length_dropLast

namespace Vector
variable {α : Type u} {β : Type v} {γ : Type w} {n m k : Nat}
@[app_unexpander Vector.mk]
def unexpandMk : Lean.PrettyPrinter.Unexpander
  | `($_ #[ $elems,* ] $_) => `(#v[ $elems,* ])
  | _ => throw ()
abbrev size (_ : Vector α n) : Nat := n
def toList (xs : Vector α n) : List α := xs.toArray.toList
theorem toArray_inj {xs ys : Vector α n} : xs.toArray = ys.toArray ↔ xs = ys := by
  cases xs; cases ys; simp
theorem toArray_injective {xs ys : Vector α n} (h : xs.toArray = ys.toArray) : xs = ys := toArray_inj.mp h
@[simp] theorem length_toList (xs : Vector α n) : xs.toList.length = n := xs.size_toArray
/-- the vector of a list that is known to have the length -/
def ofList (l : List α) (h : l.length = n) : Vector α n := ⟨l.toArray, h⟩
instance instDecidableEq [DecidableEq α] : DecidableEq (Vector α n) := fun xs ys =>
  decidable_of_iff (xs.toArray = ys.toArray) toArray_inj
instance instBEq [BEq α] : BEq (Vector α n) := ⟨fun xs ys => xs.toArray == ys.toArray⟩
protected def repr [Repr α] (xs : Vector α n) : Std.Format :=
  if n = 0 then "#v[]" else .bracket "#v[" (.commaSeparated repr xs.toList) "]"
instance instRepr [Repr α] : Repr (Vector α n) := ⟨fun xs _ => xs.repr⟩
instance instToString [ToString α] : ToString (Vector α n) := ⟨fun xs => "#v" ++ toString xs.toList⟩
def emptyWithCapacity (capacity : Nat) : Vector α 0 := ⟨#[], rfl⟩
def replicate (n : Nat) (v : α) : Vector α n := ⟨Array.replicate n v, by simp⟩
def singleton (v : α) : Vector α 1 := ⟨#[v], rfl⟩
instance instInhabited [Inhabited α] : Inhabited (Vector α n) := ⟨replicate n default⟩
def get (xs : Vector α n) (i : Fin n) : α := xs.toArray[i.val]'(by rw [xs.size_toArray]; exact i.isLt)
instance instGetElem : GetElem (Vector α n) Nat α fun _ i => i < n := ⟨fun xs i h => xs.get ⟨i, h⟩⟩
instance instGetElem? : GetElem? (Vector α n) Nat α fun _ i => i < n where
  getElem? xs i := decidableGetElem? xs i
  getElem! xs i := match decidableGetElem? xs i with
    | some a => a
    | none => outOfBounds
instance instLawfulGetElem : LawfulGetElem (Vector α n) Nat α fun _ i => i < n where
  getElem?_def xs i _ := by
    by_cases h : i < n
    · rw [dif_pos h]; exact dif_pos h
    · rw [dif_neg h]; exact dif_neg h
  getElem!_def xs i := by
    show (match decidableGetElem? xs i with | some a => a | none => outOfBounds) = _
    rfl
def contains [BEq α] (xs : Vector α n) (a : α) : Bool := xs.toArray.contains a
instance instMembership : Membership α (Vector α n) := ⟨fun xs a => a ∈ xs.toArray⟩
def getD (xs : Vector α n) (i : Nat) (default : α) : α := if h : i < n then xs[i] else default
def back? (xs : Vector α n) : Option α := xs.toArray.back?
def back! [Inhabited α] (xs : Vector α n) : α := xs.toArray.back!
def back [NeZero n] (xs : Vector α n) : α := xs[n - 1]'(by have := NeZero.ne n; omega)
def head [NeZero n] (xs : Vector α n) : α := xs[0]'(by have := NeZero.ne n; omega)
def push (xs : Vector α n) (x : α) : Vector α (n + 1) := ⟨xs.toArray.push x, by simp⟩
def pop (xs : Vector α n) : Vector α (n - 1) := ⟨xs.toArray.pop, by rw [Array.size_pop, xs.size_toArray]⟩
def set (xs : Vector α n) (i : Nat) (x : α) (h : i < n := by get_elem_tactic) : Vector α n :=
  ⟨xs.toArray.set i x (by simpa using h), by simp⟩
def setIfInBounds (xs : Vector α n) (i : Nat) (x : α) : Vector α n := ⟨xs.toArray.setIfInBounds i x, by simp⟩
def set! (xs : Vector α n) (i : Nat) (x : α) : Vector α n := ⟨xs.toArray.set! i x, by
  show (xs.toArray.setIfInBounds i x).size = n; simp⟩
def swap (xs : Vector α n) (i j : Nat) (hi : i < n := by get_elem_tactic) (hj : j < n := by
  get_elem_tactic) : Vector α n :=
  ⟨xs.toArray.swap i j (by simpa using hi) (by simpa using hj), Array.size_swap.trans xs.size_toArray⟩
def foldl (f : β → α → β) (b : β) (xs : Vector α n) : β := xs.toArray.foldl f b
def foldr (f : α → β → β) (b : β) (xs : Vector α n) : β := xs.toArray.foldr f b
def foldlM {m : Type v → Type w} [Monad m] (f : β → α → m β) (b : β) (xs : Vector α n) : m β :=
  xs.toArray.foldlM f b
def append (xs : Vector α n) (ys : Vector α m) : Vector α (n + m) := ofList (xs.toList ++ ys.toList) (by simp)
instance instHAppend : HAppend (Vector α n) (Vector α m) (Vector α (n + m)) := ⟨append⟩
protected def cast (h : n = m) (xs : Vector α n) : Vector α m := ⟨xs.toArray, h ▸ xs.size_toArray⟩
def extract (xs : Vector α n) (start : Nat := 0) (stop : Nat := n) : Vector α (min stop n - start) :=
  ofList ((xs.toList.take stop).drop start) (by simp)
def take (xs : Vector α n) (i : Nat) : Vector α (min i n) := ofList (xs.toList.take i) (by simp)
def drop (xs : Vector α n) (i : Nat) : Vector α (n - i) := ofList (xs.toList.drop i) (by simp)
def tail (xs : Vector α n) : Vector α (n - 1) := xs.drop 1
def map (f : α → β) (xs : Vector α n) : Vector β n := ⟨xs.toArray.map f, by simp⟩
def mapIdx (f : Nat → α → β) (xs : Vector α n) : Vector β n := ofList (xs.toList.mapIdx f) (by simp)
def mapFinIdx (xs : Vector α n) (f : (i : Nat) → α → (h : i < n) → β) : Vector β n :=
  ofList (List.ofFn fun i : Fin n => f i.val xs[i.val] i.isLt) (by simp)
def mapM {m : Type v → Type w} [Monad m] (f : α → m β) (xs : Vector α n) : m (Vector β n) :=
  go n 0 (by omega) ⟨#[], rfl⟩
where
  /-- from `k` on, `rest` elements to go -/
  go : (rest k : Nat) → k + rest = n → Vector β k → m (Vector β n)
    | 0, k, h, acc => pure (acc.cast (by omega))
    | rest+1, k, h, acc => do go rest (k + 1) (by omega) (acc.push (← f (xs[k]'(by omega))))
def zip (as : Vector α n) (bs : Vector β n) : Vector (α × β) n := ofList (as.toList.zip bs.toList) (by simp)
def zipWith (f : α → β → γ) (as : Vector α n) (bs : Vector β n) : Vector γ n :=
  ofList (as.toList.zipWith f bs.toList) (by simp)
def unzip (xs : Vector (α × β) n) : Vector α n × Vector β n := (xs.map (·.1), xs.map (·.2))
def zipIdx (xs : Vector α n) (k : Nat := 0) : Vector (α × Nat) n := xs.mapIdx fun i a => (a, i + k)
def ofFn (f : Fin n → α) : Vector α n := ofList (List.ofFn f) (by simp)
def range (n : Nat) : Vector Nat n := ofList (List.range n) (by simp)
def finRange (n : Nat) : Vector (Fin n) n := ofFn fun i => i
def reverse (xs : Vector α n) : Vector α n := ofList xs.toList.reverse (by simp)
def isEqv (xs ys : Vector α n) (r : α → α → Bool) : Bool := xs.toList.isEqv ys.toList r
def all (xs : Vector α n) (p : α → Bool) : Bool := xs.toArray.all p
def any (xs : Vector α n) (p : α → Bool) : Bool := xs.toArray.any p
def count [BEq α] (a : α) (xs : Vector α n) : Nat := xs.toArray.count a
def countP (p : α → Bool) (xs : Vector α n) : Nat := xs.toArray.countP p
def find? (p : α → Bool) (xs : Vector α n) : Option α := xs.toArray.find? p
def findIdx? (p : α → Bool) (xs : Vector α n) : Option Nat := xs.toArray.findIdx? p
def sum [Add α] [Zero α] (xs : Vector α n) : α := xs.toList.sum
def flatten (xs : Vector (Vector α n) m) : Vector α (m * n) := ofList (xs.toList.map toList).flatten (by
  have h : ∀ l : List (Vector α n), ((l.map toList).flatten).length = l.length * n := by
    intro l
    induction l with
    | nil => simp
    | cons a l ih => simp only [List.map_cons, List.flatten_cons, List.length_append, ih, length_toList,
        List.length_cons, Nat.add_one_mul, Nat.add_comm]
  rw [h, length_toList])
instance instFunctor : Functor (Vector · n) := ⟨fun f xs => xs.map f, fun a xs => xs.map fun _ => a⟩
instance instForIn {m : Type v → Type w} [Monad m] : ForIn m (Vector α n) α :=
  ⟨fun xs b f => forIn xs.toList b f⟩
instance instForM {m : Type u → Type v} [Monad m] {α : Type w} : ForM m (Vector α n) α :=
  ⟨fun xs f => xs.toList.forM f⟩
protected theorem ext {xs ys : Vector α n} (h : (i : Nat) → (_ : i < n) → xs[i] = ys[i]) : xs = ys := by
  apply toArray_injective
  apply Array.toList_inj.mp
  apply List.ext_getElem
  · exact xs.length_toList.trans ys.length_toList.symm
  · intro i h₁ h₂
    exact h i (by simpa using h₁)
end Vector
