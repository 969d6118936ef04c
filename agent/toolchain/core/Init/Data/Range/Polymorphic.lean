prelude
import Init.Data.List.BasicAux
import Init.Data.Trans
import Init.Data.Int.Arith
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Ranges `a...b` and parts of arrays

Lean walks through the ranges of any type with a successor; ours know how many elements lie between two.
-/

universe u v w

/-! ## Ranges `a...b` -/
namespace Std
section
variable (α : Type u)
/-- `a...=b` -/ structure Rcc where
  lower : α
  upper : α
/-- `a...b` -/ structure Rco where
  lower : α
  upper : α
/-- `a...*` -/ structure Rci where
  lower : α
/-- `a<...=b` -/ structure Roc where
  lower : α
  upper : α
/-- `a<...b` -/ structure Roo where
  lower : α
  upper : α
/-- `a<...*` -/ structure Roi where
  lower : α
/-- `*...=b` -/ structure Ric where
  upper : α
/-- `*...b` -/ structure Rio where
  upper : α
end
/-- `*...*` -/ structure Rii (α : Type u) where
variable {α : Type u}
instance Rcc.instMembership [LE α] : Membership α (Rcc α) := ⟨fun r a => r.lower ≤ a ∧ a ≤ r.upper⟩
instance Rco.instMembership [LE α] [LT α] : Membership α (Rco α) := ⟨fun r a => r.lower ≤ a ∧ a < r.upper⟩
instance Rci.instMembership [LE α] : Membership α (Rci α) := ⟨fun r a => r.lower ≤ a⟩
instance Roc.instMembership [LE α] [LT α] : Membership α (Roc α) := ⟨fun r a => r.lower < a ∧ a ≤ r.upper⟩
instance Roo.instMembership [LT α] : Membership α (Roo α) := ⟨fun r a => r.lower < a ∧ a < r.upper⟩
instance Roi.instMembership [LT α] : Membership α (Roi α) := ⟨fun r a => r.lower < a⟩
instance Ric.instMembership [LE α] : Membership α (Ric α) := ⟨fun r a => a ≤ r.upper⟩
instance Rio.instMembership [LT α] : Membership α (Rio α) := ⟨fun r a => a < r.upper⟩
instance Rii.instMembership : Membership α (Rii α) := ⟨fun _ _ => True⟩
theorem Rcc.mem_iff [LE α] {r : Rcc α} {a : α} : a ∈ r ↔ r.lower ≤ a ∧ a ≤ r.upper := .rfl
theorem Rco.mem_iff [LE α] [LT α] {r : Rco α} {a : α} : a ∈ r ↔ r.lower ≤ a ∧ a < r.upper := .rfl
theorem Rci.mem_iff [LE α] {r : Rci α} {a : α} : a ∈ r ↔ r.lower ≤ a := .rfl
theorem Roc.mem_iff [LE α] [LT α] {r : Roc α} {a : α} : a ∈ r ↔ r.lower < a ∧ a ≤ r.upper := .rfl
theorem Roo.mem_iff [LT α] {r : Roo α} {a : α} : a ∈ r ↔ r.lower < a ∧ a < r.upper := .rfl
theorem Ric.mem_iff [LE α] {r : Ric α} {a : α} : a ∈ r ↔ a ≤ r.upper := .rfl
theorem Rio.mem_iff [LT α] {r : Rio α} {a : α} : a ∈ r ↔ a < r.upper := .rfl
instance Rcc.instDecidableMem [LE α] [DecidableLE α] (r : Rcc α) (a : α) : Decidable (a ∈ r) :=
  inferInstanceAs (Decidable (_ ∧ _))
instance Rco.instDecidableMem [LE α] [LT α] [DecidableLE α] [DecidableLT α] (r : Rco α) (a : α) :
    Decidable (a ∈ r) :=
  inferInstanceAs (Decidable (_ ∧ _))
instance Ric.instDecidableMem [LE α] [DecidableLE α] (r : Ric α) (a : α) : Decidable (a ∈ r) :=
  inferInstanceAs (Decidable (_ ≤ _))
instance Rio.instDecidableMem [LT α] [DecidableLT α] (r : Rio α) (a : α) : Decidable (a ∈ r) :=
  inferInstanceAs (Decidable (_ < _))

