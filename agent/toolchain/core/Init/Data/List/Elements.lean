prelude
import Init.Data.Vector
import Init.Data.SumOption
import Init.Data.Array.Lemmas
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: elements at an index, first and last elements

How `l[i]`, `l[i]?`, `head`, `tail`, `getLast` and their kin compute, and what they say of membership and length.
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Elements at an index -/
theorem getElem_cons {a : α} {l : List α} {i : Nat} (w : i < (a :: l).length) :
    (a :: l)[i] = if h : i = 0 then a else l[i - 1]'(by simp only [length_cons] at w; omega) := by
  cases i <;> rfl
theorem getElem?_cons {a : α} {l : List α} {i : Nat} : (a :: l)[i]? = if i = 0 then some a else l[i - 1]? := by
  cases i <;> rfl
theorem getElem_of_getElem? {l : List α} {i : Nat} {a : α} (h : l[i]? = some a) : ∃ h : i < l.length, l[i] = a :=
  getElem?_eq_some_iff.mp h
theorem mem_of_getElem {l : List α} {i : Nat} {h : i < l.length} {a : α} (e : l[i] = a) : a ∈ l := e ▸ getElem_mem h
@[simp] theorem getElem!_cons_zero [Inhabited α] {a : α} {l : List α} : (a :: l)[0]! = a := rfl
@[simp] theorem getElem!_cons_succ [Inhabited α] {a : α} {l : List α} {i : Nat} : (a :: l)[i + 1]! = l[i]! := rfl
theorem getElem!_eq_getElem?_getD [Inhabited α] {l : List α} {i : Nat} : l[i]! = l[i]?.getD default := by
  rw [getElem!_def]; cases l[i]? <;> rfl
theorem getElem!_of_getElem? [Inhabited α] {a : α} {l : List α} {i : Nat} (h : l[i]? = some a) : l[i]! = a := by
  rw [getElem!_eq_getElem?_getD, h]; rfl
@[simp] theorem getD_eq_getElem?_getD {l : List α} {i : Nat} {a : α} : getD l i a = l[i]?.getD a := rfl
theorem getD_cons_zero {x : α} {xs : List α} {d : α} : getD (x :: xs) 0 d = x := rfl
theorem getD_cons_succ {x : α} {xs : List α} {n : Nat} {d : α} : getD (x :: xs) (n + 1) d = getD xs n d := rfl
theorem get_cons_succ {as : List α} {i : Nat} {a : α} {h : i + 1 < (a :: as).length} :
    (a :: as).get ⟨i + 1, h⟩ = as.get ⟨i, Nat.lt_of_succ_lt_succ h⟩ := rfl
theorem get_mem (l : List α) (n : Fin l.length) : get l n ∈ l := getElem_mem n.isLt
theorem getElem_tail {l : List α} {i : Nat} (h : i < l.tail.length) :
    (tail l)[i] = l[i + 1]'(by rw [length_tail] at h; omega) := by cases l <;> first | rfl | exact absurd h (Nat.not_lt_zero _)
theorem getElem?_tail {l : List α} {i : Nat} : (tail l)[i]? = l[i + 1]? := by cases l <;> rfl
theorem getElem_dropLast : ∀ {xs : List α} {i : Nat} (h : i < xs.dropLast.length),
    xs.dropLast[i] = xs[i]'(by rw [length_dropLast] at h; omega)
  | _ :: _ :: _, 0, _ => rfl
  | _ :: _ :: _, i + 1, h => getElem_dropLast (i := i) (Nat.lt_of_succ_lt_succ h)
  | [_], _, h => absurd h (Nat.not_lt_zero _)
  | [], _, h => absurd h (Nat.not_lt_zero _)
theorem mem_iff_get {a : α} {l : List α} : a ∈ l ↔ ∃ n : Fin l.length, get l n = a := by
  rw [mem_iff_getElem]; exact ⟨fun ⟨i, h, e⟩ => ⟨⟨i, h⟩, e⟩, fun ⟨i, e⟩ => ⟨i.1, i.2, e⟩⟩
