prelude
import Init.Data.Array.Access
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Arrays: membership, `push`, `map`, `filter`, folds

Each fact is that of the list of elements.
-/

universe u v w x

namespace Array
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Membership -/
theorem mem_push_self {xs : Array α} {x : α} : x ∈ xs.push x := mem_push.mpr (.inr rfl)
theorem mem_push_of_mem {xs : Array α} {x : α} (y : α) (h : x ∈ xs) : x ∈ xs.push y := mem_push.mpr (.inl h)
@[simp] theorem not_mem_empty (a : α) : ¬a ∈ (#[] : Array α) := List.not_mem_nil
@[simp] theorem mem_singleton {a b : α} : a ∈ #[b] ↔ a = b := List.mem_singleton
@[simp] theorem mem_append {a : α} {xs ys : Array α} : a ∈ xs ++ ys ↔ a ∈ xs ∨ a ∈ ys := List.mem_append (s := xs.toList)
theorem mem_map_of_mem {f : α → β} {a : α} {xs : Array α} (h : a ∈ xs) : f a ∈ xs.map f := mem_map.mpr ⟨a, h, rfl⟩
@[simp] theorem mem_filter {p : α → Bool} {xs : Array α} {a : α} : a ∈ xs.filter p ↔ a ∈ xs ∧ p a := by
  rw [mem_def, toList_filter, List.mem_filter]; exact Iff.rfl
@[simp] theorem mem_filterMap {f : α → Option β} {xs : Array α} {b : β} :
    b ∈ xs.filterMap f ↔ ∃ a, a ∈ xs ∧ f a = some b := by
  rw [mem_def, toList_filterMap, List.mem_filterMap]; exact Iff.rfl
@[simp] theorem mem_reverse {a : α} {xs : Array α} : a ∈ xs.reverse ↔ a ∈ xs := List.mem_reverse (as := xs.toList)
@[simp] theorem mem_range {m n : Nat} : m ∈ range n ↔ m < n := List.mem_range
@[simp] theorem mem_replicate {a b : α} {n : Nat} : b ∈ replicate n a ↔ n ≠ 0 ∧ b = a := List.mem_replicate
theorem mem_of_getElem {xs : Array α} {i : Nat} {h : i < xs.size} {a : α} (e : xs[i] = a) : a ∈ xs := e ▸ getElem_mem h
theorem mem_of_getElem? {xs : Array α} {i : Nat} {a : α} (e : xs[i]? = some a) : a ∈ xs := by
  obtain ⟨h, e⟩ := getElem?_eq_some_iff.mp e; exact mem_of_getElem e
theorem mem_iff_getElem {a : α} {xs : Array α} : a ∈ xs ↔ ∃ (i : Nat) (h : i < xs.size), xs[i]'h = a :=
  ⟨getElem_of_mem, fun ⟨_, _, e⟩ => mem_of_getElem e⟩
theorem getElem?_of_mem {a : α} {xs : Array α} (h : a ∈ xs) : ∃ i : Nat, xs[i]? = some a := by
  obtain ⟨i, hi, e⟩ := getElem_of_mem h; exact ⟨i, getElem?_eq_some_iff.mpr ⟨hi, e⟩⟩
theorem mem_iff_getElem? {a : α} {xs : Array α} : a ∈ xs ↔ ∃ i : Nat, xs[i]? = some a :=
  ⟨getElem?_of_mem, fun ⟨_, e⟩ => mem_of_getElem? e⟩
theorem forall_getElem {xs : Array α} {p : α → Prop} : (∀ (i : Nat) h, p (xs[i]'h)) ↔ ∀ a, a ∈ xs → p a :=
  ⟨fun h a m => by obtain ⟨i, hi, rfl⟩ := getElem_of_mem m; exact h i hi, fun h i hi => h _ (getElem_mem hi)⟩
theorem eq_empty_iff_forall_not_mem {xs : Array α} : xs = #[] ↔ ∀ a, a ∉ xs :=
  toList_eq_nil_iff.symm.trans List.eq_nil_iff_forall_not_mem
theorem forall_mem_push {p : α → Prop} {xs : Array α} {a : α} : (∀ x, x ∈ xs.push a → p x) ↔ p a ∧ ∀ x, x ∈ xs → p x := by
  simp only [mem_push]
  exact ⟨fun h => ⟨h a (.inr rfl), fun x m => h x (.inl m)⟩, fun ⟨h, t⟩ x m => m.elim (t x) fun e => e ▸ h⟩
instance instDecidableForallMem {xs : Array α} {p : α → Prop} [DecidablePred p] : Decidable (∀ x, x ∈ xs → p x) :=
  inferInstanceAs (Decidable (∀ x, x ∈ xs.toList → p x))
instance {xs : Array α} {p : α → Prop} [DecidablePred p] : Decidable (∃ x, x ∈ xs ∧ p x) :=
  inferInstanceAs (Decidable (∃ x, x ∈ xs.toList ∧ p x))

/-! ## `any`, `all`, `contains`, `isEmpty` -/
theorem any_eq_true_iff_exists_mem {xs : Array α} {p : α → Bool} : xs.any p = true ↔ ∃ x, x ∈ xs ∧ p x := by
  rw [← any_toList]; exact List.any_eq_true
theorem all_eq_true_iff_forall_mem {xs : Array α} {p : α → Bool} : xs.all p = true ↔ ∀ x, x ∈ xs → p x := by
  rw [← all_toList]; exact List.all_eq_true
@[simp] theorem any_eq_true {p : α → Bool} {xs : Array α} : xs.any p = true ↔ ∃ (i : Nat) (x : i < xs.size), p xs[i] := by
  rw [any_eq_true_iff_exists_mem]
  exact ⟨fun ⟨x, m, h⟩ => by obtain ⟨i, hi, rfl⟩ := getElem_of_mem m; exact ⟨i, hi, h⟩, fun ⟨i, hi, h⟩ => ⟨_, getElem_mem hi, h⟩⟩
@[simp] theorem all_eq_true {p : α → Bool} {xs : Array α} : xs.all p = true ↔ ∀ (i : Nat) (x : i < xs.size), p xs[i] := by
  rw [all_eq_true_iff_forall_mem]; exact forall_getElem.symm
@[simp] theorem any_eq_false {p : α → Bool} {xs : Array α} : xs.any p = false ↔ ∀ (i : Nat) (x : i < xs.size), ¬p xs[i] := by
  rw [Bool.eq_false_iff, Ne, any_eq_true]
  exact ⟨fun h i hi e => h ⟨i, hi, e⟩, fun h ⟨i, hi, e⟩ => h i hi e⟩
@[simp] theorem all_eq_false {p : α → Bool} {xs : Array α} : xs.all p = false ↔ ∃ (i : Nat) (x : i < xs.size), ¬p xs[i] := by
  rw [← all_toList, List.all_eq_false]
  exact ⟨fun ⟨x, m, h⟩ => by obtain ⟨i, hi, rfl⟩ := getElem_of_mem (xs := xs) m; exact ⟨i, hi, h⟩,
    fun ⟨i, hi, h⟩ => ⟨_, getElem_mem (xs := xs) hi, h⟩⟩
instance _root_.Nat.decidableExistsLT' {n : Nat} {p : (m : Nat) → m < n → Prop} [I : ∀ m h, Decidable (p m h)] :
    Decidable (∃ m, ∃ h, p m h) :=
  decidable_of_iff (¬∀ m h, ¬p m h)
    ⟨fun h => Classical.byContradiction fun n => h fun m hm q => n ⟨m, hm, q⟩, fun ⟨m, hm, q⟩ h => h m hm q⟩
theorem any_eq {xs : Array α} {p : α → Bool} : xs.any p = decide (∃ i : Nat, ∃ h, p (xs[i]'h)) := by
  rw [Bool.eq_iff_iff, decide_eq_true_iff, any_eq_true]
theorem all_eq {xs : Array α} {p : α → Bool} : xs.all p = decide (∀ i, (_ : i < xs.size) → p xs[i]) := by
  rw [Bool.eq_iff_iff, decide_eq_true_iff, all_eq_true]
@[simp] theorem any_empty {p : α → Bool} : (#[] : Array α).any p = false := rfl
@[simp] theorem all_empty {p : α → Bool} : (#[] : Array α).all p = true := rfl
@[simp] theorem any_push {xs : Array α} {a : α} {p : α → Bool} : (xs.push a).any p = (xs.any p || p a) := by
  rw [← any_toList, toList_push, List.any_append, any_toList]; simp
@[simp] theorem all_push {xs : Array α} {a : α} {p : α → Bool} : (xs.push a).all p = (xs.all p && p a) := by
  rw [← all_toList, toList_push, List.all_append, all_toList]; simp
instance instDecidableMem [BEq α] [LawfulBEq α] (a : α) (xs : Array α) : Decidable (a ∈ xs) :=
  inferInstanceAs (Decidable (a ∈ xs.toList))
theorem contains_iff_mem [BEq α] [LawfulBEq α] {xs : Array α} {a : α} : xs.contains a ↔ a ∈ xs := List.elem_iff
@[simp] theorem contains_eq_mem [BEq α] [LawfulBEq α] {xs : Array α} {a : α} : xs.contains a = decide (a ∈ xs) := by
  rw [Bool.eq_iff_iff, decide_eq_true_iff]; exact contains_iff_mem
theorem elem_iff [BEq α] [LawfulBEq α] {a : α} {xs : Array α} : xs.elem a = true ↔ a ∈ xs := List.elem_iff
theorem contains_iff [BEq α] [LawfulBEq α] {xs : Array α} {a : α} : xs.contains a = true ↔ a ∈ xs := List.elem_iff
theorem isEmpty_iff {xs : Array α} : xs.isEmpty ↔ xs = #[] := by
  unfold isEmpty; rw [decide_eq_true_iff, size_eq_zero_iff]
@[simp] theorem isEmpty_eq_true {xs : Array α} : xs.isEmpty = true ↔ xs = #[] := isEmpty_iff
@[simp] theorem isEmpty_eq_false_iff {xs : Array α} : xs.isEmpty = false ↔ xs ≠ #[] := by
  rw [Bool.eq_false_iff, Ne, isEmpty_iff]
theorem isEmpty_iff_size_eq_zero {xs : Array α} : xs.isEmpty ↔ xs.size = 0 := decide_eq_true_iff
@[simp] theorem isEmpty_toList {xs : Array α} : xs.toList.isEmpty = xs.isEmpty := by
  rw [Bool.eq_iff_iff, List.isEmpty_iff, isEmpty_iff, toList_eq_nil_iff]

/-! ## `push`, `pop`, `back`, `append`, `reverse`, `set` -/
@[simp] theorem push_ne_empty {a : α} {xs : Array α} : xs.push a ≠ #[] := ne_empty_of_mem mem_push_self
theorem push_eq_push {a b : α} {xs ys : Array α} : xs.push a = ys.push b ↔ a = b ∧ xs = ys := by
  rw [← toList_inj, toList_push, toList_push]
  constructor
  · intro h; have := List.append_inj' h rfl; exact ⟨by simpa using this.2, toList_inj.mp this.1⟩
  · rintro ⟨rfl, rfl⟩; rfl
theorem push_inj_left {a : α} {xs ys : Array α} : xs.push a = ys.push a ↔ xs = ys := by rw [push_eq_push]; simp
theorem push_inj_right {a b : α} {xs : Array α} : xs.push a = xs.push b ↔ a = b := by rw [push_eq_push]; simp
theorem push_eq_append {a : α} {xs : Array α} : xs.push a = xs ++ #[a] := rfl
@[simp] theorem pop_empty : (#[] : Array α).pop = #[] := rfl
@[simp] theorem pop_push {x : α} {xs : Array α} : (xs.push x).pop = xs := toList_inj.mp (by simp)
theorem back?_eq_getElem? {xs : Array α} : xs.back? = xs[xs.size - 1]? := rfl
theorem back_eq_getElem {xs : Array α} (h : 0 < xs.size) : xs.back h = xs[xs.size - 1] := rfl
@[simp] theorem back?_empty : (#[] : Array α).back? = none := rfl
@[simp] theorem back?_push {x : α} {xs : Array α} : (xs.push x).back? = some x := by
  rw [back?_eq_getElem?, size_push, Nat.add_sub_cancel, getElem?_push_size]
@[simp] theorem back_push {x : α} {xs : Array α} {h : 0 < (xs.push x).size} : (xs.push x).back h = x := by
  rw [back_eq_getElem]
  simp only [size_push, Nat.add_sub_cancel, getElem_push_eq]
@[simp] theorem back!_push [Inhabited α] {x : α} {xs : Array α} : (xs.push x).back! = x := by
  unfold back!; rw [size_push, Nat.add_sub_cancel, getElem!_pos _ _ (by rw [size_push]; omega), getElem_push_eq]
theorem exists_push_of_ne_empty {xs : Array α} (h : xs ≠ #[]) : ∃ (ys : Array α) (a : α), xs = ys.push a := by
  have h' : xs.toList ≠ [] := fun e => h (toList_eq_nil_iff.mp e)
  exact ⟨⟨xs.toList.dropLast⟩, xs.toList.getLast h', toList_inj.mp (List.dropLast_append_getLast h').symm⟩
theorem exists_push_of_size_pos {xs : Array α} (h : 0 < xs.size) : ∃ (ys : Array α) (a : α), xs = ys.push a :=
  exists_push_of_ne_empty (ne_empty_of_size_pos h)
@[simp] theorem append_empty {xs : Array α} : xs ++ #[] = xs := toList_inj.mp (List.append_nil _)
@[simp] theorem empty_append {xs : Array α} : #[] ++ xs = xs := toList_inj.mp (List.nil_append _)
theorem append_assoc {xs ys zs : Array α} : xs ++ ys ++ zs = xs ++ (ys ++ zs) := toList_inj.mp (List.append_assoc ..)
@[simp] theorem append_push {xs ys : Array α} {a : α} : xs ++ ys.push a = (xs ++ ys).push a :=
  toList_inj.mp (List.append_assoc ..).symm
theorem append_singleton {xs : Array α} {a : α} : xs ++ #[a] = xs.push a := rfl
@[simp] theorem append_eq_empty_iff {xs ys : Array α} : xs ++ ys = #[] ↔ xs = #[] ∧ ys = #[] := by
  rw [← toList_eq_nil_iff, toList_append, List.append_eq_nil_iff, toList_eq_nil_iff, toList_eq_nil_iff]
@[simp] theorem reverse_empty : (#[] : Array α).reverse = #[] := rfl
@[simp] theorem reverse_reverse {xs : Array α} : xs.reverse.reverse = xs := toList_inj.mp (List.reverse_reverse _)
@[simp] theorem reverse_append {xs ys : Array α} : (xs ++ ys).reverse = ys.reverse ++ xs.reverse :=
  toList_inj.mp List.reverse_append
@[simp] theorem set_set {xs : Array α} {i : Nat} (h : i < xs.size) {v v' : α} :
    (xs.set i v h).set i v' (by rwa [size_set]) = xs.set i v' h := toList_inj.mp (List.set_set ..)
@[simp] theorem set_getElem_self {xs : Array α} {i : Nat} (h : i < xs.size) : xs.set i xs[i] h = xs :=
  toList_inj.mp (List.set_getElem_self (as := xs.toList) h)
theorem set_comm {a b : α} {i j : Nat} {xs : Array α} {hi : i < xs.size} {hj : j < (xs.set i a hi).size} (h : i ≠ j) :
    (xs.set i a hi).set j b hj = (xs.set j b (by rwa [size_set] at hj)).set i a (by rwa [size_set]) :=
  toList_inj.mp (List.set_comm _ _ h)

/-! ## `map`, `filter`, folds, sums -/
@[simp] theorem map_empty {f : α → β} : map f #[] = #[] := rfl
@[simp] theorem map_push {f : α → β} {xs : Array α} {x : α} : (xs.push x).map f = (xs.map f).push (f x) :=
  toList_inj.mp (List.map_append ..)
@[simp] theorem map_map {f : α → β} {g : β → γ} {xs : Array α} : (xs.map f).map g = xs.map (g ∘ f) :=
  toList_inj.mp List.map_map
@[simp] theorem map_id_fun : map (id : α → α) = id := funext fun xs => toList_inj.mp (List.map_id _)
@[simp] theorem map_append {f : α → β} {xs ys : Array α} : map f (xs ++ ys) = map f xs ++ map f ys :=
  toList_inj.mp (List.map_append ..)
theorem map_singleton {f : α → β} {a : α} : map f #[a] = #[f a] := rfl
theorem map_congr_left {f g : α → β} {xs : Array α} (h : ∀ a, a ∈ xs → f a = g a) : map f xs = map g xs :=
  toList_inj.mp (List.map_congr_left h)
@[simp] theorem filter_empty {p : α → Bool} : filter p #[] = #[] := rfl
theorem filter_push {p : α → Bool} {xs : Array α} {a : α} :
    (xs.push a).filter p = if p a then (xs.filter p).push a else xs.filter p := by
  rw [← toList_inj, toList_filter, toList_push, List.filter_append]
  cases h : p a <;> simp [h]
@[simp] theorem filter_append {p : α → Bool} {xs ys : Array α} : filter p (xs ++ ys) = filter p xs ++ filter p ys :=
  toList_inj.mp (by rw [toList_filter, toList_append, List.filter_append, toList_append, toList_filter, toList_filter])
@[simp] theorem filter_filter {p q : α → Bool} {xs : Array α} : filter p (filter q xs) = filter (fun a => p a && q a) xs :=
  toList_inj.mp (by rw [toList_filter, toList_filter, toList_filter, List.filter_filter])
theorem foldl_empty {f : β → α → β} {init : β} : (#[] : Array α).foldl f init = init := rfl
theorem foldr_empty {f : α → β → β} {init : β} : (#[] : Array α).foldr f init = init := rfl
theorem foldl_push {f : β → α → β} {init : β} {xs : Array α} {a : α} :
    (xs.push a).foldl f init = f (xs.foldl f init) a := by
  rw [← foldl_toList, toList_push, List.foldl_append, ← foldl_toList]; rfl
theorem foldr_push {f : α → β → β} {init : β} {xs : Array α} {a : α} :
    (xs.push a).foldr f init = xs.foldr f (f a init) := by
  rw [← foldr_toList, toList_push, List.foldr_append, ← foldr_toList]; rfl
theorem foldl_append {f : β → α → β} {b : β} {xs ys : Array α} :
    (xs ++ ys).foldl f b = ys.foldl f (xs.foldl f b) := by
  rw [← foldl_toList, toList_append, List.foldl_append, foldl_toList, foldl_toList]
theorem foldl_map {f : γ → α} {g : β → α → β} {xs : Array γ} {init : β} :
    (xs.map f).foldl g init = xs.foldl (fun x y => g x (f y)) init := by
  rw [← foldl_toList, toList_map, List.foldl_map, foldl_toList]
@[simp] theorem sum_empty [Add α] [Zero α] : (#[] : Array α).sum = 0 := rfl
theorem find?_some {p : α → Bool} {xs : Array α} {a : α} (h : find? p xs = some a) : p a := List.find?_some (l := xs.toList) h
theorem mem_of_find?_eq_some {p : α → Bool} {xs : Array α} {a : α} (h : find? p xs = some a) : a ∈ xs :=
  List.mem_of_find?_eq_some (l := xs.toList) h
@[simp] theorem find?_eq_none {p : α → Bool} {xs : Array α} : find? p xs = none ↔ ∀ x, x ∈ xs → ¬p x :=
  List.find?_eq_none (l := xs.toList)
/-- a statement about every stage of a left fold -/
theorem foldl_induction {as : Array α} (motive : Nat → β → Prop) {init : β} (h0 : motive 0 init) {f : β → α → β}
    (hf : ∀ i : Fin as.size, ∀ b, motive i.1 b → motive (i.1 + 1) (f b as[i])) :
    motive as.size (as.foldl f init) := by
  have H : ∀ (l : List α) (k : Nat) (b : β), (∀ (j : Nat) (h : j < l.length), as[k + j]? = some l[j]) →
      motive k b → motive (k + l.length) (l.foldl f b) := by
    intro l
    induction l with
    | nil => intro k b _ h; exact h
    | cons a l ih =>
      intro k b g h
      obtain ⟨hk, e⟩ := getElem?_eq_some_iff.mp (g 0 (Nat.succ_pos _))
      have := ih (k + 1) (f b a) (fun j hj => by
        have := g (j + 1) (Nat.succ_lt_succ hj)
        rwa [show k + (j + 1) = k + 1 + j by omega] at this) (by
          have := hf ⟨k, hk⟩ b h
          exact (show as[k]'hk = a from e) ▸ this)
      rwa [List.length_cons, show k + (l.length + 1) = k + 1 + l.length by omega]
  have := H as.toList 0 init (fun j h => by rw [Nat.zero_add, getElem?_eq_getElem h]; rfl) h0
  rw [← foldl_toList]
  exact Nat.zero_add as.size ▸ this
end Array

/-! ## `List.toArray` -/
namespace List
variable {α : Type u} {β : Type v}
@[simp] theorem push_toArray {l : List α} {a : α} : l.toArray.push a = (l ++ [a]).toArray := rfl
@[simp] theorem append_toArray {l₁ l₂ : List α} : l₁.toArray ++ l₂.toArray = (l₁ ++ l₂).toArray := rfl
@[simp] theorem map_toArray {f : α → β} {l : List α} : l.toArray.map f = (l.map f).toArray := rfl
@[simp] theorem reverse_toArray {l : List α} : l.toArray.reverse = l.reverse.toArray := rfl
@[simp] theorem pop_toArray {l : List α} : l.toArray.pop = l.dropLast.toArray := rfl
@[simp] theorem set_toArray {l : List α} {i : Nat} {a : α} {h : i < l.toArray.size} : l.toArray.set i a h = (l.set i a).toArray := rfl
@[simp] theorem filter_toArray {l : List α} {p : α → Bool} : l.toArray.filter p = (l.filter p).toArray :=
  Array.toList_inj.mp Array.toList_filter
@[simp] theorem getElem?_toArray {l : List α} {i : Nat} : l.toArray[i]? = l[i]? := Array.getElem?_toList.symm
@[simp] theorem getElem!_toArray [Inhabited α] {l : List α} {i : Nat} : l.toArray[i]! = l[i]! := Array.getElem!_toList.symm
@[simp] theorem isEmpty_toArray {l : List α} : l.toArray.isEmpty = l.isEmpty := Array.isEmpty_toList.symm
theorem foldl_toArray {f : β → α → β} {init : β} {l : List α} : l.toArray.foldl f init = l.foldl f init := Array.foldl_toList.symm
theorem foldr_toArray {f : α → β → β} {init : β} {l : List α} : l.toArray.foldr f init = l.foldr f init := Array.foldr_toList.symm
@[simp] theorem contains_toArray [BEq α] {l : List α} {a : α} : l.toArray.contains a = l.contains a := rfl
@[simp] theorem find?_toArray {p : α → Bool} {l : List α} : l.toArray.find? p = l.find? p := rfl
@[simp] theorem toArray_inj {as bs : List α} : as.toArray = bs.toArray ↔ as = bs :=
  ⟨congrArg Array.toList, congrArg toArray⟩
end List
