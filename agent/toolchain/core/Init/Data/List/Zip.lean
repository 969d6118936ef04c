prelude
import Init.Data.List.Operations
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: zipping, searching, erasing, inserting

`zip`, `unzip`, `mapIdx`; `find?`, `findIdx`, `idxOf`, `lookup`; `erase`, `eraseIdx`, `insert`.
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}
variable {δ : Type x}

/-! ## `zip`, `zipWith`, `unzip`, `zipIdx`, `mapIdx` -/
theorem zipWith_self {f : α → α → β} : ∀ {l : List α}, zipWith f l l = l.map fun a => f a a
  | [] => rfl
  | _ :: l => congrArg (_ :: ·) (zipWith_self (l := l))
@[simp] theorem zipWith_eq_nil_iff {f : α → β → γ} {l : List α} {l' : List β} : zipWith f l l' = [] ↔ l = [] ∨ l' = [] := by
  cases l <;> cases l' <;> simp
@[simp] theorem zip_eq_nil_iff {l₁ : List α} {l₂ : List β} : zip l₁ l₂ = [] ↔ l₁ = [] ∨ l₂ = [] := by
  cases l₁ <;> cases l₂ <;> simp
theorem zip_append {l₁ r₁ : List α} {l₂ r₂ : List β} (h : l₁.length = l₂.length) :
    zip (l₁ ++ r₁) (l₂ ++ r₂) = zip l₁ l₂ ++ zip r₁ r₂ := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => simp
    | cons => cases h
  | cons a l₁ ih => cases l₂ with
    | nil => cases h
    | cons b l₂ => simp [ih (Nat.succ.inj h)]
theorem zipWith_append {f : α → β → γ} {l₁ l₁' : List α} {l₂ l₂' : List β} (h : l₁.length = l₂.length) :
    zipWith f (l₁ ++ l₁') (l₂ ++ l₂') = zipWith f l₁ l₂ ++ zipWith f l₁' l₂' := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => simp
    | cons => cases h
  | cons a l₁ ih => cases l₂ with
    | nil => cases h
    | cons b l₂ => simp [ih (Nat.succ.inj h)]
theorem map_fst_zip : ∀ {l₁ : List α} {l₂ : List β}, l₁.length ≤ l₂.length → map Prod.fst (zip l₁ l₂) = l₁
  | [], _, _ => by simp
  | _ :: l₁, _ :: l₂, h => by rw [zip_cons_cons, map_cons, map_fst_zip (Nat.le_of_succ_le_succ h)]
  | _ :: _, [], h => absurd h (Nat.not_succ_le_zero _)
theorem map_snd_zip : ∀ {l₁ : List α} {l₂ : List β}, l₂.length ≤ l₁.length → map Prod.snd (zip l₁ l₂) = l₂
  | _, [], _ => by simp
  | _ :: l₁, _ :: l₂, h => by rw [zip_cons_cons, map_cons, map_snd_zip (Nat.le_of_succ_le_succ h)]
  | [], _ :: _, h => absurd h (Nat.not_succ_le_zero _)
theorem unzip_eq_map : ∀ {l : List (α × β)}, unzip l = (l.map Prod.fst, l.map Prod.snd)
  | [] => rfl
  | (_, _) :: l => by rw [unzip, unzip_eq_map (l := l)]; rfl
theorem unzip_zip {l₁ : List α} {l₂ : List β} (h : l₁.length = l₂.length) : unzip (zip l₁ l₂) = (l₁, l₂) := by
  rw [unzip_eq_map, map_fst_zip (Nat.le_of_eq h), map_snd_zip (Nat.le_of_eq h.symm)]
theorem zip_unzip : ∀ {l : List (α × β)}, zip (unzip l).1 (unzip l).2 = l
  | [] => rfl
  | (a, b) :: l => by rw [unzip_eq_map]; exact congrArg ((a, b) :: ·) (by have := zip_unzip (l := l); rwa [unzip_eq_map] at this)
theorem mapIdx_eq_zipIdx_map {l : List α} {f : Nat → α → β} : l.mapIdx f = l.zipIdx.map fun p => f p.2 p.1 := rfl
theorem mapIdx_cons {l : List α} {f : Nat → α → β} {a : α} :
    mapIdx f (a :: l) = f 0 a :: mapIdx (fun i => f (i + 1)) l := by
  apply ext_getElem?
  intro i
  cases i <;> simp
theorem mapIdx_append {K L : List α} {f : Nat → α → β} :
    (K ++ L).mapIdx f = K.mapIdx f ++ L.mapIdx fun i => f (i + K.length) := by
  induction K generalizing f with
  | nil => rfl
  | cons a K ih => rw [cons_append, mapIdx_cons, mapIdx_cons, ih, cons_append, length_cons]; simp only [Nat.add_assoc]

/-! ## Searching -/
theorem findSome?_nil {f : α → Option β} : ([] : List α).findSome? f = none := rfl
theorem findSome?_cons {f : α → Option β} {a : α} {l : List α} :
    (a :: l).findSome? f = match f a with
      | some b => some b
      | none => l.findSome? f := rfl
theorem find?_append {l₁ l₂ : List α} {p : α → Bool} : (l₁ ++ l₂).find? p = (l₁.find? p).or (l₂.find? p) := by
  induction l₁ with
  | nil => simp
  | cons a l ih => rw [cons_append, find?_cons, find?_cons]; cases p a <;> simp [ih]
@[simp] theorem find?_map {f : β → α} {p : α → Bool} {l : List β} : find? p (l.map f) = (l.find? (p ∘ f)).map f := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [map_cons, find?_cons, find?_cons]; cases h : p (f a) <;> simp [ih, h]
@[simp] theorem find?_filter {xs : List α} {p q : α → Bool} :
    (xs.filter p).find? q = xs.find? fun a => decide (p a = true ∧ q a = true) := by
  induction xs with
  | nil => rfl
  | cons a l ih => rw [filter_cons, find?_cons]; cases h : p a <;> cases h' : q a <;> simp [ih, h']
