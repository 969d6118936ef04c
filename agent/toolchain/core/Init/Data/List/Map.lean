prelude
import Init.Data.List.Index
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: `map`, `filter`, `reverse`, first and last elements
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w} {δ : Type x}

/-! ## `map` and `filter` -/
@[simp] theorem map_eq_nil_iff {f : α → β} {l : List α} : map f l = [] ↔ l = [] := by cases l <;> simp
theorem map_id_fun : map (id : α → α) = id := by funext l; exact map_id l
theorem map_singleton {f : α → β} {a : α} : map f [a] = [f a] := rfl
theorem map_eq_cons_iff {b : β} {l₂ : List β} {f : α → β} {l : List α} :
    map f l = b :: l₂ ↔ ∃ a l₁, l = a :: l₁ ∧ f a = b ∧ map f l₁ = l₂ := by
  cases l with
  | nil => simp
  | cons a l =>
    simp only [map_cons, cons.injEq]
    exact ⟨fun ⟨h, k⟩ => ⟨a, l, ⟨rfl, rfl⟩, h, k⟩, fun ⟨_, _, ⟨e₁, e₂⟩, h, k⟩ => by subst e₁; subst e₂; exact ⟨h, k⟩⟩
@[simp] theorem map_inj_left {f g : α → β} {l : List α} : map f l = map g l ↔ ∀ a, a ∈ l → f a = g a := by
  induction l with
  | nil => simp
  | cons a l ih => simp only [map_cons, cons.injEq, ih, forall_mem_cons]
theorem map_inj_right {f : α → β} {l l' : List α} (w : ∀ x y, f x = f y → x = y) : map f l = map f l' ↔
    l = l' := by
  induction l generalizing l' with
  | nil => cases l' <;> simp
  | cons a l ih => cases l' with
    | nil => simp
    | cons b l' => simp only [map_cons, cons.injEq, ih]; exact ⟨fun h => ⟨w _ _ h.1, h.2⟩, fun h => ⟨congrArg f h.1, h.2⟩⟩
@[simp] theorem map_replicate {f : α → β} {a : α} {n : Nat} : (replicate n a).map f = replicate n (f a) := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, map_cons, ih]; rfl
theorem map_const' (l : List α) (b : β) : map (fun _ => b) l = replicate l.length b := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, ih]; rfl
@[simp] theorem map_const_fun {l : List α} {b : β} : map (Function.const α b) l = replicate l.length b :=
  map_const' l b
theorem map_take {f : α → β} {l : List α} {i : Nat} : (l.take i).map f = (l.map f).take i := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
theorem map_drop {f : α → β} {l : List α} {i : Nat} : (l.drop i).map f = (l.map f).drop i := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
theorem map_tail {f : α → β} {l : List α} : map f l.tail = (map f l).tail := by cases l <;> rfl
@[simp] theorem head?_map {f : α → β} {l : List α} : (map f l).head? = l.head?.map f := by cases l <;> rfl
@[simp] theorem isEmpty_map {l : List α} {f : α → β} : (l.map f).isEmpty = l.isEmpty := by cases l <;> rfl
theorem map_eq_foldr {f : α → β} {l : List α} : map f l = foldr (fun a bs => f a :: bs) [] l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, ih]; rfl
theorem filter_eq_nil_iff {p : α → Bool} {l : List α} : filter p l = [] ↔ ∀ a, a ∈ l → ¬p a := by
  induction l with
  | nil => simp
  | cons a l ih => by_cases h : p a = true <;> simp [filter_cons, h, ih]
theorem filter_eq_self {p : α → Bool} {l : List α} : filter p l = l ↔ ∀ a, a ∈ l → p a := by
  induction l with
  | nil => simp
  | cons a l ih =>
    by_cases h : p a = true
    · rw [filter_cons_of_pos h, cons.injEq, ih, forall_mem_cons]; simp [h]
    · rw [filter_cons_of_neg h, forall_mem_cons]
      refine ⟨fun e => ?_, fun e => absurd e.1 h⟩
      have := length_filter_le p l
      rw [e, length_cons] at this
      omega