/-! ### Walking through a range -/
namespace PRange
class UpwardEnumerable (α : Type u) where
  succ? : α → Option α
  succMany? (n : Nat) (a : α) : Option α := Nat.repeat (· >>= succ?) n (some a)
class Least? (α : Type u) where
  least? : Option α
/-- A type whose elements from one to another can be counted.  Lean gets at them through `succ?` alone. -/
class Counted (α : Type u) [LE α] [LT α] where
  /-- the element so many places above -/
  above : α → Nat → α
  /-- how many elements there are from the first up to, but without, the second -/
  distance : α → α → Nat
  above_zero (a : α) : above a 0 = a
  le_above (a : α) (k : Nat) : a ≤ above a k
  lt_above (a : α) (k : Nat) : a < above a (k + 1)
  above_lt {a b : α} {k : Nat} : k < distance a b → above a k < b
  above_le {a b : α} {k : Nat} : a ≤ b → k ≤ distance a b → above a k ≤ b
instance instUpwardEnumerableNat : UpwardEnumerable Nat := ⟨fun n => some (n + 1), fun k n => some (n + k)⟩
instance instLeastNat : Least? Nat := ⟨some 0⟩
instance instCountedNat : Counted Nat where
  above := (· + ·)
  distance a b := b - a
  above_zero := Nat.add_zero
  le_above := Nat.le_add_right
  lt_above a k := by omega
  above_lt h := by omega
  above_le h k := by omega
instance instUpwardEnumerableInt : UpwardEnumerable Int := ⟨fun n => some (n + 1), fun k n => some (n + k)⟩
instance instCountedInt : Counted Int where
  above a k := a + k
  distance a b := (b - a).toNat
  above_zero := by intro a; simp
  le_above a k := by omega
  lt_above a k := by omega
  above_lt h := by omega
  above_le h k := by omega
open Counted
variable {β : Type v} {m : Type v → Type w} [Monad m]
/-- calls `f` with the elements that are `i`, `i + 1`, .. places above `a`, `rest` of them -/
@[specialize] def walk [LE α] [LT α] [Counted α] {P : α → Prop} (a : α) (f : (x : α) → P x → β →
    m (ForInStep β)) :
    (i rest : Nat) → ((k : Nat) → k < i + rest → P (above a k)) → β → m β
  | _, 0, _, b => pure b
  | i, rest+1, h, b => do
    match ← f (above a i) (h i (by omega)) b with
    | .done b => pure b
    | .yield b => walk a f (i + 1) rest (fun k hk => h k (by omega)) b
/-- all elements from `a` on, so many -/
def listFrom [LE α] [LT α] [Counted α] (a : α) (n : Nat) : List α := (List.range n).map (above a)
end PRange
open PRange Counted

section
variable [LE α] [LT α] [Counted α]
def Rco.size (r : Rco α) : Nat := distance r.lower r.upper
def Rco.toList (r : Rco α) : List α := listFrom r.lower r.size
def Rco.toArray (r : Rco α) : Array α := r.toList.toArray
def Rco.isEmpty (r : Rco α) : Bool := r.size == 0
def Roo.size (r : Roo α) : Nat := distance r.lower r.upper - 1
def Roo.toList (r : Roo α) : List α := listFrom (above r.lower 1) r.size
def Roo.toArray (r : Roo α) : Array α := r.toList.toArray
def Roo.isEmpty (r : Roo α) : Bool := r.size == 0
variable [DecidableLE α]
def Rcc.size (r : Rcc α) : Nat := if r.lower ≤ r.upper then distance r.lower r.upper + 1 else 0
def Rcc.toList (r : Rcc α) : List α := listFrom r.lower r.size
def Rcc.toArray (r : Rcc α) : Array α := r.toList.toArray
def Rcc.isEmpty (r : Rcc α) : Bool := r.size == 0
def Roc.size (r : Roc α) : Nat := if r.lower ≤ r.upper then distance r.lower r.upper else 0
def Roc.toList (r : Roc α) : List α := listFrom (above r.lower 1) r.size
def Roc.toArray (r : Roc α) : Array α := r.toList.toArray
def Roc.isEmpty (r : Roc α) : Bool := r.size == 0
end
section
variable {m : Type v → Type w} [Monad m] [LE α] [LT α] [Counted α]
instance Rco.instForIn' : ForIn' m (Rco α) α inferInstance where
  forIn' r b f := walk (P := (· ∈ r)) r.lower f 0 r.size (fun k hk => ⟨le_above _ k, above_lt (by rw [Nat.zero_add] at hk; exact hk)⟩) b