theorem find?_eq_some_iff_append {xs : List α} {p : α → Bool} {b : α} :
    xs.find? p = some b ↔ p b ∧ ∃ as bs, xs = as ++ b :: bs ∧ ∀ a ∈ as, !p a := by
  induction xs with
  | nil => exact ⟨fun h => (nomatch h), fun ⟨_, as, _, e, _⟩ => by cases as <;> cases e⟩
  | cons x xs ih =>
    rw [find?_cons]
    cases h : p x with
    | true =>
      simp only [Option.some.injEq]
      constructor
      · rintro rfl; exact ⟨h, [], xs, rfl, by simp⟩
      · rintro ⟨hb, as, bs, e, ha⟩
        cases as with
        | nil => cases e; rfl
        | cons a as => cases e; have := ha x mem_cons_self; rw [h] at this; cases this
    | false =>
      simp only [ih]
      constructor
      · rintro ⟨hb, as, bs, rfl, ha⟩
        refine ⟨hb, x :: as, bs, rfl, ?_⟩
        intro a m
        rcases mem_cons.mp m with rfl | m
        · simp [h]
        · exact ha a m
      · rintro ⟨hb, as, bs, e, ha⟩
        cases as with
        | nil => cases e; rw [h] at hb; cases hb
        | cons a as => cases e; exact ⟨hb, as, bs, rfl, fun a m => ha a (mem_cons_of_mem _ m)⟩
theorem lookup_nil {α : Type u} [BEq α] {k : α} : ([] : List (α × β)).lookup k = none := rfl
theorem lookup_cons {α : Type u} [BEq α] {k a : α} {b : β} {es : List (α × β)} :
    ((a, b) :: es).lookup k = match k == a with
      | true => some b
      | false => es.lookup k := rfl
private theorem findIdx_go {p : α → Bool} {l : List α} {n : Nat} : findIdx.go p l n = findIdx.go p l 0 + n := by
  induction l generalizing n with
  | nil => exact (Nat.zero_add n).symm
  | cons a l ih =>
    rw [findIdx.go, findIdx.go]
    cases p a
    · show findIdx.go p l (n + 1) = findIdx.go p l (0 + 1) + n
      rw [ih, ih (n := 0 + 1)]; omega
    · exact (Nat.zero_add n).symm