theorem filter_true (l : List α) : filter (fun _ => true) l = l := filter_eq_self.mpr fun _ _ => rfl
theorem filter_false (l : List α) : filter (fun _ => false) l = [] := filter_eq_nil_iff.mpr fun _ _ => nofun
theorem filter_congr {p q : α → Bool} {l : List α} (h : ∀ x, x ∈ l → p x = q x) :
    filter p l = filter q l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [filter_cons, filter_cons, h a (.head l), ih fun x hx => h x (.tail a hx)]
theorem filter_map {p : β → Bool} {f : α → β} {l : List α} : filter p (map f l) =
    map f (filter (p ∘ f) l) := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    rw [map_cons, filter_cons, filter_cons, ih, Function.comp_apply]
    by_cases h : p (f a) = true <;> simp [h]
@[simp] theorem filter_replicate_of_pos {p : α → Bool} {n : Nat} {a : α} (h : p a) :
    (replicate n a).filter p = replicate n a :=
  filter_eq_self.mpr fun b hb => by rw [(mem_replicate.mp hb).2]; exact h
@[simp] theorem filter_replicate_of_neg {p : α → Bool} {n : Nat} {a : α} (h : ¬p a) :
    (replicate n a).filter p = [] :=
  filter_eq_nil_iff.mpr fun b hb => by rw [(mem_replicate.mp hb).2]; exact h
@[simp] theorem filter_reverse {p : α → Bool} {l : List α} : l.reverse.filter p = (l.filter p).reverse := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [reverse_cons, filter_append, ih, filter_cons]; by_cases h : p a = true <;> simp [h]
theorem length_filter_eq_length_iff {p : α → Bool} {l : List α} : (filter p l).length = l.length ↔
    ∀ a, a ∈ l → p a := by
  induction l with
  | nil => simp
  | cons a l ih =>
    by_cases h : p a = true
    · rw [filter_cons_of_pos h, length_cons, length_cons, Nat.add_right_cancel_iff, ih, forall_mem_cons]; simp [h]
    · rw [filter_cons_of_neg h, forall_mem_cons, length_cons]
      exact ⟨fun e => by have := length_filter_le p l; omega, fun e => absurd e.1 h⟩

/-! ## `reverse` -/
@[simp] theorem reverse_eq_nil_iff {xs : List α} : xs.reverse = [] ↔ xs = [] := by
  rw [← length_eq_zero_iff, length_reverse, length_eq_zero_iff]
theorem reverse_ne_nil_iff {xs : List α} : xs.reverse ≠ [] ↔ xs ≠ [] := not_congr reverse_eq_nil_iff
@[simp] theorem reverse_inj {xs ys : List α} : xs.reverse = ys.reverse ↔ xs = ys :=
  ⟨fun h => by rw [← reverse_reverse xs, h, reverse_reverse], fun h => h ▸ rfl⟩
theorem reverse_eq_iff {xs ys : List α} : xs.reverse = ys ↔ xs = ys.reverse :=
  ⟨fun h => by rw [← h, reverse_reverse], fun h => by rw [h, reverse_reverse]⟩
theorem reverse_singleton {a : α} : reverse [a] = [a] := rfl
theorem reverse_concat {l : List α} {a : α} : (l ++ [a]).reverse = a :: l.reverse := by simp
theorem reverse_replicate {n : Nat} {a : α} : (replicate n a).reverse = replicate n a := by
  apply ext_getElem
  · simp
  · intro i h₁ h₂; simp
theorem foldl_reverse {l : List α} {f : β → α → β} {b : β} : l.reverse.foldl f b =
    l.foldr (fun x y => f y x) b := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]
theorem foldr_reverse {l : List α} {f : α → β → β} {b : β} : l.reverse.foldr f b =
    l.foldl (fun x y => f y x) b := by
  rw [← reverse_reverse l, foldl_reverse, reverse_reverse]
theorem foldl_eq_foldr_reverse {l : List α} {f : β → α → β} {b : β} : l.foldl f b =
    l.reverse.foldr (fun x y => f y x) b := by
  rw [foldr_reverse]