theorem forall_getElem {l : List α} {p : α → Prop} : (∀ (i : Nat) h, p (l[i]'h)) ↔ ∀ a, a ∈ l → p a :=
  ⟨fun h a m => by obtain ⟨i, hi, rfl⟩ := getElem_of_mem m; exact h i hi, fun h i hi => h _ (getElem_mem hi)⟩
theorem getElem_of_append {l₁ l₂ l : List α} {a : α} {i : Nat} (eq : l = l₁ ++ a :: l₂) (h : l₁.length = i) :
    l[i]'(by rw [eq, length_append, length_cons]; omega) = a := by
  subst eq h
  rw [getElem_append_right (Nat.le_refl _)]
  simp only [Nat.sub_self]; rfl

/-! ## First and last elements, emptiness, length -/
@[simp] theorem head!_cons [Inhabited α] {a : α} {l : List α} : (a :: l).head! = a := rfl
@[simp] theorem headD_cons {a d : α} {l : List α} : (a :: l).headD d = a := rfl
@[simp] theorem headD_nil {d : α} : ([] : List α).headD d = d := rfl
@[simp] theorem tail?_nil : @tail? α [] = none := rfl
@[simp] theorem tail?_cons {a : α} {l : List α} : (a :: l).tail? = some l := rfl
theorem getLast?_cons {a : α} {l : List α} : (a :: l).getLast? = some (l.getLast?.getD a) := by
  cases l with
  | nil => rfl
  | cons b l => rw [getLast?_eq_some_getLast (cons_ne_nil _ _), getLast?_eq_some_getLast (cons_ne_nil _ _)]; rfl
theorem getLast?_cons_cons {a b : α} {l : List α} : (a :: b :: l).getLast? = (b :: l).getLast? := by
  rw [getLast?_eq_some_getLast (cons_ne_nil _ _), getLast?_eq_some_getLast (cons_ne_nil _ _)]; rfl
theorem getLastD_cons {a b : α} {l : List α} : getLastD (b :: l) a = getLastD l b := by cases l <;> rfl
theorem mem_of_head? {a : α} {l : List α} (h : l.head? = some a) : a ∈ l := by
  cases l with
  | nil => cases h
  | cons b l => cases h; exact mem_cons_self
theorem mem_of_mem_head? {l : List α} {a : α} (h : a ∈ l.head?) : a ∈ l := mem_of_head? h
theorem mem_of_getLast? {l : List α} {a : α} (h : l.getLast? = some a) : a ∈ l := by
  cases l with
  | nil => cases h
  | cons b l => rw [getLast?_eq_some_getLast (cons_ne_nil _ _)] at h; cases h; exact getLast_mem _
theorem mem_of_mem_getLast? {l : List α} {a : α} (h : a ∈ l.getLast?) : a ∈ l := mem_of_getLast? h
theorem isEmpty_iff {l : List α} : l.isEmpty ↔ l = [] := by cases l <;> simp
@[simp] theorem isEmpty_eq_true {l : List α} : l.isEmpty = true ↔ l = [] := isEmpty_iff
@[simp] theorem isEmpty_eq_false_iff {l : List α} : l.isEmpty = false ↔ l ≠ [] := by cases l <;> simp
theorem isEmpty_eq_false_iff_exists_mem {xs : List α} : xs.isEmpty = false ↔ ∃ x, x ∈ xs := by
  cases xs with
  | nil => simp
  | cons a l => exact ⟨fun _ => ⟨a, mem_cons_self⟩, fun _ => rfl⟩
theorem isEmpty_iff_length_eq_zero {l : List α} : l.isEmpty ↔ l.length = 0 := by cases l <;> simp
theorem exists_mem_of_ne_nil (l : List α) (h : l ≠ []) : ∃ x, x ∈ l := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => exact ⟨a, mem_cons_self⟩
theorem exists_cons_of_length_pos : ∀ {l : List α}, 0 < l.length → ∃ h t, l = h :: t
  | a :: l, _ => ⟨a, l, rfl⟩
theorem length_pos_iff_exists_cons : ∀ {l : List α}, 0 < l.length ↔ ∃ h t, l = h :: t
  | [] => ⟨fun h => absurd h (Nat.lt_irrefl _), fun ⟨_, _, e⟩ => nomatch e⟩
  | a :: l => ⟨fun _ => ⟨a, l, rfl⟩, fun _ => Nat.succ_pos _⟩
theorem exists_cons_of_length_eq_add_one {n : Nat} : ∀ {l : List α}, l.length = n + 1 → ∃ h t, l = h :: t
  | a :: l, _ => ⟨a, l, rfl⟩
theorem cons_ne_self (a : α) (l : List α) : a :: l ≠ l := fun h => by
  have := congrArg length h; simp at this
theorem self_ne_cons (a : α) (l : List α) : l ≠ a :: l := (cons_ne_self a l).symm
theorem concat_ne_nil {a : α} {l : List α} : l ++ [a] ≠ [] := by cases l <;> simp
theorem head_map {f : α → β} {l : List α} (w : l.map f ≠ []) :
    (map f l).head w = f (l.head (by intro h; exact w (by rw [h]; rfl))) := by
  cases l with
  | nil => exact absurd rfl w
  | cons a l => rfl
theorem getLast_map {f : α → β} : ∀ {l : List α} (h : l.map f ≠ []),
    getLast (map f l) h = f (getLast l (by intro e; exact h (by rw [e]; rfl)))
  | [], h => absurd rfl h
  | [_], _ => rfl
  | _ :: b :: l, _ => getLast_map (l := b :: l) (cons_ne_nil _ _)
@[simp] theorem getLast?_map {f : α → β} {l : List α} : (map f l).getLast? = l.getLast?.map f := by
  cases l with
  | nil => rfl
  | cons a l =>
    rw [map_cons, getLast?_eq_some_getLast (cons_ne_nil _ _), getLast?_eq_some_getLast (cons_ne_nil _ _)]
    exact congrArg some (getLast_map (l := a :: l) (cons_ne_nil _ _))
theorem getLast?_eq_some_iff {xs : List α} {a : α} : xs.getLast? = some a ↔ ∃ ys, xs = ys ++ [a] := by
  constructor
  · intro h
    cases xs with
    | nil => cases h
    | cons b l =>
      rw [getLast?_eq_some_getLast (cons_ne_nil _ _)] at h
      cases h; exact ⟨_, (dropLast_append_getLast (cons_ne_nil _ _)).symm⟩
  · rintro ⟨ys, rfl⟩; simp
theorem mem_getLast?_append_of_mem_getLast? {l₁ l₂ : List α} {a : α} (h : a ∈ l₂.getLast?) : a ∈ (l₁ ++ l₂).getLast? := by
  obtain ⟨ys, rfl⟩ := getLast?_eq_some_iff.mp h
  exact getLast?_eq_some_iff.mpr ⟨l₁ ++ ys, (append_assoc ..).symm⟩

/-! ## `set` -/
theorem set_eq_of_length_le : ∀ {l : List α} {i : Nat}, l.length ≤ i → ∀ {a : α}, l.set i a = l
  | [], _, _, _ => set_nil
  | _ :: _, 0, h, _ => absurd h (Nat.not_succ_le_zero _)
  | b :: l, i + 1, h, _ => congrArg (b :: ·) (set_eq_of_length_le (Nat.le_of_succ_le_succ h))
@[simp] theorem set_getElem_self : ∀ {as : List α} {i : Nat} (h : i < as.length), as.set i as[i] = as
  | _ :: _, 0, _ => rfl
  | a :: as, i + 1, h => congrArg (a :: ·) (set_getElem_self (as := as) (Nat.lt_of_succ_lt_succ h))
@[simp] theorem set_eq_nil_iff {l : List α} {i : Nat} {a : α} : l.set i a = [] ↔ l = [] := by
  cases l <;> cases i <;> simp
end List
