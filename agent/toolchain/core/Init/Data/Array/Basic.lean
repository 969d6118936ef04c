prelude
import Init.GetElem
import Init.Control.State
set_option autoImplicit false

/-!
# Arrays

Access, update and growth run natively; everything else is defined through the list of elements, so that it computes in
proofs as well.
-/

universe u v w

@[inline, match_pattern] def List.toArray {α : Type u} (xs : List α) : Array α := .mk xs

namespace Array
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Access and update -/
@[extern "lean_array_fget"] def getInternal (xs : @& Array α) (i : @& Nat) (h : i < xs.size) : α := xs.toList.get ⟨i, h⟩
@[extern "lean_array_fget_borrowed"] unsafe opaque getInternalBorrowed (xs : @& Array α) (i : @& Nat) (h : i < xs.size) : α := xs.toList.get ⟨i, h⟩
@[extern "lean_array_get"] def get!Internal [Inhabited α] (xs : @& Array α) (i : @& Nat) : α := xs.toList.get!Internal i
@[extern "lean_array_get_borrowed"] unsafe opaque get!InternalBorrowed [Inhabited α] (xs : @& Array α) (i : @& Nat) : α := xs.toList.get!Internal i
instance instGetElemNatLtSize : GetElem (Array α) Nat α fun xs i => i < xs.size where
  getElem xs i h := xs.getInternal i h
instance instGetElem?NatLtSize : GetElem? (Array α) Nat α fun xs i => i < xs.size where
  getElem? xs i := decidableGetElem? xs i
  getElem! xs i := xs.get!Internal i
@[inline] def getD (a : Array α) (i : Nat) (v₀ : α) : α := if h : i < a.size then a.getInternal i h else v₀
@[inline] def back? (xs : Array α) : Option α := xs[xs.size - 1]?
@[inline] def back! [Inhabited α] (xs : Array α) : α := xs[xs.size - 1]!
@[inline] def back (xs : Array α) (h : 0 < xs.size := by get_elem_tactic) : α := xs[xs.size - 1]'(Nat.sub_one_lt_of_lt h)
end Array

/-- replace the element at an index; nothing happens out of bounds -/
def List.set {α : Type u} : (l : List α) → (n : Nat) → (a : α) → List α
  | _ :: as, 0, b => b :: as
  | a :: as, n+1, b => a :: set as n b
  | [], _, _ => []
@[simp] theorem List.length_set {α : Type u} {as : List α} {i : Nat} {a : α} : (as.set i a).length = as.length := by
  induction as generalizing i with
  | nil => rfl
  | cons b bs ih => cases i with
    | zero => rfl
    | succ i => exact congrArg Nat.succ ih
def List.dropLast {α : Type u} : List α → List α
  | [] => []
  | [_] => []
  | a :: b :: bs => a :: dropLast (b :: bs)

namespace Array
variable {α : Type u} {β : Type v} {γ : Type w}
@[extern "lean_array_fset"] def set (xs : Array α) (i : @& Nat) (v : α) (h : i < xs.size := by get_elem_tactic) : Array α := ⟨xs.toList.set i v⟩
@[inline] def setIfInBounds (xs : Array α) (i : Nat) (v : α) : Array α := if h : i < xs.size then xs.set i v h else xs
@[extern "lean_array_set"] def set! (xs : Array α) (i : @& Nat) (v : α) : Array α := setIfInBounds xs i v
@[extern "lean_array_pop"] def pop (xs : Array α) : Array α := ⟨xs.toList.dropLast⟩
@[extern "lean_array_fswap"] def swap (xs : Array α) (i j : @& Nat) (hi : i < xs.size := by get_elem_tactic) (hj : j < xs.size := by get_elem_tactic) : Array α :=
  ⟨(xs.toList.set i (xs.getInternal j hj)).set j (xs.getInternal i hi)⟩
@[extern "lean_array_swap"] def swapIfInBounds (xs : Array α) (i j : @& Nat) : Array α :=
  if h₁ : i < xs.size then if h₂ : j < xs.size then swap xs i j h₁ h₂ else xs else xs
@[extern "lean_mk_array"] def replicate {α : Type u} (n : Nat) (v : α) : Array α := ⟨List.replicate n v⟩
def singleton {α : Type u} (v : α) : Array α := #[v]
instance instEmptyCollection : EmptyCollection (Array α) := ⟨Array.empty⟩
@[inline] def isEmpty (xs : Array α) : Bool := decide (xs.size = 0)
@[inline] def modify (xs : Array α) (i : Nat) (f : α → α) : Array α := if h : i < xs.size then xs.set i (f (xs.getInternal i h)) h else xs
def extract (xs : Array α) (start : Nat := 0) (stop : Nat := xs.size) : Array α := ⟨(xs.toList.take stop).drop start⟩
def take (xs : Array α) (i : Nat) : Array α := xs.extract 0 i
def drop (xs : Array α) (i : Nat) : Array α := xs.extract i xs.size

