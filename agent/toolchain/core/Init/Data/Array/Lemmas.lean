prelude
import Init.Data.Array.BasicAux
import Init.Data.List.Perm
import Init.Data.String.Pattern
import Init.Data.FinIndex
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Arrays: elements at an index; numbers, strings, lists: what else is used often
-/

universe u v

export Bool (xor)

/-! ## Numbers, strings, options, `Id`, pointers -/
protected theorem Nat.le_of_succ_le {n m : Nat} (h : Nat.succ n ≤ m) : n ≤ m := Nat.le_of_lt h
attribute [simp] Int.sub_add_cancel Int.add_sub_cancel
/-- what the compiler makes of `Nat.rec` -/
def Nat.recCompiled {motive : Nat → Sort u} (zero : motive Nat.zero) (succ : (n : Nat) → motive n →
    motive (Nat.succ n)) :
    (t : Nat) → motive t
  | .zero => zero
  | .succ n => succ n (Nat.recCompiled zero succ n)
@[csimp] theorem Nat.rec_eq_recCompiled : @Nat.rec = @Nat.recCompiled := by
  funext motive zero succ t
  induction t with
  | zero => rfl
  | succ t ih => rw [Nat.recCompiled, ← ih]
@[simp] theorem String.length_singleton (c : Char) : (String.singleton c).length = 1 := String.length_ofList
@[simp] theorem Char.length_toString (c : Char) : c.toString.length = 1 := String.length_ofList
@[simp] theorem String.length_push (s : String) (c : Char) : (s.push c).length = s.length + 1 := by
  show (s ++ String.ofList [c]).length = _
  rw [String.length_append, String.length_ofList]; rfl
@[simp] theorem String.length_empty : "".length = 0 := rfl
instance instFunctorOption : Functor Option := ⟨Option.map, fun a o => o.map fun _ => a⟩
instance Id.instOfNat {α : Type u} {n : Nat} [OfNat α n] : OfNat (Id α) n := inferInstanceAs (OfNat α n)
@[extern "lean_ptr_addr"] unsafe opaque ptrAddrUnsafe {α : Type u} (a : @& α) : USize
@[inline] unsafe def ptrEq {α : Type u} (a b : α) : Bool := ptrAddrUnsafe a == ptrAddrUnsafe b

/-! ## Least and greatest elements of lists -/
namespace List
variable {α : Type u}
@[simp] theorem min?_nil [Min α] : ([] : List α).min? = none := rfl
@[simp] theorem max?_nil [Max α] : ([] : List α).max? = none := rfl
@[simp] theorem min?_eq_none_iff [Min α] {xs : List α} : xs.min? = none ↔ xs = [] := by
  cases xs <;> simp [min?]
@[simp] theorem max?_eq_none_iff [Max α] {xs : List α} : xs.max? = none ↔ xs = [] := by
  cases xs <;> simp [max?]
@[simp] theorem isSome_min?_iff [Min α] {xs : List α} : xs.min?.isSome ↔ xs ≠ [] := by
  cases xs <;> simp [min?]
@[simp] theorem isSome_max?_iff [Max α] {xs : List α} : xs.max?.isSome ↔ xs ≠ [] := by
  cases xs <;> simp [max?]
end List

/-! ## Arrays -/
namespace Array
variable {α : Type u} {β : Type v}
instance instLawfulGetElem : LawfulGetElem (Array α) Nat α fun xs i => i < xs.size where
  getElem?_def xs i _ := by
    by_cases h : i < xs.size
    · rw [dif_pos h]; exact dif_pos h
    · rw [dif_neg h]; exact dif_neg h
  getElem!_def xs i := by
    show xs.toList.get!Internal i = _
    rw [List.get!Internal_eq]
    show (match xs.toList[i]? with | some e => e | none => default) = _
    by_cases h : i < xs.size
    · rw [List.getElem?_eq_getElem h, show xs[i]? = some xs[i] from dif_pos h]; rfl
    · rw [List.getElem?_eq_none (Nat.le_of_not_lt h), show xs[i]? = none from dif_neg h]
@[simp] theorem getElem_toList {xs : Array α} {i : Nat} (h : i < xs.size) : xs.toList[i]'h = xs[i] := rfl
@[simp] theorem getElem?_toList {xs : Array α} {i : Nat} : xs.toList[i]? = xs[i]? := by
  by_cases h : i < xs.size
  · rw [List.getElem?_eq_getElem h, getElem?_pos xs i h]; rfl
  · rw [List.getElem?_eq_none (Nat.le_of_not_lt h), getElem?_neg xs i h]
