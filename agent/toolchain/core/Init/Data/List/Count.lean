prelude
import Init.Data.List.TakeDrop
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: searching, counting, erasing
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w} {δ : Type x}

/-! ## Searching and counting -/
@[simp] theorem find?_nil {p : α → Bool} : ([] : List α).find? p = none := rfl
theorem find?_cons {p : α → Bool} {a : α} {as : List α} :
    (a :: as).find? p = match p a with | true => some a | false => as.find? p := rfl
@[simp] theorem find?_cons_of_pos {p : α → Bool} {a : α} {l : List α} (h : p a) :
    find? p (a :: l) = some a := by rw [find?_cons, h]
@[simp] theorem find?_cons_of_neg {p : α → Bool} {a : α} {l : List α} (h : ¬p a) :
    find? p (a :: l) = find? p l := by
  rw [find?_cons, Bool.of_not_eq_true h]
@[simp] theorem find?_eq_none {p : α → Bool} {l : List α} : find? p l = none ↔ ∀ x, x ∈ l → ¬p x := by
  induction l with
  | nil => simp
  | cons a l ih => by_cases h : p a = true <;> simp [h, ih]
theorem find?_some {p : α → Bool} {a : α} {l : List α} (H : find? p l = some a) : p a := by
  induction l with
  | nil => cases H
  | cons b l ih =>
    by_cases h : p b = true
    · rw [find?_cons_of_pos h] at H; cases H; exact h
    · rw [find?_cons_of_neg h] at H; exact ih H
theorem mem_of_find?_eq_some {p : α → Bool} {a : α} {l : List α} (H : find? p l = some a) : a ∈ l := by
  induction l with
  | nil => cases H
  | cons b l ih =>
    by_cases h : p b = true
    · rw [find?_cons_of_pos h] at H; cases H; exact .head l
    · rw [find?_cons_of_neg h] at H; exact .tail b (ih H)
@[simp] theorem find?_isSome {xs : List α} {p : α → Bool} : (xs.find? p).isSome ↔ ∃ x, x ∈ xs ∧ p x := by
  induction xs with
  | nil => simp
  | cons a l ih => by_cases h : p a = true <;> simp [h, ih]
private theorem countP_go (p : α → Bool) (l : List α) (n : Nat) : countP.go p l n = n + countP.go p l 0 := by
  induction l generalizing n with
  | nil => rfl
  | cons a l ih =>
    unfold countP.go
    by_cases h : p a = true
    · rw [h]; show countP.go p l (n + 1) = n + countP.go p l (0 + 1); rw [ih, ih (0 + 1)]; omega
    · rw [Bool.of_not_eq_true h]; exact ih n
@[simp] theorem countP_nil {p : α → Bool} : countP p [] = 0 := rfl
@[simp] theorem countP_cons_of_pos {p : α → Bool} {a : α} {l : List α} (pa : p a) :
    countP p (a :: l) = countP p l + 1 := by
  show (bif p a then countP.go p l (0 + 1) else countP.go p l 0) = countP.go p l 0 + 1
  rw [pa, cond_true, countP_go, Nat.add_comm]
@[simp] theorem countP_cons_of_neg {p : α → Bool} {a : α} {l : List α} (pa : ¬p a) :
    countP p (a :: l) = countP p l := by
  show (bif p a then countP.go p l (0 + 1) else countP.go p l 0) = countP.go p l 0
  rw [Bool.of_not_eq_true pa, cond_false]
theorem countP_cons {p : α → Bool} {a : α} {l : List α} : countP p (a :: l) =
    countP p l + if p a then 1 else 0 := by
  by_cases h : p a = true <;> simp [h]
theorem countP_eq_length_filter {p : α → Bool} {l : List α} : countP p l = (filter p l).length := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p a = true <;> simp [h, ih]
@[simp] theorem countP_append {p : α → Bool} {l₁ l₂ : List α} : countP p (l₁ ++ l₂) =
    countP p l₁ + countP p l₂ := by
  rw [countP_eq_length_filter, filter_append, length_append, ← countP_eq_length_filter, ← countP_eq_length_filter]
theorem countP_le_length {p : α → Bool} {l : List α} : countP p l ≤ l.length := by
  rw [countP_eq_length_filter]; exact length_filter_le p l
theorem countP_eq_zero {p : α → Bool} {l : List α} : countP p l = 0 ↔ ∀ a, a ∈ l → ¬p a := by
  rw [countP_eq_length_filter, length_eq_zero_iff, filter_eq_nil_iff]
theorem countP_pos_iff {p : α → Bool} {l : List α} : 0 < countP p l ↔ ∃ a, a ∈ l ∧ p a := by
  rw [Nat.pos_iff_ne_zero, Ne, countP_eq_zero]; simp
theorem countP_map {p : β → Bool} {f : α → β} {l : List α} : countP p (map f l) = countP (p ∘ f) l := by
  rw [countP_eq_length_filter, filter_map, length_map, ← countP_eq_length_filter]
@[simp] theorem countP_reverse {p : α → Bool} {l : List α} : countP p l.reverse = countP p l := by
  rw [countP_eq_length_filter, filter_reverse, length_reverse, ← countP_eq_length_filter]
