prelude
import Init.Data.List.Elements
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: what common operations do to one another

`any` and `all`, `map`, `filter`, `filterMap`, `append`, `reverse`, `flatMap`, `take` and `drop`, ranges.
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Membership -/
theorem of_mem_zip {a : α} {b : β} : ∀ {l₁ : List α} {l₂ : List β}, (a, b) ∈ zip l₁ l₂ → a ∈ l₁ ∧ b ∈ l₂
  | _ :: l₁, _ :: l₂, h => by
    rcases mem_cons.mp h with e | h
    · cases e; exact ⟨mem_cons_self, mem_cons_self⟩
    · have := of_mem_zip h; exact ⟨mem_cons_of_mem _ this.1, mem_cons_of_mem _ this.2⟩
theorem mem_take_iff_getElem {l : List α} {n : Nat} {a : α} :
    a ∈ l.take n ↔ ∃ (i : Nat) (hm : i < min n l.length), l[i]'(by omega) = a := by
  constructor
  · intro h
    obtain ⟨i, hi, e⟩ := getElem_of_mem h
    rw [length_take] at hi
    exact ⟨i, hi, by rw [← e, getElem_take]⟩
  · rintro ⟨i, hi, rfl⟩
    have : i < (l.take n).length := by rw [length_take]; exact hi
    exact (getElem_take (h := this)) ▸ getElem_mem this

/-! ## `any` and `all` -/
theorem any_iff_exists {l : List α} {p : α → Bool} : any l p ↔ ∃ a, a ∈ l ∧ p a := any_eq_true
theorem all_iff_forall {l : List α} {p : α → Bool} : all l p ↔ ∀ a, a ∈ l → p a := all_eq_true
theorem any_eq_false {l : List α} {p : α → Bool} : l.any p = false ↔ ∀ x, x ∈ l → ¬p x := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]
theorem all_eq_false {l : List α} {p : α → Bool} : l.all p = false ↔ ∃ x, x ∈ l ∧ ¬p x := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [all_cons, Bool.and_eq_false_iff, ih]
    constructor
    · rintro (h | ⟨x, h, n⟩)
      · exact ⟨a, mem_cons_self, by simp [h]⟩
      · exact ⟨x, mem_cons_of_mem _ h, n⟩
    · rintro ⟨x, h, n⟩
      rcases mem_cons.mp h with rfl | h
      · exact .inl (by simpa using n)
      · exact .inr ⟨x, h, n⟩
@[simp] theorem all_filter {l : List α} {p q : α → Bool} : (l.filter p).all q = l.all fun a => !(p a) || q a := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [filter_cons]; cases h : p a <;> simp [ih, h]
@[simp] theorem any_filter {l : List α} {p q : α → Bool} : (l.filter p).any q = l.any fun a => p a && q a := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [filter_cons]; cases h : p a <;> simp [ih, h]
@[simp] theorem any_flatMap {l : List α} {f : α → List β} {p : β → Bool} :
    (l.flatMap f).any p = l.any fun a => (f a).any p := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, any_append, ih, any_cons]
@[simp] theorem all_flatMap {l : List α} {f : α → List β} {p : β → Bool} :
    (l.flatMap f).all p = l.all fun a => (f a).all p := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, all_append, ih, all_cons]
@[simp] theorem any_flatten {f : α → Bool} {l : List (List α)} : l.flatten.any f = l.any (any · f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatten_cons, any_append, ih, any_cons]
@[simp] theorem all_flatten {f : α → Bool} {l : List (List α)} : l.flatten.all f = l.all (all · f) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatten_cons, all_append, ih, all_cons]

/-! ## `map`, `filter`, `filterMap`, `partition` -/
theorem map_eq_map_iff {f g : α → β} {l : List α} : map f l = map g l ↔ ∀ a ∈ l, f a = g a := map_inj_left
@[simp] theorem map_const {l : List α} {b : β} : map (Function.const α b) l = replicate l.length b := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, ih]; rfl
@[simp] theorem map_concat {f : α → β} {a : α} {l : List α} : map f (concat l a) = concat (map f l) (f a) := by simp
theorem filterMap_cons {f : α → Option β} {a : α} {l : List α} :
    filterMap f (a :: l) = match f a with
      | none => filterMap f l
      | some b => b :: filterMap f l := rfl