instance Rcc.instForIn' [DecidableLE α] : ForIn' m (Rcc α) α inferInstance where
  forIn' r b f := walk (P := (· ∈ r)) r.lower f 0 r.size (fun k hk => by
    rw [Nat.zero_add, Rcc.size] at hk
    split at hk
    · next h => exact ⟨le_above _ k, above_le h (Nat.le_of_lt_succ hk)⟩
    · exact absurd hk (Nat.not_lt_zero k)) b
/-- the loop of a range whose lower bound is left out -/
instance Roo.instForIn : ForIn m (Roo α) α where
  forIn r b f := forIn r.toList b f
instance Roc.instForIn [DecidableLE α] : ForIn m (Roc α) α where
  forIn r b f := forIn r.toList b f
instance Rci.instForIn : ForIn m (Rci α) α where
  forIn r b f := forIn Lean.Loop.mk (0, b) (fun _ (i, b) => do
    match ← f (above r.lower i) b with
    | .done b => pure (.done (i, b))
    | .yield b => pure (.yield (i + 1, b))) >>= fun (_, b) => pure b
end
instance Rio.instForIn'Nat {m : Type v → Type w} [Monad m] : ForIn' m (Rio Nat) Nat inferInstance where
  forIn' r b f := walk (P := (· ∈ r)) 0 f 0 r.upper (fun k hk => by
    show 0 + k < r.upper; omega) b
instance Ric.instForIn'Nat {m : Type v → Type w} [Monad m] : ForIn' m (Ric Nat) Nat inferInstance where
  forIn' r b f := walk (P := (· ∈ r)) 0 f 0 (r.upper + 1) (fun k hk => by
    show 0 + k ≤ r.upper; omega) b
def Rio.toList (r : Rio Nat) : List Nat := List.range r.upper
def Rio.toArray (r : Rio Nat) : Array Nat := r.toList.toArray
def Rio.size (r : Rio Nat) : Nat := r.upper
def Ric.toList (r : Ric Nat) : List Nat := List.range (r.upper + 1)
def Ric.toArray (r : Ric Nat) : Array Nat := r.toList.toArray
def Ric.size (r : Ric Nat) : Nat := r.upper + 1
theorem Rco.lt_upper_of_mem [LE α] [LT α] {r : Rco α} {a : α} (h : a ∈ r) : a < r.upper := h.2
theorem Rco.lower_le_of_mem [LE α] [LT α] {r : Rco α} {a : α} (h : a ∈ r) : r.lower ≤ a := h.1
theorem Rcc.le_upper_of_mem [LE α] {r : Rcc α} {a : α} (h : a ∈ r) : a ≤ r.upper := h.2
theorem Rcc.lower_le_of_mem [LE α] {r : Rcc α} {a : α} (h : a ∈ r) : r.lower ≤ a := h.1
theorem Rio.lt_upper_of_mem [LT α] {r : Rio α} {a : α} (h : a ∈ r) : a < r.upper := h
theorem Ric.le_upper_of_mem [LE α] {r : Ric α} {a : α} (h : a ∈ r) : a ≤ r.upper := h

/-! ### Slices: `xs[a...b]` -/
class Rcc.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Rcc β) : γ
class Rco.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Rco β) : γ
class Rci.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Rci β) : γ
class Roc.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Roc β) : γ
class Roo.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Roo β) : γ
class Roi.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Roi β) : γ
class Ric.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Ric β) : γ
class Rio.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Rio β) : γ
class Rii.Sliceable (α : Type u) (β : outParam (Type v)) (γ : outParam (Type w)) where
  mkSlice (carrier : α) (range : Rii β) : γ
end Std

/-! ## Parts of arrays: `xs[a:b]` -/
/-- a part of an array; the array is shared -/
structure Subarray (α : Type u) where
  array : Array α
  start : Nat
  stop : Nat
  start_le_stop : start ≤ stop
  stop_le_array_size : stop ≤ array.size
def Array.toSubarray {α : Type u} (as : Array α) (start : Nat := 0) (stop : Nat := as.size) : Subarray α :=
  ⟨as, min start (min stop as.size), min stop as.size, Nat.min_le_right _ _, Nat.min_le_right _ _⟩
