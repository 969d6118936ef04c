prelude
import Init.Data.List.BasicAux
import Init.Data.Nat.Arith
import Init.Data.SumOption
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: lengths, elements at an index, membership, `append`
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w} {δ : Type x}

/-! ## Lists and lengths -/
theorem cons_eq_cons {a b : α} {l l' : List α} : a :: l = b :: l' ↔ a = b ∧ l = l' := by simp
theorem cons_inj_right (a : α) {l l' : List α} : a :: l = a :: l' ↔ l = l' := by simp
theorem singleton_inj {a b : α} : [a] = [b] ↔ a = b := by simp
theorem exists_cons_of_ne_nil : ∀ {l : List α}, l ≠ [] → ∃ b L, l = b :: L
  | [], h => absurd rfl h
  | b :: L, _ => ⟨b, L, rfl⟩
theorem ne_nil_iff_exists_cons {l : List α} : l ≠ [] ↔ ∃ b L, l = b :: L :=
  ⟨exists_cons_of_ne_nil, fun ⟨_, _, h⟩ => by subst h; nofun⟩
theorem ne_nil_of_length_pos {l : List α} (h : 0 < l.length) : l ≠ [] := length_pos_iff.mp h
theorem ne_nil_of_length_eq_add_one {l : List α} {n : Nat} (h : l.length = n + 1) : l ≠ [] := by
  intro e; subst e; cases h
theorem length_pos_of_mem {a : α} {l : List α} (h : a ∈ l) : 0 < l.length :=
  length_pos_iff.mpr (ne_nil_of_mem h)
theorem length_pos_of_ne_nil {l : List α} (h : l ≠ []) : 0 < l.length := length_pos_iff.mpr h
theorem length_ne_zero_iff {l : List α} : l.length ≠ 0 ↔ l ≠ [] := by simp
theorem length_eq_one_iff {l : List α} : l.length = 1 ↔ ∃ a, l = [a] := by
  match l with
  | [] => simp
  | [a] => simp
  | a :: b :: l => simp
theorem exists_mem_of_length_pos : ∀ {l : List α}, 0 < l.length → ∃ a, a ∈ l
  | a :: l, _ => ⟨a, .head l⟩
theorem eq_of_length_zero {l : List α} (h : l.length = 0) : l = [] := eq_nil_of_length_eq_zero h
@[simp] theorem length_concat {as : List α} {a : α} : (concat as a).length = as.length + 1 := by
  induction as with
  | nil => rfl
  | cons b bs ih => exact congrArg (· + 1) ih
@[simp] theorem concat_eq_append {as : List α} {a : α} : as.concat a = as ++ [a] := by
  induction as with
  | nil => rfl
  | cons b bs ih => exact congrArg (b :: ·) ih
@[simp] theorem length_zipWith {f : α → β → γ} {l₁ : List α} {l₂ : List β} :
    (zipWith f l₁ l₂).length = min l₁.length l₂.length := by
  induction l₁ generalizing l₂ with
  | nil => simp [zipWith]
  | cons a l₁ ih => cases l₂ with
    | nil => simp [zipWith]
    | cons b l₂ => simp only [zipWith, length_cons, ih]; omega
@[simp] theorem length_zip {l₁ : List α} {l₂ : List β} : (zip l₁ l₂).length = min l₁.length l₂.length :=
  length_zipWith
@[simp] theorem length_zipIdx {l : List α} {i : Nat} : (l.zipIdx i).length = l.length := by
  induction l generalizing i with
  | nil => rfl
  | cons a l ih => exact congrArg (· + 1) ih
@[simp] theorem length_mapIdx {f : Nat → α → β} {l : List α} : (l.mapIdx f).length = l.length := by
  simp [mapIdx]
@[simp] theorem length_range' {s len step : Nat} : (range' s len step).length = len := by
  induction len generalizing s with
  | zero => rfl
  | succ n ih => exact congrArg (· + 1) ih
private theorem range_loop_eq (n : Nat) (ns : List Nat) : range.loop n ns = range.loop n [] ++ ns := by
  induction n generalizing ns with
  | zero => rfl
  | succ n ih => show range.loop n (n :: ns) = range.loop n [n] ++ ns; rw [ih (n :: ns), ih [n]]; simp
@[simp] theorem range_zero : range 0 = [] := rfl
theorem range_succ {n : Nat} : range (n + 1) = range n ++ [n] := range_loop_eq n [n]
@[simp] theorem length_range {n : Nat} : (range n).length = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [range_succ, length_append, ih]; rfl
@[simp] theorem mem_range {m n : Nat} : m ∈ range n ↔ m < n := by
  induction n with
  | zero => simp
  | succ n ih => rw [range_succ, mem_append, ih, mem_singleton]; omega
@[simp] theorem range_eq_nil {n : Nat} : range n = [] ↔ n = 0 := by rw [← length_eq_zero_iff, length_range]
theorem self_mem_range_succ {n : Nat} : n ∈ range (n + 1) := by simp
theorem not_mem_range_self {n : Nat} : n ∉ range n := by simp
@[simp] theorem mem_range'_1 {m s n : Nat} : m ∈ range' s n ↔ s ≤ m ∧ m < s + n := by
  induction n generalizing s with
  | zero => simp [range']
  | succ n ih => simp only [range', mem_cons, ih]; omega
theorem range'_succ {s n step : Nat} : range' s (n + 1) step = s :: range' (s + step) n step := rfl
theorem range_succ_eq_map {n : Nat} : range (n + 1) = 0 :: map Nat.succ (range n) := by
  induction n with
  | zero => rfl
  | succ n ih =>
    have h : map Nat.succ (range (n + 1)) = map Nat.succ (range n) ++ [n + 1] := by
      rw [range_succ, map_append]; rfl
    rw [range_succ, ih, ← ih, h, ih]; rfl
@[simp] theorem length_dropLast {l : List α} : l.dropLast.length = l.length - 1 := by
  match l with
  | [] => rfl
  | [_] => rfl
  | a :: b :: l => exact congrArg (· + 1) (length_dropLast (l := b :: l))
theorem length_filterMap_le (f : α → Option β) (l : List α) : (l.filterMap f).length ≤ l.length := by
  induction l with
  | nil => exact Nat.le_refl 0
  | cons a l ih => unfold filterMap; split <;> simp <;> omega
@[simp] theorem length_tail {l : List α} : l.tail.length = l.length - 1 := by cases l <;> rfl
@[simp] theorem length_insertIdx_of_le_length {l : List α} {a : α} {i : Nat} (h : i ≤ l.length) :
    (l.insertIdx i a).length = l.length + 1 := by
  induction l generalizing i with
  | nil => cases i with
    | zero => rfl
    | succ i => simp at h
  | cons b l ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (· + 1) (ih (Nat.le_of_succ_le_succ h))
@[simp] theorem length_modify {f : α → α} {l : List α} {i : Nat} : (l.modify i f).length = l.length := by
  induction l generalizing i with
  | nil => cases i <;> rfl
  | cons b l ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (· + 1) ih
theorem length_eraseIdx_of_lt {l : List α} {i : Nat} (h : i < l.length) :
    (l.eraseIdx i).length = l.length - 1 := by
  induction l generalizing i with
  | nil => cases h
  | cons b l ih => cases i with
    | zero => rfl
    | succ i =>
      show (l.eraseIdx i).length + 1 = l.length
      rw [ih (Nat.lt_of_succ_lt_succ h)]
      have := Nat.lt_of_succ_lt_succ h
      omega

/-! ## Elements at an index -/
theorem getElem?_eq_some_getElem {l : List α} {i : Nat} (h : i < l.length) : l[i]? = some l[i] :=
  getElem?_eq_getElem h
theorem getElem_eq_iff {l : List α} {i : Nat} (h : i < l.length) {x : α} : l[i] = x ↔ l[i]? = some x := by
  rw [getElem?_eq_getElem h]; simp
theorem getElem_eq_getElem?_get {l : List α} {i : Nat} (h : i < l.length) :
    l[i] = l[i]?.get (by rw [getElem?_eq_getElem h]; rfl) := by simp [getElem?_eq_getElem h]
@[simp] theorem getElem?_length {l : List α} : l[l.length]? = none := getElem?_eq_none (Nat.le_refl _)
theorem ext_getElem {l₁ l₂ : List α} (hl : l₁.length = l₂.length)
    (h : ∀ (i : Nat) (h₁ : i < l₁.length) (h₂ : i < l₂.length), l₁[i]'h₁ = l₂[i]'h₂) : l₁ = l₂ := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => rfl
    | cons b l₂ => cases hl
  | cons a l₁ ih => cases l₂ with
    | nil => cases hl
    | cons b l₂ =>
      have h₀ := h 0 (by simp) (by simp)
      have hs := ih (l₂ := l₂) (by simpa using hl) fun i h₁ h₂ => by
        have := h (i + 1) (by simpa using h₁) (by simpa using h₂)
        simpa using this
      rw [hs, show a = b from h₀]
theorem getElem?_append_left {l₁ l₂ : List α} {i : Nat} (h : i < l₁.length) : (l₁ ++ l₂)[i]? = l₁[i]? := by
  induction l₁ generalizing i with
  | nil => cases h
  | cons a l₁ ih => cases i with
    | zero => rfl
    | succ i => simpa using ih (Nat.lt_of_succ_lt_succ h)
theorem getElem?_append_right {l₁ l₂ : List α} {i : Nat} (h : l₁.length ≤ i) :
    (l₁ ++ l₂)[i]? = l₂[i - l₁.length]? := by
  induction l₁ generalizing i with
  | nil => rfl
  | cons a l₁ ih => cases i with
    | zero => cases h
    | succ i => simpa using ih (Nat.le_of_succ_le_succ h)
theorem getElem?_append {l₁ l₂ : List α} {i : Nat} :
    (l₁ ++ l₂)[i]? = if i < l₁.length then l₁[i]? else l₂[i - l₁.length]? := by
  split
  · next h => exact getElem?_append_left h
  · next h => exact getElem?_append_right (Nat.le_of_not_lt h)
theorem getElem_append_left {as bs : List α} {i : Nat} (h : i < as.length) {h' : i < (as ++ bs).length} :
    (as ++ bs)[i] = as[i] := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem h', ← getElem?_eq_getElem h, getElem?_append_left h]
theorem getElem_append_right {as bs : List α} {i : Nat} (h₁ : as.length ≤ i) {h₂ : i < (as ++ bs).length} :
    (as ++ bs)[i]'h₂ = bs[i - as.length]'(by rw [length_append] at h₂; omega) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem h₂, getElem?_append_right h₁, getElem?_eq_getElem]
theorem getElem_append {l₁ l₂ : List α} {i : Nat} (h : i < (l₁ ++ l₂).length) :
    (l₁ ++ l₂)[i] = if h' : i < l₁.length then l₁[i] else l₂[i - l₁.length]'(by rw [length_append] at h; omega) := by
  split
  · next h' => exact getElem_append_left h'
  · next h' => exact getElem_append_right (Nat.le_of_not_lt h')
@[simp] theorem getElem?_concat_length {l : List α} {a : α} : (l ++ [a])[l.length]? = some a := by
  rw [getElem?_append_right (Nat.le_refl _)]; simp
@[simp] theorem getElem_concat_length {l : List α} {a : α} {i : Nat} (h : i =
    l.length) (w : i < (l ++ [a]).length) :
    (l ++ [a])[i] = a := by subst h; rw [getElem_append_right (Nat.le_refl _)]; simp
@[simp] theorem getElem?_map {f : α → β} {l : List α} {i : Nat} : (l.map f)[i]? = l[i]?.map f := by
  induction l generalizing i with
  | nil => rfl
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => simpa using ih
@[simp] theorem getElem?_take_of_lt {l : List α} {i j : Nat} (h : i < j) : (l.take j)[i]? = l[i]? := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases j with
    | zero => cases h
    | succ j => cases i with
      | zero => rfl
      | succ i => simpa using ih (Nat.lt_of_succ_lt_succ h)
@[simp] theorem getElem_take {l : List α} {j i : Nat} {h : i < (l.take j).length} :
    (l.take j)[i] = l[i]'(by rw [length_take] at h; omega) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem h, ← getElem?_eq_getElem, getElem?_take_of_lt (by rw [length_take] at h; omega)]
@[simp] theorem getElem?_drop {l : List α} {i j : Nat} : (l.drop i)[j]? = l[i + j]? := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => rw [drop_succ_cons, ih, Nat.succ_add_eq_add_succ' i j, getElem?_cons_succ]
where Nat.succ_add_eq_add_succ' (i j : Nat) : i + 1 + j = i + j + 1 := by omega
@[simp] theorem getElem_drop {l : List α} {i j : Nat} {h : j < (l.drop i).length} :
    (l.drop i)[j] = l[i + j]'(by rw [length_drop] at h; omega) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem h, ← getElem?_eq_getElem, getElem?_drop]
@[simp] theorem getElem_set_self {l : List α} {i : Nat} {a : α} (h : i < (l.set i a).length) :
    (l.set i a)[i] = a := by
  induction l generalizing i with
  | nil => cases i <;> cases h
  | cons b l ih => cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ h)
@[simp] theorem getElem_set_ne {l : List α} {i j : Nat} (h : i ≠ j) {a : α} (hj : j < (l.set i a).length) :
    (l.set i a)[j] = l[j]'(by rwa [length_set] at hj) := by
  induction l generalizing i j with
  | nil => cases i <;> cases hj
  | cons b l ih => cases i with
    | zero => cases j with
      | zero => exact absurd rfl h
      | succ j => rfl
    | succ i => cases j with
      | zero => rfl
      | succ j => exact ih (by omega) (Nat.lt_of_succ_lt_succ hj)
theorem getElem_set {l : List α} {i j : Nat} {a : α} (h : j < (l.set i a).length) :
    (l.set i a)[j] = if i = j then a else l[j]'(by rwa [length_set] at h) := by
  split
  · next e => subst e; exact getElem_set_self h
  · next e => exact getElem_set_ne e h
theorem getElem?_set_self {l : List α} {i : Nat} {a : α} (h : i < l.length) : (l.set i a)[i]? = some a := by
  rw [getElem?_eq_getElem (by rwa [length_set]), getElem_set_self]
@[simp] theorem getElem?_set_ne {l : List α} {i j : Nat} {a : α} (h : i ≠ j) : (l.set i a)[j]? = l[j]? := by
  by_cases hj : j < l.length
  · rw [getElem?_eq_getElem (by rwa [length_set]), getElem?_eq_getElem hj, getElem_set_ne h]
  · rw [getElem?_eq_none (by rw [length_set]; omega), getElem?_eq_none (by omega)]
theorem getElem?_set {l : List α} {i j : Nat} {a : α} :
    (l.set i a)[j]? = if i = j then if i < l.length then some a else none else l[j]? := by
  split
  · next e =>
    subst e
    split
    · next h => exact getElem?_set_self h
    · next h => exact getElem?_eq_none (by rw [length_set]; omega)
  · next e => exact getElem?_set_ne e
@[simp] theorem set_nil {i : Nat} {a : α} : [].set i a = [] := by cases i <;> rfl
@[simp] theorem set_cons_zero {x : α} {xs : List α} {a : α} : (x :: xs).set 0 a = a :: xs := rfl
@[simp] theorem set_cons_succ {x : α} {xs : List α} {i : Nat} {a : α} : (x :: xs).set (i + 1) a =
    x :: xs.set i a := rfl
theorem set_set {a : α} (b : α) {l : List α} {i : Nat} : (l.set i a).set i b = l.set i b := by
  induction l generalizing i with
  | nil => simp
  | cons c l ih => cases i <;> simp [ih]
theorem set_comm (a b : α) {i j : Nat} {l : List α} (h : i ≠ j) :
    (l.set i a).set j b = (l.set j b).set i a := by
  induction l generalizing i j with
  | nil => simp
  | cons c l ih => cases i with
    | zero => cases j with
      | zero => exact absurd rfl h
      | succ j => rfl
    | succ i => cases j with
      | zero => rfl
      | succ j => simp [ih (i := i) (j := j) (by omega)]
@[simp] theorem getElem_replicate {a : α} {n i : Nat} (h : i < (replicate n a).length) :
    (replicate n a)[i] = a :=
  (mem_replicate.mp (getElem_mem h)).2
theorem getElem?_replicate {a : α} {n i : Nat} : (replicate n a)[i]? = if i < n then some a else none := by
  split
  · next h => rw [getElem?_eq_getElem (by simpa using h), getElem_replicate]
  · next h => exact getElem?_eq_none (by simp; omega)
@[simp] theorem getElem_range {j n : Nat} (h : j < (range n).length) : (range n)[j] = j := by
  induction n with
  | zero => cases h
  | succ n ih =>
    rw [length_range] at h
    simp only [range_succ]
    rw [getElem_append]
    split
    · exact ih _
    · next k =>
      rw [length_range] at k
      have : j = n := by omega
      subst this; simp
theorem getElem?_range {i n : Nat} (h : i < n) : (range n)[i]? = some i := by
  rw [getElem?_eq_getElem (by simpa using h), getElem_range]
theorem getElem?_reverse {l : List α} {i : Nat} (h : i < l.length) :
    l.reverse[i]? = l[l.length - 1 - i]? := by
  induction l generalizing i with
  | nil => cases h
  | cons a l ih =>
    rw [reverse_cons, getElem?_append, length_reverse]
    split
    · next h' =>
      rw [ih h', length_cons, show l.length + 1 - 1 - i = l.length - 1 - i + 1 by omega, getElem?_cons_succ]
    · next h' =>
      have : i = l.length := by rw [length_cons] at h; omega
      subst this; simp
@[simp] theorem getElem_reverse {l : List α} {i : Nat} (h : i < l.reverse.length) :
    l.reverse[i] = l[l.length - 1 - i]'(by rw [length_reverse] at h; omega) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem h, ← getElem?_eq_getElem, getElem?_reverse (by rwa [length_reverse] at h)]
theorem getElem?_zipWith {f : α → β → γ} {as : List α} {bs : List β} {i : Nat} :
    (zipWith f as bs)[i]? = match as[i]?, bs[i]? with
      | some a, some b => some (f a b)
      | _, _ => none := by
  induction as generalizing bs i with
  | nil => rfl
  | cons a as ih => cases bs with
    | nil => cases i <;> simp [zipWith]
    | cons b bs => cases i with
      | zero => rfl
      | succ i => simpa [zipWith] using ih
@[simp] theorem getElem_zipWith {f : α → β →
    γ} {l : List α} {l' : List β} {i : Nat} {h : i < (zipWith f l l').length} :
    (zipWith f l l')[i] = f (l[i]'(by rw [length_zipWith] at h; omega)) (l'[i]'(by rw [length_zipWith] at h; omega)) := by
  have h' := h
  rw [length_zipWith] at h'
  apply Option.some.inj
  rw [← getElem?_eq_getElem h, getElem?_zipWith, getElem?_eq_getElem (l := l) (by omega),
    getElem?_eq_getElem (l := l') (by omega)]
@[simp] theorem getElem_zip {l : List α} {l' : List β} {i : Nat} {h : i < (zip l l').length} :
    (zip l l')[i] = (l[i]'(by rw [length_zip] at h; omega), l'[i]'(by rw [length_zip] at h; omega)) := getElem_zipWith
theorem getElem?_inj {xs : List α} {i j : Nat} (h₀ : i < xs.length) (h₁ : xs.Nodup) (h₂ : xs[i]? =
    xs[j]?) : i = j := by
  induction xs generalizing i j with
  | nil => cases h₀
  | cons a xs ih =>
    rw [nodup_cons] at h₁
    match i, j with
    | 0, 0 => rfl
    | i+1, j+1 => rw [ih (Nat.lt_of_succ_lt_succ h₀) h₁.2 (by simpa using h₂)]
    | 0, j+1 =>
      refine absurd ?_ h₁.1
      rw [getElem?_cons_zero, getElem?_cons_succ] at h₂
      obtain ⟨k, hk⟩ := getElem?_eq_some_iff.mp h₂.symm
      exact hk ▸ getElem_mem k
    | i+1, 0 =>
      refine absurd ?_ h₁.1
      rw [getElem?_cons_zero, getElem?_cons_succ] at h₂
      obtain ⟨k, hk⟩ := getElem?_eq_some_iff.mp h₂
      exact hk ▸ getElem_mem k
theorem mem_of_getElem? {l : List α} {i : Nat} {a : α} (e : l[i]? = some a) : a ∈ l :=
  match getElem?_eq_some_iff.mp e with | ⟨h, e⟩ => e ▸ getElem_mem h
theorem mem_iff_getElem? {a : α} {l : List α} : a ∈ l ↔ ∃ i : Nat, l[i]? = some a :=
  ⟨fun h => match mem_iff_getElem.mp h with | ⟨i, h, e⟩ => ⟨i, getElem?_eq_some_iff.mpr ⟨h, e⟩⟩, fun ⟨_, e⟩ => mem_of_getElem? e⟩

/-! ## Membership -/
theorem eq_or_mem_of_mem_cons {a y : α} {l : List α} (h : a ∈ y :: l) : a = y ∨ a ∈ l := mem_cons.mp h
theorem mem_of_ne_of_mem {a y : α} {l : List α} (h₁ : a ≠ y) (h₂ : a ∈ y :: l) : a ∈ l :=
  (mem_cons.mp h₂).resolve_left h₁
theorem ne_of_not_mem_cons {a b : α} {l : List α} (h : a ∉ b :: l) : a ≠ b := fun e => h (e ▸ mem_cons_self)
theorem not_mem_of_not_mem_cons {a b : α} {l : List α} (h : a ∉ b :: l) : a ∉ l := fun k => h (.tail b k)
theorem not_mem_cons_of_ne_of_not_mem {a y : α} {l : List α} (h₁ : a ≠ y) (h₂ : a ∉ l) : a ∉ y :: l :=
  fun h => (mem_cons.mp h).elim h₁ h₂
theorem eq_nil_iff_forall_not_mem {l : List α} : l = [] ↔ ∀ a, a ∉ l := by
  cases l with
  | nil => simp
  | cons b l => simp only [reduceCtorEq, false_iff]; exact fun h => h b mem_cons_self
theorem eq_of_mem_singleton {a b : α} (h : a ∈ [b]) : a = b := mem_singleton.mp h
theorem mem_append_left {a : α} {as : List α} (bs : List α) (h : a ∈ as) : a ∈ as ++ bs :=
  mem_append.mpr (.inl h)
theorem mem_append_right {b : α} (as : List α) {bs : List α} (h : b ∈ bs) : b ∈ as ++ bs :=
  mem_append.mpr (.inr h)
theorem mem_map_of_mem {a : α} {f : α → β} {l : List α} (h : a ∈ l) : f a ∈ map f l := mem_map.mpr ⟨a, h, rfl⟩
theorem exists_of_mem_map {b : β} {f : α → β} {l : List α} (h : b ∈ map f l) : ∃ a, a ∈ l ∧ f a = b :=
  mem_map.mp h
theorem forall_mem_map {f : α → β} {l : List α} {P : β → Prop} : (∀ i, i ∈ l.map f → P i) ↔
    ∀ j, j ∈ l → P (f j) := by simp
theorem mem_of_mem_filter {a : α} {p : α → Bool} {l : List α} (h : a ∈ filter p l) : a ∈ l :=
  (mem_filter.mp h).1
theorem mem_filter_of_mem {a : α} {p : α → Bool} {l : List α} (h : a ∈ l) (k : p a) : a ∈ filter p l :=
  mem_filter.mpr ⟨h, k⟩
theorem forall_mem_nil (p : α → Prop) : ∀ (x : α) (_ : x ∈ []), p x := nofun
@[simp] theorem forall_mem_cons {p : α → Prop} {a : α} {l : List α} : (∀ x, x ∈ a :: l → p x) ↔
    p a ∧ ∀ x, x ∈ l → p x :=
  ⟨fun H => ⟨H _ (.head _), fun _ h => H _ (.tail _ h)⟩, fun ⟨H₁, H₂⟩ _ => fun
    | .head _ => H₁
    | .tail _ h => H₂ _ h⟩
theorem exists_mem_nil (p : α → Prop) : ¬∃ x, ∃ _ : x ∈ [], p x := nofun
theorem exists_mem_cons {p : α → Prop} {a : α} {l : List α} : (∃ x, ∃ _ : x ∈ a :: l, p x) ↔
    p a ∨ ∃ x, ∃ _ : x ∈ l, p x := by
  constructor
  · intro ⟨x, h, k⟩
    cases h with
    | head => exact .inl k
    | tail _ h => exact .inr ⟨x, h, k⟩
  · intro h
    rcases h with h | ⟨x, h, k⟩
    · exact ⟨a, .head l, h⟩
    · exact ⟨x, .tail a h, k⟩
theorem forall_mem_singleton {p : α → Prop} {a : α} : (∀ x (_ : x ∈ [a]), p x) ↔ p a := by simp
theorem forall_mem_append {p : α → Prop} {l₁ l₂ : List α} :
    (∀ x (_ : x ∈ l₁ ++ l₂), p x) ↔ (∀ x (_ : x ∈ l₁), p x) ∧ ∀ x (_ : x ∈ l₂), p x := by
  simp only [mem_append]
  exact ⟨fun h => ⟨fun x k => h x (.inl k), fun x k => h x (.inr k)⟩, fun h x k => k.elim (h.1 x) (h.2 x)⟩
@[simp] theorem mem_flatten {a : α} {L : List (List α)} : a ∈ L.flatten ↔ ∃ l, l ∈ L ∧ a ∈ l := by
  induction L with
  | nil => simp
  | cons l L ih => rw [flatten_cons, mem_append, ih]; simp
@[simp] theorem mem_flatMap {f : α → List β} {b : β} {l : List α} : b ∈ l.flatMap f ↔
    ∃ a, a ∈ l ∧ b ∈ f a := by
  induction l with
  | nil => simp
  | cons x l ih => rw [flatMap_cons, mem_append, ih]; simp
theorem mem_flatMap_of_mem {b : β} {l : List α} {f : α → List β} {a : α} (al : a ∈ l) (h : b ∈ f a) :
    b ∈ l.flatMap f :=
  mem_flatMap.mpr ⟨a, al, h⟩
@[simp] theorem filterMap_cons_none {f : α → Option β} {a : α} {l : List α} (h : f a = none) :
    filterMap f (a :: l) = filterMap f l := by rw [filterMap, h]
@[simp] theorem filterMap_cons_some {f : α → Option β} {a : α} {l : List α} {b : β} (h : f a = some b) :
    filterMap f (a :: l) = b :: filterMap f l := by rw [filterMap, h]
@[simp] theorem mem_filterMap {f : α → Option β} {l : List α} {b : β} : b ∈ filterMap f l ↔
    ∃ a, a ∈ l ∧ f a = some b := by
  induction l with
  | nil => simp
  | cons x l ih =>
    cases h : f x with
    | none => rw [filterMap_cons_none h, ih]; simp [h]
    | some c =>
      rw [filterMap_cons_some h, mem_cons, ih]
      constructor
      · intro k
        rcases k with k | ⟨a, k, e⟩
        · exact ⟨x, .head l, by rw [h, k]⟩
        · exact ⟨a, .tail x k, e⟩
      · intro ⟨a, k, e⟩
        cases k with
        | head => rw [h] at e; exact .inl (Option.some.inj e).symm
        | tail _ k => exact .inr ⟨a, k, e⟩
theorem filterMap_eq_map {f : α → β} : filterMap (some ∘ f) = map f := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih => exact congrArg (f a :: ·) ih
theorem mem_of_mem_take {a : α} {i : Nat} {l : List α} (h : a ∈ l.take i) : a ∈ l := by
  rw [← take_append_drop i l]; exact mem_append_left _ h
theorem mem_of_mem_drop {a : α} {i : Nat} {l : List α} (h : a ∈ l.drop i) : a ∈ l := by
  rw [← take_append_drop i l]; exact mem_append_right _ h
theorem mem_of_mem_tail {a : α} {l : List α} (h : a ∈ tail l) : a ∈ l := by
  cases l with
  | nil => cases h
  | cons b l => exact .tail b h
theorem mem_or_eq_of_mem_set {l : List α} {i : Nat} {a b : α} (h : a ∈ l.set i b) : a ∈ l ∨ a = b := by
  induction l generalizing i with
  | nil => simp at h
  | cons c l ih => cases i with
    | zero => rw [set_cons_zero, mem_cons] at h; exact h.elim .inr fun h => .inl (.tail c h)
    | succ i =>
      rw [set_cons_succ, mem_cons] at h
      rcases h with h | h
      · exact .inl (h ▸ .head l)
      · exact (ih h).imp (.tail c) id
theorem append_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ s t : List α, l = s ++ a :: t := by
  induction h with
  | head l => exact ⟨[], l, rfl⟩
  | tail b _ ih => obtain ⟨s, t, e⟩ := ih; exact ⟨b :: s, t, by rw [e]; rfl⟩
theorem mem_iff_append {a : α} {l : List α} : a ∈ l ↔ ∃ s t : List α, l = s ++ a :: t :=
  ⟨append_of_mem, fun ⟨s, t, e⟩ => by subst e; simp⟩
theorem elem_iff [BEq α] [LawfulBEq α] {a : α} {as : List α} : elem a as = true ↔ a ∈ as := by
  induction as with
  | nil => simp [elem]
  | cons b bs ih =>
    unfold elem
    cases h : a == b with
    | true => simp [eq_of_beq h]
    | false => simp only [ih, mem_cons]; exact ⟨.inr, fun k => k.resolve_left fun e => by subst e; simp at h⟩
theorem contains_iff_mem [BEq α] [LawfulBEq α] {a : α} {as : List α} : as.contains a ↔ a ∈ as := elem_iff
theorem elem_eq_true_of_mem [BEq α] [LawfulBEq α] {a : α} {as : List α} (h : a ∈ as) : elem a as = true :=
  elem_iff.mpr h
theorem mem_of_elem_eq_true [BEq α] [LawfulBEq α] {a : α} {as : List α} (h : elem a as = true) : a ∈ as :=
  elem_iff.mp h
theorem elem_nil [BEq α] {a : α} : elem a [] = false := rfl
theorem elem_cons [BEq α] {a b : α} {bs : List α} : elem a (b :: bs) = ((a == b) || elem a bs) := by
  show (match a == b with | true => true | false => elem a bs) = _
  cases a == b <;> rfl
@[simp] theorem contains_nil [BEq α] {a : α} : ([] : List α).contains a = false := rfl
@[simp] theorem contains_cons [BEq α] {a b : α} {as : List α} : (a :: as).contains b =
    (b == a || as.contains b) := elem_cons
instance instDecidableMem [BEq α] [LawfulBEq α] (a : α) (as : List α) : Decidable (a ∈ as) :=
  decidable_of_iff _ elem_iff

/-! ## `append` -/
@[simp] theorem append_left_inj {s₁ s₂ : List α} (t : List α) : s₁ ++ t = s₂ ++ t ↔ s₁ = s₂ :=
  ⟨append_cancel_right, fun h => h ▸ rfl⟩
@[simp] theorem append_right_inj {t₁ t₂ : List α} (s : List α) : s ++ t₁ = s ++ t₂ ↔ t₁ = t₂ :=
  ⟨append_cancel_left, fun h => h ▸ rfl⟩
theorem append_inj {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : s₁.length = s₂.length) :
    s₁ = s₂ ∧ t₁ = t₂ := by
  induction s₁ generalizing s₂ with
  | nil => cases s₂ with
    | nil => exact ⟨rfl, h⟩
    | cons b s₂ => cases hl
  | cons a s₁ ih => cases s₂ with
    | nil => cases hl
    | cons b s₂ =>
      rw [cons_append, cons_append, cons.injEq] at h
      have := ih h.2 (by simpa using hl)
      exact ⟨by rw [h.1, this.1], this.2⟩
theorem append_inj_right {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : s₁.length = s₂.length) :
    t₁ = t₂ := (append_inj h hl).2
theorem append_inj_left {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : s₁.length = s₂.length) :
    s₁ = s₂ := (append_inj h hl).1
theorem append_inj' {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : t₁.length = t₂.length) :
    s₁ = s₂ ∧ t₁ = t₂ :=
  append_inj h (by have := congrArg length h; rw [length_append, length_append] at this; omega)
theorem append_ne_nil_of_left_ne_nil {s : List α} (h : s ≠ []) (t : List α) : s ++ t ≠ [] :=
  fun e => h (append_eq_nil_iff.mp e).1
theorem append_ne_nil_of_right_ne_nil {t : List α} (s : List α) : t ≠ [] → s ++ t ≠ [] :=
  fun h e => h (append_eq_nil_iff.mp e).2
@[simp] theorem append_left_eq_self {xs ys : List α} : xs ++ ys = ys ↔ xs = [] :=
  ⟨fun h => append_cancel_right (bs := ys) (h.trans (nil_append ys).symm), fun h => by subst h; rfl⟩
@[simp] theorem append_right_eq_self {xs ys : List α} : xs ++ ys = xs ↔ ys = [] :=
  ⟨fun h => append_cancel_left (as := xs) (h.trans (append_nil xs).symm), fun h => by subst h; simp⟩
theorem eq_nil_or_concat (l : List α) : l = [] ∨ ∃ L b, l = L ++ [b] := by
  induction l with
  | nil => exact .inl rfl
  | cons a l ih =>
    refine .inr ?_
    rcases ih with h | ⟨L, b, h⟩
    · exact ⟨[], a, by rw [h]; rfl⟩
    · exact ⟨a :: L, b, by rw [h]; rfl⟩
theorem singleton_append {a : α} {l : List α} : [a] ++ l = a :: l := rfl
theorem append_eq_cons_iff {as bs cs : List α} {x : α} :
    as ++ bs = x :: cs ↔ (as = [] ∧ bs = x :: cs) ∨ ∃ as', as = x :: as' ∧ cs = as' ++ bs := by
  cases as with
  | nil => simp
  | cons a as =>
    simp only [cons_append, cons.injEq, reduceCtorEq, false_and, false_or]
    constructor
    · intro ⟨h, k⟩; exact ⟨as, ⟨h, rfl⟩, k.symm⟩
    · intro ⟨as', ⟨h, e⟩, k⟩; subst e; exact ⟨h, k.symm⟩
theorem flatten_append {L₁ L₂ : List (List α)} : (L₁ ++ L₂).flatten = L₁.flatten ++ L₂.flatten := by
  induction L₁ with
  | nil => rfl
  | cons l L ih => simp [ih]
theorem flatMap_append {xs ys : List α} {f : α → List β} : (xs ++ ys).flatMap f =
    xs.flatMap f ++ ys.flatMap f := by
  induction xs with
  | nil => rfl
  | cons l L ih => simp [ih]
theorem flatMap_singleton (f : α → List β) (x : α) : [x].flatMap f = f x := append_nil _
theorem flatMap_def (l : List α) (f : α → List β) : l.flatMap f = flatten (map f l) := rfl
theorem map_flatMap {f : β → γ} {g : α → List β} {l : List α} : (l.flatMap g).map f =
    l.flatMap fun a => (g a).map f := by
  induction l with
  | nil => rfl
  | cons x l ih => simp [ih]
theorem flatMap_assoc {l : List α} {f : α → List β} {g : β → List γ} :
    (l.flatMap f).flatMap g = l.flatMap fun x => (f x).flatMap g := by
  induction l with
  | nil => rfl
  | cons x l ih => rw [flatMap_cons, flatMap_append, ih, flatMap_cons]
theorem flatMap_singleton' (l : List α) : (l.flatMap fun x => [x]) = l := by
  induction l with
  | nil => rfl
  | cons x l ih => rw [flatMap_cons, ih]; rfl
theorem length_flatten {L : List (List α)} : L.flatten.length = (L.map length).sum := by
  induction L with
  | nil => rfl
  | cons l L ih => simp [ih]
theorem map_flatten {f : α → β} {L : List (List α)} : (flatten L).map f = (map (map f) L).flatten := by
  induction L with
  | nil => rfl
  | cons l L ih => simp [ih]
theorem filter_flatten {p : α → Bool} {L : List (List α)} : filter p L.flatten =
    (L.map (filter p)).flatten := by
  induction L with
  | nil => rfl
  | cons l L ih => simp [ih]

end List