@[simp] theorem filterMap_append {l l' : List α} {f : α → Option β} :
    filterMap f (l ++ l') = filterMap f l ++ filterMap f l' := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [cons_append, filterMap_cons, filterMap_cons]; cases f a <;> simp [ih]
theorem filterMap_map {f : α → β} {g : β → Option γ} {l : List α} : filterMap g (map f l) = filterMap (g ∘ f) l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, filterMap_cons, filterMap_cons, ih]; rfl
theorem map_filterMap {f : α → Option β} {g : β → γ} {l : List α} :
    map g (filterMap f l) = filterMap (fun x => (f x).map g) l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [filterMap_cons, filterMap_cons]; cases f a <;> simp [ih]
theorem filterMap_eq_filter {p : α → Bool} : filterMap (Option.guard (p ·)) = filter p := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih => rw [filterMap_cons, filter_cons, ih]; cases h : p a <;> simp [Option.guard, h]
theorem filterMap_filterMap {f : α → Option β} {g : β → Option γ} {l : List α} :
    filterMap g (filterMap f l) = filterMap (fun x => (f x).bind g) l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    rw [filterMap_cons, filterMap_cons]
    cases f a with
    | none => simp [ih]
    | some b => rw [Option.bind_some, filterMap_cons, ih]
theorem filter_flatMap {l : List α} {f : α → List β} {p : β → Bool} :
    (l.flatMap f).filter p = l.flatMap fun a => (f a).filter p := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, filter_append, ih, flatMap_cons]
private theorem partition_loop {p : α → Bool} {l bs cs : List α} :
    partition.loop p l (bs, cs) = (bs.reverse ++ filter p l, cs.reverse ++ filter (not ∘ p) l) := by
  induction l generalizing bs cs with
  | nil => simp [partition.loop]
  | cons a l ih => rw [partition.loop, filter_cons, filter_cons]; cases h : p a <;> simp [ih, h]
@[simp] theorem partition_eq_filter_filter {p : α → Bool} {l : List α} :
    partition p l = (filter p l, filter (not ∘ p) l) := by
  rw [partition, partition_loop]; rfl

/-! ## `append`, `reverse` -/
theorem append_eq_append_iff {ws xs ys zs : List α} :
    ws ++ xs = ys ++ zs ↔ (∃ as, ys = ws ++ as ∧ xs = as ++ zs) ∨ ∃ bs, ws = ys ++ bs ∧ zs = bs ++ xs := by
  induction ws generalizing ys with
  | nil =>
    constructor
    · intro h; exact .inl ⟨ys, rfl, h⟩
    · rintro (⟨as, rfl, rfl⟩ | ⟨bs, h, rfl⟩)
      · simp
      · rw [eq_comm, append_eq_nil_iff] at h; obtain ⟨rfl, rfl⟩ := h; rfl
  | cons w ws ih =>
    cases ys with
    | nil =>
      constructor
      · intro h; exact .inr ⟨w :: ws, rfl, h.symm⟩
      · rintro (⟨as, h, _⟩ | ⟨bs, h, e⟩)
        · cases h
        · rw [nil_append] at h; subst h; exact e.symm
    | cons y ys =>
      simp only [cons_append, cons.injEq, ih]
      constructor
      · rintro ⟨rfl, ⟨as, rfl, rfl⟩ | ⟨bs, rfl, rfl⟩⟩
        · exact .inl ⟨as, ⟨rfl, rfl⟩, rfl⟩
        · exact .inr ⟨bs, ⟨rfl, rfl⟩, rfl⟩
      · rintro (⟨as, ⟨rfl, rfl⟩, rfl⟩ | ⟨bs, ⟨rfl, rfl⟩, rfl⟩)
        · exact ⟨rfl, .inl ⟨as, rfl, rfl⟩⟩
        · exact ⟨rfl, .inr ⟨bs, rfl, rfl⟩⟩