theorem foldr_eq_foldl_reverse {l : List α} {f : α → β → β} {b : β} : l.foldr f b =
    l.reverse.foldl (fun x y => f y x) b := by
  rw [foldl_reverse]

/-! ## First and last elements -/
theorem head?_eq_some_head : {l : List α} → (h : l ≠ []) → l.head? = some (l.head h)
  | _ :: _, _ => rfl
theorem head?_eq_head {l : List α} (h : l ≠ []) : l.head? = some (l.head h) := head?_eq_some_head h
@[simp] theorem head?_eq_none_iff {l : List α} : l.head? = none ↔ l = [] := by cases l <;> simp
theorem head?_eq_some_iff {xs : List α} {a : α} : xs.head? = some a ↔ ∃ ys, xs = a :: ys := by
  cases xs <;> simp [eq_comm]
@[simp] theorem isSome_head? {l : List α} : l.head?.isSome ↔ l ≠ [] := by cases l <;> simp
@[simp] theorem head_mem : ∀ {l : List α} (h : l ≠ []), l.head h ∈ l
  | _ :: l, _ => .head l
theorem head_eq_getElem {l : List α} (h : l ≠ []) : l.head h = l[0]'(length_pos_iff.mpr h) := by
  cases l <;> first | rfl | contradiction