section
variable [BEq α]
@[simp] theorem count_nil {a : α} : count a [] = 0 := rfl
theorem count_cons {a b : α} {l : List α} : count a (b :: l) = count a l + if b == a then 1 else 0 :=
  countP_cons
theorem count_eq_countP {a : α} {l : List α} : count a l = countP (· == a) l := rfl
@[simp] theorem count_append {a : α} {l₁ l₂ : List α} : count a (l₁ ++ l₂) = count a l₁ + count a l₂ :=
  countP_append
theorem count_le_length {a : α} {l : List α} : count a l ≤ l.length := countP_le_length
@[simp] theorem count_reverse {a : α} {l : List α} : count a l.reverse = count a l := countP_reverse
theorem count_singleton {a b : α} : count a [b] = if b == a then 1 else 0 := by rw [count_cons]; simp
variable [LawfulBEq α]
@[simp] theorem count_cons_self {a : α} {l : List α} : count a (a :: l) = count a l + 1 := by
  rw [count_cons]; simp
@[simp] theorem count_cons_of_ne {a b : α} {l : List α} (h : b ≠ a) : count a (b :: l) = count a l := by
  rw [count_cons, if_neg (by simpa using h)]; rfl
theorem count_singleton_self {a : α} : count a [a] = 1 := by simp
theorem count_pos_iff {a : α} {l : List α} : 0 < count a l ↔ a ∈ l := by
  rw [count_eq_countP, countP_pos_iff]
  constructor
  · intro ⟨b, h, e⟩; exact eq_of_beq e ▸ h
  · intro h; exact ⟨a, h, by simp⟩
theorem one_le_count_iff {a : α} {l : List α} : 1 ≤ count a l ↔ a ∈ l := count_pos_iff
theorem count_eq_zero_of_not_mem {a : α} {l : List α} (h : a ∉ l) : count a l = 0 :=
  Nat.eq_zero_of_not_pos' fun k => h (count_pos_iff.mp k)
where Nat.eq_zero_of_not_pos' {n : Nat} (h : ¬ 0 < n) : n = 0 := by omega
theorem count_eq_zero {a : α} {l : List α} : count a l = 0 ↔ a ∉ l :=
  ⟨fun h k => by have := count_pos_iff.mpr k; omega, count_eq_zero_of_not_mem⟩
theorem not_mem_of_count_eq_zero {a : α} {l : List α} (h : count a l = 0) : a ∉ l := count_eq_zero.mp h
@[simp] theorem count_replicate_self {a : α} {n : Nat} : count a (replicate n a) = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, count_cons_self, ih]
end

/-! ## Erasing -/
section
variable [BEq α]
@[simp] theorem erase_nil (a : α) : [].erase a = [] := rfl
theorem erase_cons {a b : α} {l : List α} : (b :: l).erase a = if b == a then l else b :: l.erase a := by
  show (match b == a with | true => l | false => b :: l.erase a) = _
  cases b == a <;> rfl
variable [LawfulBEq α]
@[simp] theorem erase_cons_head {a : α} {l : List α} : (a :: l).erase a = l := by rw [erase_cons]; simp
@[simp] theorem erase_cons_tail {a b : α} {l : List α} (h : ¬(b == a)) :
    (b :: l).erase a = b :: l.erase a := by
  rw [erase_cons, if_neg h]
theorem erase_of_not_mem {a : α} {l : List α} (h : a ∉ l) : l.erase a = l := by
  induction l with
  | nil => rfl
  | cons b l ih =>
    rw [erase_cons, if_neg, ih fun k => h (.tail b k)]
    intro e; exact h (eq_of_beq e ▸ .head l)
theorem length_erase_of_mem {a : α} {l : List α} (h : a ∈ l) : (l.erase a).length = l.length - 1 := by
  induction l with
  | nil => cases h
  | cons b l ih =>
    rw [erase_cons]
    split
    · rfl
    · next k =>
      have h' : a ∈ l := (mem_cons.mp h).resolve_left fun e => k (by simp [e])
      rw [length_cons, ih h', length_cons]
      have := length_pos_of_mem h'
      omega
theorem mem_of_mem_erase {a b : α} {l : List α} (h : a ∈ l.erase b) : a ∈ l := by
  induction l with
  | nil => cases h
  | cons c l ih =>
    rw [erase_cons] at h
    split at h
    · exact .tail c h
    · cases h with
      | head => exact .head l
      | tail _ h => exact .tail c (ih h)
@[simp] theorem mem_erase_of_ne {a b : α} {l : List α} (ab : a ≠ b) : a ∈ l.erase b ↔ a ∈ l := by
  refine ⟨mem_of_mem_erase, fun h => ?_⟩
  induction l with
  | nil => cases h
  | cons c l ih =>
    rw [erase_cons]
    split
    · next e => exact (mem_cons.mp h).resolve_left fun k => ab (k.trans (eq_of_beq e))
    · cases h with
      | head => exact .head _
      | tail _ h => exact .tail _ (ih h)
theorem count_erase_self {a : α} {l : List α} : count a (l.erase a) = count a l - 1 := by
  induction l with
  | nil => rfl
  | cons b l ih =>
    rw [erase_cons]
    split
    · next e => rw [eq_of_beq e]; simp
    · next e =>
      have : b ≠ a := fun k => e (by simp [k])
      rw [count_cons_of_ne this, count_cons_of_ne this, ih]
end

end List