theorem cons_eq_append_iff {a b : List α} {x : α} {c : List α} :
    x :: c = a ++ b ↔ (a = [] ∧ b = x :: c) ∨ ∃ a', a = x :: a' ∧ c = a' ++ b := by
  rw [eq_comm, append_eq_cons_iff]
@[simp] theorem self_eq_append_left {xs ys : List α} : xs = ys ++ xs ↔ ys = [] := by
  rw [eq_comm, append_left_eq_self]
@[simp] theorem self_eq_append_right {xs ys : List α} : xs = xs ++ ys ↔ ys = [] := by
  rw [eq_comm, append_right_eq_self]
theorem tail_append {xs ys : List α} : (xs ++ ys).tail = if xs.isEmpty then ys.tail else xs.tail ++ ys := by
  cases xs <;> rfl
theorem dropLast_append_of_ne_nil : ∀ {l : List α} (l' : List α), l ≠ [] → (l' ++ l).dropLast = l' ++ l.dropLast
  | _, [], _ => rfl
  | l, [a], h => by
    cases l with
    | nil => exact absurd rfl h
    | cons b l => rfl
  | l, a :: b :: l', h => by
    show a :: ((b :: l') ++ l).dropLast = _
    rw [dropLast_append_of_ne_nil (b :: l') h]; rfl
private theorem ne_nil_of_reverse_ne_nil {l : List α} (h : l.reverse ≠ []) : l ≠ [] := fun e => h (by rw [e]; rfl)
theorem head_reverse {l : List α} (h : l.reverse ≠ []) :
    l.reverse.head h = getLast l (ne_nil_of_reverse_ne_nil h) := by
  apply Option.some.inj
  rw [← head?_eq_some_head, head?_reverse, getLast?_eq_some_getLast]
theorem getLast_reverse {l : List α} (h : l.reverse ≠ []) :
    l.reverse.getLast h = l.head (ne_nil_of_reverse_ne_nil h) := by
  apply Option.some.inj
  rw [← getLast?_eq_some_getLast, getLast?_reverse, head?_eq_some_head]
theorem tail_reverse {l : List α} : l.reverse.tail = l.dropLast.reverse := by
  by_cases h : l = []
  · subst h; rfl
  · rw [← dropLast_append_getLast h, reverse_append, dropLast_append_of_ne_nil _ (cons_ne_nil _ _)]; simp
theorem reverse_eq_cons_iff {xs : List α} {a : α} {ys : List α} : xs.reverse = a :: ys ↔ xs = ys.reverse ++ [a] := by
  rw [reverse_eq_iff, reverse_cons]
theorem reverse_flatten {L : List (List α)} : L.flatten.reverse = (L.map reverse).reverse.flatten := by
  induction L with
  | nil => rfl
  | cons l L ih => rw [flatten_cons, reverse_append, ih, map_cons, reverse_cons, flatten_append]; simp

/-! ## `flatten`, `flatMap` -/
@[simp] theorem flatten_eq_nil_iff {L : List (List α)} : L.flatten = [] ↔ ∀ l ∈ L, l = [] := by
  induction L with
  | nil => simp
  | cons l L ih => simp [ih]
theorem flatMap_map {f : α → β} {g : β → List γ} {l : List α} : (map f l).flatMap g = l.flatMap fun a => g (f a) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, flatMap_cons, ih, flatMap_cons]
theorem map_eq_flatMap {f : α → β} {l : List α} : map f l = l.flatMap fun x => [f x] := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, flatMap_cons, ih]; rfl
theorem length_flatMap {l : List α} {f : α → List β} : length (l.flatMap f) = sum (map (fun a => (f a).length) l) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [flatMap_cons, length_append, ih, map_cons, sum_cons]

/-! ## Folds, sums -/
theorem sum_pos_iff_exists_pos_nat {l : List Nat} : 0 < l.sum ↔ ∃ x ∈ l, 0 < x := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [sum_cons]
    constructor
    · intro h
      by_cases ha : 0 < a
      · exact ⟨a, mem_cons_self, ha⟩
      · obtain ⟨x, hx, p⟩ := ih.mp (by omega); exact ⟨x, mem_cons_of_mem _ hx, p⟩
    · rintro ⟨x, hx, p⟩
      rcases mem_cons.mp hx with rfl | hx
      · omega
      · have := ih.mpr ⟨x, hx, p⟩; omega

/-! ## `take`, `drop` -/
theorem getElem?_take {l : List α} {i j : Nat} : (l.take i)[j]? = if j < i then l[j]? else none := by
  by_cases h : j < i
  · rw [if_pos h, getElem?_take_of_lt h]
  · rw [if_neg h, getElem?_eq_none]; rw [length_take]; omega
theorem take_one {l : List α} : l.take 1 = l.head?.toList := by cases l <;> rfl
theorem take_add_one {l : List α} {i : Nat} : l.take (i + 1) = l.take i ++ l[i]?.toList := take_succ
theorem take_eq_take_min {l : List α} {i : Nat} : l.take i = l.take (min i l.length) := by
  by_cases h : i ≤ l.length
  · rw [Nat.min_eq_left h]
  · rw [Nat.min_eq_right (by omega), take_length, take_of_length_le (by omega)]
@[simp] theorem tail_drop {l : List α} {i : Nat} : (l.drop i).tail = l.drop (i + 1) := by
  rw [← drop_one, drop_drop]
theorem drop_tail {l : List α} {i : Nat} : l.tail.drop i = l.drop (i + 1) := by cases l <;> simp
theorem head?_drop {l : List α} {i : Nat} : (l.drop i).head? = l[i]? := by
  rw [head?_eq_getElem?, getElem?_drop, Nat.add_zero]
theorem drop_take : ∀ {i j : Nat} {l : List α}, drop i (take j l) = take (j - i) (drop i l)
  | 0, _, _ => by simp
  | i + 1, 0, l => by simp
  | i + 1, j + 1, [] => by simp
  | i + 1, j + 1, _ :: l => by
    rw [take_succ_cons, drop_succ_cons, drop_succ_cons, drop_take, Nat.add_sub_add_right]
private theorem span_loop {p : α → Bool} {l acc : List α} :
    span.loop p l acc = (acc.reverse ++ takeWhile p l, dropWhile p l) := by
  induction l generalizing acc with
  | nil => simp [span.loop]
  | cons a l ih => rw [span.loop, takeWhile_cons, dropWhile_cons]; cases h : p a <;> simp [ih]
@[simp] theorem span_eq_takeWhile_dropWhile {p : α → Bool} {l : List α} : span p l = (takeWhile p l, dropWhile p l) := by
  rw [span, span_loop]; rfl
theorem prefix_cons_iff {l₁ : List α} {a : α} {l₂ : List α} : l₁ <+: a :: l₂ ↔ l₁ = [] ∨ ∃ t, l₁ = a :: t ∧ t <+: l₂ := by
  cases l₁ with
  | nil => simp
  | cons b l₁ =>
    constructor
    · rintro ⟨t, e⟩; cases e; exact .inr ⟨l₁, rfl, t, rfl⟩
    · rintro (h | ⟨t, e, s, rfl⟩)
      · cases h
      · cases e; exact ⟨s, rfl⟩

/-! ## Replication, ranges -/
@[simp] theorem replicate_inj {n m : Nat} {a b : α} : replicate n a = replicate m b ↔ n = m ∧ (n = 0 ∨ a = b) := by
  constructor
  · intro h
    have e : n = m := by simpa using congrArg length h
    subst e
    refine ⟨rfl, ?_⟩
    cases n with
    | zero => exact .inl rfl
    | succ n => injection h with h _; exact .inr h
  · rintro ⟨rfl, rfl | rfl⟩ <;> rfl
theorem range'_one {s step : Nat} : range' s 1 step = [s] := rfl
theorem pairwise_lt_range {n : Nat} : Pairwise (· < ·) (range n) := by
  rw [pairwise_iff_getElem]; intro i j hi hj h; simpa using h
theorem pairwise_le_range {n : Nat} : Pairwise (· ≤ ·) (range n) := by
  rw [pairwise_iff_getElem]; intro i j hi hj h; simp; omega
theorem range_add {n m : Nat} : range (n + m) = range n ++ (range m).map (n + ·) := by
  induction m with
  | zero => simp
  | succ m ih => rw [← Nat.add_assoc, range_succ, ih, range_succ]; simp
end List