/-! ## Folds and maps -/
@[inline] def foldl (f : β → α → β) (init : β) (as : Array α) (start := 0) (stop := as.size) : β := ((as.toList.take stop).drop start).foldl f init
@[inline] def foldr (f : α → β → β) (init : β) (as : Array α) (start := as.size) (stop := 0) : β := ((as.toList.take start).drop stop).foldr f init
@[inline] def map (f : α → β) (as : Array α) : Array β := ⟨as.toList.map f⟩
@[inline] def filter (p : α → Bool) (as : Array α) (start := 0) (stop := as.size) : Array α := ⟨((as.toList.take stop).drop start).filter p⟩
@[inline] def any (as : Array α) (p : α → Bool) (start := 0) (stop := as.size) : Bool := ((as.toList.take stop).drop start).any p
@[inline] def all (as : Array α) (p : α → Bool) (start := 0) (stop := as.size) : Bool := ((as.toList.take stop).drop start).all p
def reverse (as : Array α) : Array α := ⟨as.toList.reverse⟩
def contains [BEq α] (as : Array α) (a : α) : Bool := as.toList.elem a
def elem [BEq α] (a : α) (as : Array α) : Bool := as.toList.elem a
def range (n : Nat) : Array Nat := ⟨List.range n⟩
def zip (as : Array α) (bs : Array β) : Array (α × β) := ⟨as.toList.zip bs.toList⟩
def zipWith (f : α → β → γ) (as : Array α) (bs : Array β) : Array γ := ⟨List.zipWith f as.toList bs.toList⟩
def flatten (xss : Array (Array α)) : Array α := ⟨(xss.toList.map toList).flatten⟩
def flatMap (f : α → Array β) (as : Array α) : Array β := ⟨as.toList.flatMap fun a => (f a).toList⟩
def sum [Add α] [Zero α] (xs : Array α) : α := xs.foldr (· + ·) 0
def appendList (as : Array α) (bs : List α) : Array α := bs.foldl push as
instance instHAppendList : HAppend (Array α) (List α) (Array α) := ⟨appendList⟩
instance instMembership : Membership α (Array α) := ⟨fun as a => a ∈ as.toList⟩
theorem mem_def {a : α} {as : Array α} : a ∈ as ↔ a ∈ as.toList := Iff.rfl
@[simp] theorem mem_toArray {a : α} {l : List α} : a ∈ l.toArray ↔ a ∈ l := Iff.rfl
instance instDecidableMemOfDecidableEq [DecidableEq α] (a : α) (as : Array α) : Decidable (a ∈ as) := List.instDecidableMem0 a as.toList
def isEqvAux (p : α → α → Bool) : List α → List α → Bool
  | [], [] => true
  | a :: as, b :: bs => p a b && isEqvAux p as bs
  | _, _ => false
@[inline] def isEqv (xs ys : Array α) (p : α → α → Bool) : Bool := isEqvAux p xs.toList ys.toList
instance instBEq [BEq α] : BEq (Array α) := ⟨fun xs ys => isEqv xs ys BEq.beq⟩
theorem toList_inj : ∀ {xs ys : Array α}, xs.toList = ys.toList ↔ xs = ys
  | ⟨_⟩, ⟨_⟩ => ⟨fun h => congrArg mk h, fun h => congrArg toList h⟩
instance instDecidableEq [DecidableEq α] : DecidableEq (Array α) := fun xs ys => decidable_of_iff _ (toList_inj (xs := xs) (ys := ys))

/-! ## Monadic loops -/
section
universe u' v'
variable {m : Type u' → Type v'} [Monad m]
@[inline] def foldlM {β : Type u'} (f : β → α → m β) (init : β) (as : Array α) (start := 0) (stop := as.size) : m β :=
  loop ((as.toList.take stop).drop start) init
where
  loop : List α → β → m β
    | [], b => pure b
    | a :: as, b => f b a >>= loop as
def mapM {β : Type u'} (f : α → m β) (as : Array α) : m (Array β) := as.foldlM (init := #[]) fun bs a => do return bs.push (← f a)
def forM (f : α → m PUnit) (as : Array α) (start := 0) (stop := as.size) : m PUnit := as.foldlM (fun _ a => f a) ⟨⟩ start stop
end

/-! ## Lemmas -/
@[simp] theorem size_toArray (as : List α) : as.toArray.size = as.length := rfl
@[simp] theorem toList_toArray (as : List α) : as.toArray.toList = as := rfl
@[simp] theorem toArray_toList (xs : Array α) : xs.toList.toArray = xs := rfl
@[simp] theorem size_push {xs : Array α} (v : α) : (xs.push v).size = xs.size + 1 := by
  show (xs.toList ++ [v]).length = _
  rw [List.length_append]; rfl
@[simp] theorem length_toList {xs : Array α} : xs.toList.length = xs.size := rfl
@[simp] theorem toList_push {xs : Array α} {x : α} : (xs.push x).toList = xs.toList ++ [x] := rfl
@[simp] theorem size_set {xs : Array α} {i : Nat} {v : α} (h : i < xs.size) : (xs.set i v h).size = xs.size := List.length_set
@[simp] theorem size_map {f : α → β} {xs : Array α} : (xs.map f).size = xs.size := List.length_map f
@[simp] theorem size_setIfInBounds {xs : Array α} {i : Nat} {a : α} : (xs.setIfInBounds i a).size = xs.size := by
  unfold setIfInBounds; split <;> simp
@[simp] theorem size_swap {xs : Array α} {i j : Nat} {hi : i < xs.size} {hj : j < xs.size} : (xs.swap i j hi hj).size = xs.size := by
  show ((xs.toList.set _ _).set _ _).length = _
  rw [List.length_set, List.length_set]; rfl
@[simp] theorem size_replicate {n : Nat} {v : α} : (replicate n v).size = n := List.length_replicate
@[simp] theorem size_empty : (#[] : Array α).size = 0 := rfl
@[ext] theorem ext' : ∀ {xs ys : Array α}, xs.toList = ys.toList → xs = ys
  | ⟨_⟩, ⟨_⟩, h => congrArg mk h
attribute [-ext] ext'
end Array