theorem getElem?_eq_getElem {xs : Array α} {i : Nat} (h : i < xs.size) : xs[i]? = some xs[i] :=
  getElem?_pos xs i h
theorem getElem?_eq_none {xs : Array α} {i : Nat} (h : xs.size ≤ i) : xs[i]? = none :=
  getElem?_neg xs i (Nat.not_lt_of_le h)
@[simp] theorem getElem_toArray {l : List α} {i : Nat} (h : i < l.toArray.size) : l.toArray[i] = l[i]'h := rfl
theorem ext {xs ys : Array α} (h₁ : xs.size = ys.size)
    (h₂ : (i : Nat) → (hi₁ : i < xs.size) → (hi₂ : i < ys.size) → xs[i] = ys[i]) : xs = ys :=
  toList_inj.mp (List.ext_getElem h₁ fun i a b => h₂ i a b)
@[simp] theorem toList_map {f : α → β} {xs : Array α} : (xs.map f).toList = xs.toList.map f := rfl
@[simp] theorem getElem_map {f : α → β} {xs : Array α} {i : Nat} (hi : i < (xs.map f).size) :
    (xs.map f)[i] = f (xs[i]'(by simpa using hi)) :=
  List.getElem_map (f := f) (l := xs.toList)
theorem getElem_push_lt {xs : Array α} {x : α} {i : Nat} (h : i < xs.size) :
    (xs.push x)[i]'(by rw [size_push]; omega) = xs[i] := List.getElem_append_left (as := xs.toList) h
@[simp] theorem getElem_push_eq {xs : Array α} {x : α} : (xs.push x)[xs.size]'(by rw [size_push]; omega) = x :=
  List.getElem_concat_length (l := xs.toList) rfl _
theorem getElem_push {xs : Array α} {x : α} {i : Nat} (h : i < (xs.push x).size) :
    (xs.push x)[i] = if h' : i < xs.size then xs[i] else x := by
  split
  · next h' => exact getElem_push_lt h'
  · next h' =>
    have : i = xs.size := by rw [size_push] at h; omega
    subst this; exact getElem_push_eq
@[simp] theorem getElem_set_self {xs : Array α} {i : Nat} (h : i < xs.size) {v : α} :
    (xs.set i v h)[i]'(by rwa [size_set]) = v := List.getElem_set_self (l := xs.toList) _
@[simp] theorem getElem_set_ne {xs : Array α} {i : Nat} (h' : i < xs.size) {v : α} {j : Nat} (pj : j < xs.size) (h : i ≠ j) :
    (xs.set i v h')[j]'(by rwa [size_set]) = xs[j] := List.getElem_set_ne (l := xs.toList) h _
theorem getElem_set {xs : Array α} {i : Nat} (h' : i < xs.size) {v : α} {j : Nat} (h : j < (xs.set i v h').size) :
    (xs.set i v h')[j] = if i = j then v else xs[j]'(by rwa [size_set] at h) := List.getElem_set (l :=
      xs.toList) h
theorem getElem_mem {xs : Array α} {i : Nat} (h : i < xs.size) : xs[i] ∈ xs :=
  mem_def.mpr (List.getElem_mem (l := xs.toList) h)
theorem getElem_of_mem {a : α} {xs : Array α} (h : a ∈ xs) : ∃ (i : Nat) (h : i < xs.size), xs[i] = a :=
  List.getElem_of_mem (mem_def.mp h)
theorem getElem!_eq_getD [Inhabited α] {xs : Array α} {i : Nat} : xs[i]! = xs.getD i default := by
  unfold getD
  split
  · next h => exact getElem!_pos xs i h
  · next h =>
    rw [getElem!_def, getElem?_neg xs i h]
@[simp] theorem mem_push {xs : Array α} {x y : α} : x ∈ xs.push y ↔ x ∈ xs ∨ x = y := by
  rw [mem_def, toList_push, List.mem_append, List.mem_singleton, mem_def]
@[simp] theorem mem_map {b : β} {f : α → β} {xs : Array α} : b ∈ xs.map f ↔ ∃ a, a ∈ xs ∧ f a = b := by
  simp only [mem_def, toList_map, List.mem_map]
@[simp] theorem toList_append {xs ys : Array α} : (xs ++ ys).toList = xs.toList ++ ys.toList := rfl
@[simp] theorem size_append {xs ys : Array α} : (xs ++ ys).size = xs.size + ys.size := List.length_append
@[simp] theorem size_reverse {xs : Array α} : xs.reverse.size = xs.size := List.length_reverse
@[simp] theorem size_range {n : Nat} : (range n).size = n := List.length_range
end Array
