prelude
import Init.Data.List.Zip
import Init.Grind.Lists
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Arrays: their elements, their size

Each fact is that of the list of elements.
-/

universe u v w x

namespace Array
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## The list of elements -/
theorem mem_toList_iff {a : α} {xs : Array α} : a ∈ xs.toList ↔ a ∈ xs := Iff.rfl
theorem toList_empty : (#[] : Array α).toList = [] := rfl
theorem toList_eq_nil_iff {xs : Array α} : xs.toList = [] ↔ xs = #[] := toList_inj (ys := #[])
@[simp] theorem toList_pop {xs : Array α} : xs.pop.toList = xs.toList.dropLast := rfl
@[simp] theorem toList_set {xs : Array α} {i : Nat} {x : α} {h : i < xs.size} : (xs.set i x h).toList = xs.toList.set i x := rfl
@[simp] theorem toList_reverse {xs : Array α} : xs.reverse.toList = xs.toList.reverse := rfl
@[simp] theorem toList_range {n : Nat} : (range n).toList = List.range n := rfl
@[simp] theorem toList_replicate {n : Nat} {a : α} : (replicate n a).toList = List.replicate n a := rfl
@[simp] theorem toList_zip {xs : Array α} {ys : Array β} : (xs.zip ys).toList = xs.toList.zip ys.toList := rfl
@[simp] theorem toList_zipWith {f : α → β → γ} {xs : Array α} {ys : Array β} :
    (xs.zipWith f ys).toList = List.zipWith f xs.toList ys.toList := rfl
@[simp] theorem toList_flatten {xss : Array (Array α)} : xss.flatten.toList = (xss.toList.map toList).flatten := rfl
@[simp] theorem toList_flatMap {f : α → Array β} {xs : Array α} :
    (xs.flatMap f).toList = xs.toList.flatMap fun a => (f a).toList := rfl
@[simp] theorem toList_ofFn {n : Nat} {f : Fin n → α} : (ofFn f).toList = List.ofFn f := rfl
@[simp] theorem toList_mapIdx {f : Nat → α → β} {xs : Array α} : (xs.mapIdx f).toList = xs.toList.mapIdx f := rfl
@[simp] theorem toList_zipIdx {xs : Array α} {k : Nat} : (xs.zipIdx k).toList = xs.toList.zipIdx k := rfl
@[simp] theorem toList_eraseIdx {xs : Array α} {i : Nat} {h : i < xs.size} :
    (xs.eraseIdx i h).toList = xs.toList.eraseIdx i := rfl
private theorem take_all {xs : Array α} : (xs.toList.take xs.size).drop 0 = xs.toList := List.take_length
@[simp] theorem toList_filter {p : α → Bool} {xs : Array α} : (xs.filter p).toList = xs.toList.filter p :=
  congrArg (List.filter p) take_all
@[simp] theorem toList_filterMap {f : α → Option β} {xs : Array α} : (xs.filterMap f).toList = xs.toList.filterMap f :=
  congrArg (List.filterMap f) take_all
@[simp] theorem toList_setIfInBounds {xs : Array α} {i : Nat} {x : α} :
    (xs.setIfInBounds i x).toList = xs.toList.set i x := by
  unfold setIfInBounds
  split
  · rfl
  · next h => exact (List.set_eq_of_length_le (Nat.le_of_not_lt h)).symm
@[simp] theorem toList_extract {xs : Array α} {start stop : Nat} :
    (xs.extract start stop).toList = xs.toList.extract start stop := by
  show (xs.toList.take stop).drop start = _
  rw [List.drop_take]; rfl
@[simp] theorem toList_take {xs : Array α} {i : Nat} : (xs.take i).toList = xs.toList.take i := rfl
@[simp] theorem toList_drop {xs : Array α} {i : Nat} : (xs.drop i).toList = xs.toList.drop i := by
  show (xs.toList.take xs.size).drop i = _
  rw [show xs.toList.take xs.size = xs.toList from List.take_length]
theorem toList_swap {xs : Array α} {i j : Nat} {hi : i < xs.size} {hj : j < xs.size} :
    (xs.swap i j hi hj).toList = (xs.toList.set i xs[j]).set j xs[i] := rfl
theorem foldl_toList {f : β → α → β} {init : β} {xs : Array α} : xs.toList.foldl f init = xs.foldl f init :=
  (congrArg (List.foldl f init) take_all).symm
theorem foldr_toList {f : α → β → β} {init : β} {xs : Array α} : xs.toList.foldr f init = xs.foldr f init :=
  (congrArg (List.foldr f init) take_all).symm
theorem any_toList {p : α → Bool} {xs : Array α} : xs.toList.any p = xs.any p := (congrArg (List.any · p) take_all).symm
theorem all_toList {p : α → Bool} {xs : Array α} : xs.toList.all p = xs.all p := (congrArg (List.all · p) take_all).symm
theorem contains_toList [BEq α] {a : α} {xs : Array α} : xs.toList.contains a = xs.contains a := rfl
theorem sum_eq_sum_toList [Add α] [Zero α] {xs : Array α} : xs.toList.sum = xs.sum := foldr_toList

/-! ## Size -/
theorem size_eq_zero_iff {xs : Array α} : xs.size = 0 ↔ xs = #[] := List.length_eq_zero_iff.trans toList_eq_nil_iff
theorem eq_empty_of_size_eq_zero {xs : Array α} (h : xs.size = 0) : xs = #[] := size_eq_zero_iff.mp h
theorem size_pos_iff {xs : Array α} : 0 < xs.size ↔ xs ≠ #[] := Nat.pos_iff_ne_zero.trans (not_congr size_eq_zero_iff)
theorem ne_empty_of_size_pos {xs : Array α} (h : 0 < xs.size) : xs ≠ #[] := size_pos_iff.mp h
theorem size_pos_of_mem {a : α} {xs : Array α} (h : a ∈ xs) : 0 < xs.size := List.length_pos_of_mem h
theorem ne_empty_of_mem {a : α} {xs : Array α} (h : a ∈ xs) : xs ≠ #[] := size_pos_iff.mp (size_pos_of_mem h)
theorem exists_mem_of_size_pos {xs : Array α} (h : 0 < xs.size) : ∃ a, a ∈ xs := List.exists_mem_of_length_pos h
theorem size_eq_one_iff {xs : Array α} : xs.size = 1 ↔ ∃ a, xs = #[a] :=
  List.length_eq_one_iff.trans (exists_congr fun a => toList_inj (ys := #[a]))
@[simp] theorem size_singleton {x : α} : (singleton x).size = 1 := rfl
@[simp] theorem size_swapIfInBounds {xs : Array α} {i j : Nat} : (xs.swapIfInBounds i j).size = xs.size := by
  unfold swapIfInBounds; split
  · split <;> simp
  · rfl
@[simp] theorem size_modify {xs : Array α} {i : Nat} {f : α → α} : (xs.modify i f).size = xs.size := by
  unfold modify; split <;> simp
@[simp] theorem size_take {xs : Array α} {i : Nat} : (xs.take i).size = min i xs.size := List.length_take
@[simp] theorem size_extract {xs : Array α} {start stop : Nat} :
    (xs.extract start stop).size = min stop xs.size - start := by
  show ((xs.toList.take stop).drop start).length = _
  rw [List.length_drop, List.length_take]; rfl
@[simp] theorem size_drop {xs : Array α} {i : Nat} : (xs.drop i).size = xs.size - i := by
  show (xs.extract i xs.size).size = _
  rw [size_extract, Nat.min_self]
@[simp] theorem size_zipWith {f : α → β → γ} {xs : Array α} {ys : Array β} :
    (xs.zipWith f ys).size = min xs.size ys.size := List.length_zipWith
@[simp] theorem size_zip {xs : Array α} {ys : Array β} : (xs.zip ys).size = min xs.size ys.size := List.length_zip
@[simp] theorem size_ofFn {n : Nat} {f : Fin n → α} : (ofFn f).size = n := List.length_ofFn
@[simp] theorem size_mapIdx {f : Nat → α → β} {xs : Array α} : (xs.mapIdx f).size = xs.size := List.length_mapIdx
@[simp] theorem size_zipIdx {xs : Array α} {k : Nat} : (xs.zipIdx k).size = xs.size := List.length_zipIdx
theorem size_filter_le {p : α → Bool} {xs : Array α} : (xs.filter p).size ≤ xs.size := by
  show (xs.filter p).toList.length ≤ _
  rw [toList_filter]; exact List.length_filter_le ..
@[simp] theorem size_eraseIdx {xs : Array α} {i : Nat} (h : i < xs.size) : (xs.eraseIdx i h).size = xs.size - 1 :=
  List.length_eraseIdx_of_lt h

/-! ## Elements at an index -/
@[simp] theorem getElem?_eq_none_iff {xs : Array α} {i : Nat} : xs[i]? = none ↔ xs.size ≤ i := by
  rw [← getElem?_toList]; exact List.getElem?_eq_none_iff
theorem getElem?_eq_some_iff {xs : Array α} {i : Nat} {b : α} : xs[i]? = some b ↔ ∃ h : i < xs.size, xs[i] = b := by
  rw [← getElem?_toList]; exact List.getElem?_eq_some_iff
theorem getElem_eq_getElem?_get {xs : Array α} {i : Nat} (h : i < xs.size) :
    xs[i] = xs[i]?.get (by rw [getElem?_eq_getElem h]; rfl) := by simp only [getElem?_eq_getElem h, Option.get_some]
@[simp] theorem getElem?_empty {i : Nat} : (#[] : Array α)[i]? = none := rfl
theorem getElem?_push {xs : Array α} {x : α} {i : Nat} : (xs.push x)[i]? = if i = xs.size then some x else xs[i]? := by
  by_cases h : i = xs.size
  · subst h; rw [if_pos rfl, getElem?_eq_getElem (by rw [size_push]; omega), getElem_push_eq]
  · rw [if_neg h]
    by_cases h' : i < xs.size
    · rw [getElem?_eq_getElem (by rw [size_push]; omega), getElem_push_lt h', getElem?_eq_getElem h']
    · rw [getElem?_eq_none (by rw [size_push]; omega), getElem?_eq_none (by omega)]
@[simp] theorem getElem?_push_size {xs : Array α} {x : α} : (xs.push x)[xs.size]? = some x := by
  rw [getElem?_push, if_pos rfl]
@[simp] theorem getElem_singleton {a : α} {i : Nat} (h : i < #[a].size) : #[a][i] = a := by
  have : i = 0 := Nat.lt_one_iff.mp h
  subst this; rfl
theorem getElem?_singleton {a : α} {i : Nat} : #[a][i]? = if i = 0 then some a else none := by
  cases i <;> rfl
theorem getElem?_set {xs : Array α} {i : Nat} (h : i < xs.size) {v : α} {j : Nat} :
    (xs.set i v h)[j]? = if i = j then some v else xs[j]? := by
  by_cases hj : j < xs.size
  · rw [getElem?_eq_getElem (by rwa [size_set]), getElem_set, getElem?_eq_getElem hj]; split <;> rfl
  · rw [getElem?_eq_none (by rw [size_set]; omega), if_neg (by omega), getElem?_eq_none (by omega)]
@[simp] theorem getElem?_set_self {xs : Array α} {i : Nat} (h : i < xs.size) {v : α} : (xs.set i v h)[i]? = some v := by
  rw [getElem?_set, if_pos rfl]
@[simp] theorem getElem?_set_ne {xs : Array α} {i : Nat} (h : i < xs.size) {v : α} {j : Nat} (h' : i ≠ j) :
    (xs.set i v h)[j]? = xs[j]? := by rw [getElem?_set, if_neg h']
theorem setIfInBounds_def {xs : Array α} {i : Nat} {a : α} :
    xs.setIfInBounds i a = if h : i < xs.size then xs.set i a h else xs := rfl
@[simp] theorem set!_eq_setIfInBounds : @set! α = setIfInBounds := rfl
theorem getElem_setIfInBounds {xs : Array α} {i : Nat} {a : α} {j : Nat} (hj : j < xs.size) :
    (xs.setIfInBounds i a)[j]'(by rwa [size_setIfInBounds]) = if i = j then a else xs[j] := by
  simp only [setIfInBounds_def]
  split
  · rw [getElem_set]
  · next h => rw [if_neg (by omega)]
@[simp] theorem getElem_setIfInBounds_self {xs : Array α} {i : Nat} {a : α} (h : i < (xs.setIfInBounds i a).size) :
    (xs.setIfInBounds i a)[i] = a := by
  rw [getElem_setIfInBounds (by rwa [size_setIfInBounds] at h), if_pos rfl]
@[simp] theorem getElem_setIfInBounds_ne {xs : Array α} {i : Nat} {a : α} {j : Nat} (hj : j < xs.size) (h : i ≠ j) :
    (xs.setIfInBounds i a)[j]'(by rwa [size_setIfInBounds]) = xs[j] := by rw [getElem_setIfInBounds hj, if_neg h]
theorem getElem?_setIfInBounds {xs : Array α} {i j : Nat} {a : α} :
    (xs.setIfInBounds i a)[j]? = if i = j then if i < xs.size then some a else none else xs[j]? := by
  unfold setIfInBounds
  by_cases h : i < xs.size
  · rw [dif_pos h, getElem?_set, if_pos h]
  · rw [dif_neg h, if_neg h]
    split
    · next e => subst e; exact getElem?_eq_none (Nat.le_of_not_lt h)
    · rfl
@[simp] theorem getElem?_setIfInBounds_self_of_lt {xs : Array α} {i : Nat} {a : α} (h : i < xs.size) :
    (xs.setIfInBounds i a)[i]? = some a := by rw [getElem?_setIfInBounds, if_pos rfl, if_pos h]
@[simp] theorem getElem?_setIfInBounds_ne {xs : Array α} {i j : Nat} (h : i ≠ j) {a : α} :
    (xs.setIfInBounds i a)[j]? = xs[j]? := by rw [getElem?_setIfInBounds, if_neg h]
@[simp] theorem getElem?_map {f : α → β} {xs : Array α} {i : Nat} : (xs.map f)[i]? = xs[i]?.map f := by
  rw [← getElem?_toList, ← getElem?_toList, toList_map, List.getElem?_map]
@[simp] theorem getElem_append_left {xs ys : Array α} {i : Nat} {h : i < (xs ++ ys).size} (hlt : i < xs.size) :
    (xs ++ ys)[i] = xs[i] := List.getElem_append_left (as := xs.toList) hlt
@[simp] theorem getElem_append_right {xs ys : Array α} {i : Nat} {h : i < (xs ++ ys).size} (hle : xs.size ≤ i) :
    (xs ++ ys)[i] = ys[i - xs.size]'(by rw [size_append] at h; omega) := List.getElem_append_right (as := xs.toList) hle
theorem getElem_append {xs ys : Array α} {i : Nat} (h : i < (xs ++ ys).size) :
    (xs ++ ys)[i] = if h' : i < xs.size then xs[i] else ys[i - xs.size]'(by rw [size_append] at h; omega) := by
  split
  · next h' => exact getElem_append_left h'
  · next h' => exact getElem_append_right (Nat.le_of_not_lt h')
theorem getElem?_append_left {xs ys : Array α} {i : Nat} (hn : i < xs.size) : (xs ++ ys)[i]? = xs[i]? := by
  rw [getElem?_eq_getElem (by rw [size_append]; omega), getElem_append_left hn, getElem?_eq_getElem hn]
theorem getElem?_append_right {xs ys : Array α} {i : Nat} (h : xs.size ≤ i) : (xs ++ ys)[i]? = ys[i - xs.size]? := by
  rw [← getElem?_toList, ← getElem?_toList, toList_append]; exact List.getElem?_append_right h
theorem getElem?_append {xs ys : Array α} {i : Nat} :
    (xs ++ ys)[i]? = if i < xs.size then xs[i]? else ys[i - xs.size]? := by
  split
  · next h => exact getElem?_append_left h
  · next h => exact getElem?_append_right (Nat.le_of_not_lt h)
@[simp] theorem getElem_reverse {xs : Array α} {i : Nat} (hi : i < xs.reverse.size) :
    xs.reverse[i] = xs[xs.size - 1 - i]'(by rw [size_reverse] at hi; omega) := List.getElem_reverse (l := xs.toList) hi
@[simp] theorem getElem_range {n i : Nat} (h : i < (range n).size) : (range n)[i] = i := List.getElem_range h
@[simp] theorem getElem_replicate {n : Nat} {v : α} {i : Nat} (h : i < (replicate n v).size) : (replicate n v)[i] = v :=
  List.getElem_replicate h
theorem getElem?_replicate {n : Nat} {v : α} {i : Nat} : (replicate n v)[i]? = if i < n then some v else none := by
  split
  · next h => rw [getElem?_eq_getElem (by rwa [size_replicate]), getElem_replicate]
  · next h => rw [getElem?_eq_none (by rw [size_replicate]; omega)]
@[simp] theorem getElem_pop {xs : Array α} {i : Nat} (hi : i < xs.pop.size) :
    xs.pop[i] = xs[i]'(by rw [size_pop] at hi; omega) := List.getElem_dropLast hi
@[simp] theorem getElem_extract {xs : Array α} {start stop i : Nat} (h : i < (xs.extract start stop).size) :
    (xs.extract start stop)[i] = xs[start + i]'(by rw [size_extract] at h; omega) :=
  (List.getElem_drop (h := h)).trans List.getElem_take
@[simp] theorem getElem_zipWith {f : α → β → γ} {xs : Array α} {ys : Array β} {i : Nat} (hi : i < (xs.zipWith f ys).size) :
    (xs.zipWith f ys)[i] = f (xs[i]'(by rw [size_zipWith] at hi; omega)) (ys[i]'(by rw [size_zipWith] at hi; omega)) :=
  List.getElem_zipWith
@[simp] theorem getElem_zip {xs : Array α} {ys : Array β} {i : Nat} {h : i < (xs.zip ys).size} :
    (xs.zip ys)[i] = (xs[i]'(by rw [size_zip] at h; omega), ys[i]'(by rw [size_zip] at h; omega)) := List.getElem_zip
@[simp] theorem getElem_mapIdx {f : Nat → α → β} {xs : Array α} {i : Nat} (h : i < (xs.mapIdx f).size) :
    (xs.mapIdx f)[i] = f i (xs[i]'(by rwa [size_mapIdx] at h)) := List.getElem_mapIdx
theorem getElem_modify {f : α → α} {xs : Array α} {j i : Nat} (h : i < (xs.modify j f).size) :
    (xs.modify j f)[i] = if j = i then f (xs[i]'(by rwa [size_modify] at h)) else xs[i]'(by rwa [size_modify] at h) := by
  have h' : i < xs.size := by rwa [size_modify] at h
  simp only [modify]
  split
  · rw [getElem_set]
    split
    · next e => subst e; rfl
    · rfl
  · rw [if_neg (by omega)]
theorem getD_eq_getD_getElem? {xs : Array α} {i : Nat} {d : α} : xs.getD i d = xs[i]?.getD d := by
  unfold getD
  split
  · next h => rw [getElem?_eq_getElem h]; rfl
  · next h => rw [getElem?_eq_none (Nat.le_of_not_lt h)]; rfl
theorem getElem!_eq_getElem?_getD [Inhabited α] {xs : Array α} {i : Nat} : xs[i]! = xs[i]?.getD default := by
  rw [getElem!_def]; cases xs[i]? <;> rfl
theorem getElem_eq_getElem! [Inhabited α] {xs : Array α} {i : Nat} (h : i < xs.size) : xs[i] = xs[i]! := (getElem!_pos xs i h).symm
@[simp] theorem getElem!_toList [Inhabited α] {xs : Array α} {i : Nat} : xs.toList[i]! = xs[i]! := by
  rw [getElem!_def, getElem!_def, getElem?_toList]
theorem swap_def {xs : Array α} {i j : Nat} (hi : i < xs.size) (hj : j < xs.size) :
    xs.swap i j hi hj = (xs.set i xs[j] hi).set j xs[i] (by rwa [size_set]) := rfl
theorem getElem_swap {xs : Array α} {i j : Nat} (hi : i < xs.size) (hj : j < xs.size) {k : Nat}
    (hk : k < (xs.swap i j hi hj).size) :
    (xs.swap i j hi hj)[k] = if k = i then xs[j] else if k = j then xs[i] else xs[k]'(by rwa [size_swap] at hk) := by
  have hk' : k < xs.size := by rwa [size_swap] at hk
  simp only [swap_def]
  rw [getElem_set]
  · by_cases h : j = k
    · subst h; rw [if_pos rfl]
      split
      · next e => subst e; rfl
      · rw [if_pos rfl]
    · rw [if_neg h, getElem_set _ (by rwa [size_set])]
      by_cases h' : i = k
      · subst h'; rw [if_pos rfl, if_pos rfl]
      · rw [if_neg h', if_neg (Ne.symm h'), if_neg (Ne.symm h)]
@[simp] theorem getElem_swap_left {xs : Array α} {i j : Nat} {hi : i < xs.size} {hj : j < xs.size} :
    (xs.swap i j hi hj)[i]'(by rwa [size_swap]) = xs[j] := by rw [getElem_swap, if_pos rfl]
@[simp] theorem getElem_swap_right {xs : Array α} {i j : Nat} {hi : i < xs.size} {hj : j < xs.size} :
    (xs.swap i j hi hj)[j]'(by rwa [size_swap]) = xs[i] := by
  rw [getElem_swap]; split
  · next e => subst e; rfl
  · rw [if_pos rfl]
@[simp] theorem getElem_swap_of_ne {xs : Array α} {i j : Nat} {hi : i < xs.size} {hj : j < xs.size} {k : Nat}
    {h : k < (xs.swap i j hi hj).size} (hi' : k ≠ i) (hj' : k ≠ j) :
    (xs.swap i j hi hj)[k] = xs[k]'(by rwa [size_swap] at h) := by rw [getElem_swap, if_neg hi', if_neg hj']
theorem ext_getElem? {xs ys : Array α} (h : ∀ i : Nat, xs[i]? = ys[i]?) : xs = ys :=
  toList_inj.mp (List.ext_getElem? fun i => by rw [getElem?_toList, getElem?_toList]; exact h i)
end Array