theorem head?_eq_getElem? {l : List α} : l.head? = l[0]? := by cases l <;> rfl
@[simp] theorem head?_append {l l' : List α} : (l ++ l').head? = l.head?.or l'.head? := by cases l <;> rfl
theorem head_append_of_ne_nil {l l' : List α} {w₁ : l ++ l' ≠ []} (w₂ : l ≠ []) :
    (l ++ l').head w₁ = l.head w₂ := by
  cases l <;> first | rfl | contradiction
@[simp] theorem cons_head_tail {l : List α} (h : l ≠ []) : l.head h :: l.tail = l := head_cons_tail h
theorem tail_append_of_ne_nil {xs ys : List α} (h : xs ≠ []) : (xs ++ ys).tail = xs.tail ++ ys := by
  cases xs <;> first | rfl | contradiction
theorem drop_one {l : List α} : l.drop 1 = l.tail := by cases l <;> simp
@[simp] theorem getLast_singleton {a : α} (h : [a] ≠ []) : [a].getLast h = a := rfl
theorem getLast_cons {a : α} {as : List α} (h : as ≠ nil) : getLast (a :: as) nofun = getLast as h := by
  cases as <;> first | rfl | contradiction
theorem getLast_cons_cons {a b : α} {l : List α} : getLast (a :: b :: l) nofun = getLast (b :: l) nofun := rfl
@[simp] theorem getLast?_nil : ([] : List α).getLast? = none := rfl
@[simp] theorem getLast?_singleton {a : α} : [a].getLast? = some a := rfl
theorem getLast_mem : ∀ {l : List α} (h : l ≠ []), l.getLast h ∈ l
  | [], h => absurd rfl h
  | [a], _ => .head []
  | a :: b :: l, _ => .tail a (getLast_mem (l := b :: l) nofun)
theorem getLast?_eq_some_getLast : {l : List α} → (h : l ≠ []) → l.getLast? = some (l.getLast h)
  | _ :: _, _ => rfl
theorem getLast?_eq_getLast {l : List α} (h : l ≠ []) : l.getLast? = some (l.getLast h) :=
  getLast?_eq_some_getLast h
@[simp] theorem getLast?_eq_none_iff {xs : List α} : xs.getLast? = none ↔ xs = [] := by
  cases xs with
  | nil => simp
  | cons a l => simp [getLast?_eq_some_getLast (l := a :: l) nofun]
theorem getLast_eq_getElem : ∀ {l : List α} (h : l ≠ []), getLast l h =
    l[l.length - 1]'(by have := length_pos_iff.mpr h; omega)
  | [], h => absurd rfl h
  | [_], _ => rfl
  | _ :: b :: l, _ => getLast_eq_getElem (l := b :: l) nofun
theorem getLast?_eq_getElem? {l : List α} : l.getLast? = l[l.length - 1]? := by
  cases l with
  | nil => rfl
  | cons a l =>
    have h : (a :: l).length - 1 < (a :: l).length := Nat.lt_succ_self _
    rw [getLast?_eq_some_getLast (cons_ne_nil a l), getElem?_eq_getElem h, getLast_eq_getElem]
@[simp] theorem getLast_append_singleton {l : List α} {a : α} (h : l ++ [a] ≠ [] := by
  simp) : (l ++ [a]).getLast h = a := by
  rw [getLast_eq_getElem]
  exact getElem_concat_length (by simp) _
theorem getLast_concat {a : α} {l : List α} (h : concat l a ≠ [] := by
  simp) : getLast (concat l a) h = a := by
  simp only [concat_eq_append]; exact getLast_append_singleton
@[simp] theorem getLast?_concat {l : List α} {a : α} : (l ++ [a]).getLast? = some a := by
  rw [getLast?_eq_some_getLast (by simp), getLast_append_singleton]
@[simp] theorem getLast?_append {l l' : List α} : (l ++ l').getLast? = l'.getLast?.or l.getLast? := by
  rcases eq_nil_or_concat l' with h | ⟨L, b, h⟩
  · subst h; simp
  · subst h; rw [← append_assoc, getLast?_concat, getLast?_concat]; rfl
theorem getLast_append_of_ne_nil {l l' : List α} (h₁ : l ++ l' ≠ []) (h₂ : l' ≠ []) :
    (l ++ l').getLast h₁ = l'.getLast h₂ := by
  apply Option.some.inj
  rw [← getLast?_eq_some_getLast, ← getLast?_eq_some_getLast, getLast?_append, getLast?_eq_some_getLast h₂]; rfl
@[simp] theorem head?_reverse {l : List α} : l.reverse.head? = l.getLast? := by
  rcases eq_nil_or_concat l with h | ⟨L, b, h⟩
  · subst h; rfl
  · subst h; rw [getLast?_concat, reverse_concat]; rfl
@[simp] theorem getLast?_reverse {l : List α} : l.reverse.getLast? = l.head? := by
  rw [← head?_reverse, reverse_reverse]
@[simp] theorem dropLast_nil : ([] : List α).dropLast = [] := rfl
@[simp] theorem dropLast_single {a : α} : [a].dropLast = [] := rfl
theorem dropLast_singleton {a : α} : [a].dropLast = [] := rfl
@[simp] theorem dropLast_cons₂ {a b : α} {l : List α} : (a :: b :: l).dropLast = a :: (b :: l).dropLast := rfl
@[simp] theorem dropLast_concat {l : List α} {b : α} : (l ++ [b]).dropLast = l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases l with
    | nil => rfl
    | cons c l => exact congrArg (a :: ·) ih
theorem dropLast_concat_getLast : ∀ {l : List α} (h : l ≠ []), l.dropLast ++ [l.getLast h] = l
  | [], h => absurd rfl h
  | [_], _ => rfl
  | a :: b :: l, _ => congrArg (a :: ·) (dropLast_concat_getLast (l := b :: l) nofun)
theorem dropLast_append_getLast {l : List α} (h : l ≠ []) : l.dropLast ++ [l.getLast h] = l :=
  dropLast_concat_getLast h
theorem dropLast_eq_take {l : List α} : l.dropLast = l.take (l.length - 1) := by
  rcases eq_nil_or_concat l with h | ⟨L, b, h⟩
  · subst h; rfl
  · subst h
    rw [dropLast_concat, length_append]
    show L = (L ++ [b]).take (L.length + 1 - 1)
    rw [Nat.add_sub_cancel]
    induction L with
    | nil => rfl
    | cons a L ih => simp [← ih]
theorem map_dropLast {f : α → β} {l : List α} : l.dropLast.map f = (l.map f).dropLast := by
  rw [dropLast_eq_take, dropLast_eq_take, map_take, length_map]
theorem mem_of_mem_dropLast {a : α} {l : List α} (h : a ∈ l.dropLast) : a ∈ l := by
  rw [dropLast_eq_take] at h; exact mem_of_mem_take h

end List