namespace Subarray
variable {α : Type u} {β : Type v}
protected def empty : Subarray α := (#[] : Array α).toSubarray
instance instInhabited : Inhabited (Subarray α) := ⟨.empty⟩
instance instEmptyCollection : EmptyCollection (Subarray α) := ⟨.empty⟩
def size (s : Subarray α) : Nat := s.stop - s.start
theorem start_add_lt {s : Subarray α} {i : Nat} (h : i < s.size) : s.start + i < s.array.size := by
  have := s.stop_le_array_size
  unfold size at h; omega
def get (s : Subarray α) (i : Fin s.size) : α := s.array[s.start + i.val]'(start_add_lt i.isLt)
instance instGetElem : GetElem (Subarray α) Nat α fun xs i => i < xs.size := ⟨fun xs i h => xs.get ⟨i, h⟩⟩
instance instGetElem? : GetElem? (Subarray α) Nat α fun xs i => i < xs.size where
  getElem? xs i := decidableGetElem? xs i
  getElem! xs i := match decidableGetElem? xs i with
    | some a => a
    | none => outOfBounds
def getD (s : Subarray α) (i : Nat) (v₀ : α) : α := if h : i < s.size then s[i] else v₀
def toList (s : Subarray α) : List α := (s.array.toList.drop s.start).take s.size
def toArray (s : Subarray α) : Array α := s.array.extract s.start s.stop
def foldl (f : β → α → β) (init : β) (s : Subarray α) : β := s.toList.foldl f init
def foldr (f : α → β → β) (init : β) (s : Subarray α) : β := s.toList.foldr f init
def any (p : α → Bool) (s : Subarray α) : Bool := s.toList.any p
def all (p : α → Bool) (s : Subarray α) : Bool := s.toList.all p
def contains [BEq α] (s : Subarray α) (a : α) : Bool := s.toList.elem a
def take (s : Subarray α) (n : Nat) : Subarray α := s.array.toSubarray s.start (min s.stop (s.start + n))
def drop (s : Subarray α) (n : Nat) : Subarray α := s.array.toSubarray (s.start + n) s.stop
def split (s : Subarray α) (i : Fin s.size.succ) : Subarray α × Subarray α := (s.take i.val, s.drop i.val)
def popFront (s : Subarray α) : Subarray α := s.drop 1
def foldlM {m : Type v → Type w} [Monad m] (f : β → α → m β) (init : β) (s : Subarray α) : m β :=
  s.toList.foldlM f init
instance instForIn {m : Type v → Type w} [Monad m] : ForIn m (Subarray α) α :=
  ⟨fun s b f => forIn s.toList b f⟩
instance instForM {m : Type u → Type v} [Monad m] {α : Type w} : ForM m (Subarray α) α :=
  ⟨fun s f => s.toList.forM f⟩
instance instAppend : Append (Subarray α) := ⟨fun x y => (x.toArray ++ y.toArray).toSubarray⟩
instance instRepr [Repr α] : Repr (Subarray α) := ⟨fun s _ => repr s.toArray ++ ".toSubarray"⟩
instance instToString [ToString α] : ToString (Subarray α) := ⟨fun s => "#" ++ toString s.toList⟩
end Subarray
instance Array.instCoeSubarray {α : Type u} : Coe (Array α) (Subarray α) := ⟨fun as => as.toSubarray⟩
def Array.ofSubarray {α : Type u} (s : Subarray α) : Array α := s.toArray
instance Subarray.instCoeArray {α : Type u} : Coe (Subarray α) (Array α) := ⟨Array.ofSubarray⟩
namespace Std
variable {α : Type u}
instance : Rco.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs r => xs.toSubarray r.lower r.upper⟩
instance : Rcc.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs r => xs.toSubarray r.lower (r.upper + 1)⟩
instance : Rci.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs r => xs.toSubarray r.lower⟩
instance : Roo.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs r => xs.toSubarray (r.lower + 1) r.upper⟩
instance : Roc.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs r => xs.toSubarray (r.lower + 1) (r.upper + 1)⟩
instance : Roi.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs r => xs.toSubarray (r.lower + 1)⟩
instance : Rio.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs r => xs.toSubarray 0 r.upper⟩
instance : Ric.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs r => xs.toSubarray 0 (r.upper + 1)⟩
instance : Rii.Sliceable (Array α) Nat (Subarray α) := ⟨fun xs _ => xs.toSubarray⟩
end Std