theorem findIdx_nil {p : α → Bool} : [].findIdx p = 0 := rfl
theorem findIdx_cons {p : α → Bool} {b : α} {l : List α} :
    (b :: l).findIdx p = bif p b then 0 else l.findIdx p + 1 := by
  show findIdx.go p (b :: l) 0 = _
  rw [findIdx.go, findIdx_go (n := 0 + 1)]; rfl
theorem idxOf_cons [BEq α] {a x : α} {xs : List α} : (x :: xs).idxOf a = bif x == a then 0 else xs.idxOf a + 1 := findIdx_cons
theorem findIdx_le_length {p : α → Bool} {xs : List α} : xs.findIdx p ≤ xs.length := by
  induction xs with
  | nil => exact Nat.le_refl _
  | cons a l ih => rw [findIdx_cons, length_cons]; cases p a <;> simp <;> omega
theorem findIdx_lt_length {p : α → Bool} {xs : List α} : xs.findIdx p < xs.length ↔ ∃ x ∈ xs, p x := by
  induction xs with
  | nil => simp
  | cons a l ih => rw [findIdx_cons, length_cons]; cases h : p a <;> simp [h, ih]
theorem idxOf_lt_length_iff [BEq α] [LawfulBEq α] {a : α} {l : List α} : l.idxOf a < l.length ↔ a ∈ l := by
  show l.findIdx _ < _ ↔ _
  rw [findIdx_lt_length]; simp

/-! ## Erasing and inserting -/
@[simp] theorem eraseIdx_zero {l : List α} : eraseIdx l 0 = l.tail := by cases l <;> rfl
theorem eraseIdx_cons_zero {a : α} {l : List α} : (a :: l).eraseIdx 0 = l := rfl
theorem eraseIdx_cons_succ {a : α} {l : List α} {i : Nat} : (a :: l).eraseIdx (i + 1) = a :: l.eraseIdx i := rfl
theorem length_eraseIdx {l : List α} {i : Nat} : (l.eraseIdx i).length = if i < l.length then l.length - 1 else l.length := by
  induction l generalizing i with
  | nil => cases i <;> rfl
  | cons a l ih =>
    cases i with
    | zero => simp
    | succ i => rw [eraseIdx_cons_succ, length_cons, ih, length_cons]; split <;> split <;> omega
theorem eraseP_nil {p : α → Bool} : [].eraseP p = [] := rfl
theorem eraseP_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).eraseP p = bif p a then l else a :: l.eraseP p := rfl
section
variable [BEq α]
theorem erase_append [LawfulBEq α] {a : α} {l₁ l₂ : List α} :
    (l₁ ++ l₂).erase a = if a ∈ l₁ then l₁.erase a ++ l₂ else l₁ ++ l₂.erase a := by
  induction l₁ with
  | nil => simp
  | cons b l ih =>
    rw [cons_append, erase_cons, erase_cons]
    by_cases h : b == a
    · rw [if_pos h, if_pos (by rw [eq_of_beq h]; exact mem_cons_self), if_pos h]
    · rw [if_neg h, if_neg h, ih]
      have e : a ∈ b :: l ↔ a ∈ l := by
        rw [mem_cons, or_iff_right]; intro e; exact h (by rw [e]; exact beq_self_eq_true _)
      simp only [e]; split <;> rfl
@[simp] theorem insert_of_mem [LawfulBEq α] {a : α} {l : List α} (h : a ∈ l) : l.insert a = l := if_pos (elem_iff.mpr h)
@[simp] theorem insert_of_not_mem [LawfulBEq α] {a : α} {l : List α} (h : a ∉ l) : l.insert a = a :: l :=
  if_neg fun e => h (elem_iff.mp e)
@[simp] theorem mem_insert_iff [LawfulBEq α] {a b : α} {l : List α} : a ∈ l.insert b ↔ a = b ∨ a ∈ l := by
  by_cases h : b ∈ l
  · rw [insert_of_mem h]
    exact ⟨.inr, fun o => o.elim (fun e => e ▸ h) id⟩
  · rw [insert_of_not_mem h, mem_cons]
end
end List
