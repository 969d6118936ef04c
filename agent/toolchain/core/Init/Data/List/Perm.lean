prelude
import Init.Data.List.Sublist
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: permutations, and functions of an index
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w} {δ : Type x}

/-! ## Permutations -/
theorem perm_comm {l₁ l₂ : List α} : l₁ ~ l₂ ↔ l₂ ~ l₁ := ⟨.symm, .symm⟩
theorem Perm.of_eq {l₁ l₂ : List α} (h : l₁ = l₂) : l₁ ~ l₂ := h ▸ .refl _
theorem Perm.append_right {l₁ l₂ : List α} (t : List α) (p : l₁ ~ l₂) : l₁ ++ t ~ l₂ ++ t := by
  induction p with
  | nil => exact .refl t
  | cons x _ ih => exact .cons x ih
  | swap x y l => exact .swap x y _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.append_left {t₁ t₂ : List α} : ∀ (l : List α), t₁ ~ t₂ → l ++ t₁ ~ l ++ t₂
  | [], p => p
  | x :: l, p => .cons x (p.append_left l)
theorem Perm.append {l₁ l₂ t₁ t₂ : List α} (p₁ : l₁ ~ l₂) (p₂ : t₁ ~ t₂) : l₁ ++ t₁ ~ l₂ ++ t₂ :=
  (p₁.append_right t₁).trans (p₂.append_left l₂)
@[simp] theorem perm_middle {a : α} : ∀ {l₁ l₂ : List α}, l₁ ++ a :: l₂ ~ a :: (l₁ ++ l₂)
  | [], _ => .refl _
  | b :: l₁, l₂ => (Perm.cons b (perm_middle (l₁ := l₁) (l₂ := l₂))).trans (.swap a b _)
theorem perm_append_singleton (a : α) (l : List α) : l ++ [a] ~ a :: l := by
  have := perm_middle (a := a) (l₁ := l) (l₂ := []); rwa [append_nil] at this
theorem perm_append_comm : ∀ {l₁ l₂ : List α}, l₁ ++ l₂ ~ l₂ ++ l₁
  | [], l₂ => by rw [append_nil]; exact .refl _
  | a :: t, l₂ => (Perm.cons a perm_append_comm).trans perm_middle.symm
theorem reverse_perm : ∀ (l : List α), reverse l ~ l
  | [] => .nil
  | a :: l => by rw [reverse_cons]; exact (perm_append_singleton a _).trans (.cons a (reverse_perm l))
theorem Perm.map (f : α → β) {l₁ l₂ : List α} (p : l₁ ~ l₂) : map f l₁ ~ map f l₂ := by
  induction p with
  | nil => exact .nil
  | cons x _ ih => exact .cons _ ih
  | swap x y l => exact .swap _ _ _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.filter (p : α → Bool) {l₁ l₂ : List α} (s : l₁ ~ l₂) : filter p l₁ ~ filter p l₂ := by
  induction s with
  | nil => exact .nil
  | cons x _ ih => rw [filter_cons, filter_cons]; split <;> first | exact .cons x ih | exact ih
  | swap x y l => simp only [filter_cons]; split <;> split <;> first | exact .swap _ _ _ | exact .refl _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.countP_eq (p : α → Bool) {l₁ l₂ : List α} (s : l₁ ~ l₂) : countP p l₁ = countP p l₂ := by
  rw [countP_eq_length_filter, countP_eq_length_filter]; exact (s.filter p).length_eq
theorem Perm.count_eq [BEq α] {l₁ l₂ : List α} (p : l₁ ~ l₂) (a : α) : count a l₁ = count a l₂ :=
  p.countP_eq _
theorem Perm.eq_nil {l : List α} (p : l ~ []) : l = [] := eq_nil_of_length_eq_zero p.length_eq
@[simp] theorem perm_nil {l₁ : List α} : l₁ ~ [] ↔ l₁ = [] := ⟨Perm.eq_nil, fun h => h ▸ .nil⟩
@[simp] theorem nil_perm {l₁ : List α} : [] ~ l₁ ↔ l₁ = [] := perm_comm.trans perm_nil
theorem not_perm_nil_cons (x : α) (l : List α) : ¬[] ~ x :: l := fun h => by cases h.length_eq
theorem Perm.subset {l₁ l₂ : List α} (p : l₁ ~ l₂) : l₁ ⊆ l₂ := fun _ => p.mem_iff.mp
theorem perm_cons_erase [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∈ l) : l ~ a :: l.erase a := by
  induction l with
  | nil => cases h
  | cons b l ih =>
    rw [erase_cons]
    split
    · next e => rw [eq_of_beq e]
    · next e =>
      have : a ∈ l := (mem_cons.mp h).resolve_left fun k => e (by simp [k])
      exact (Perm.cons b (ih this)).trans (.swap a b _)
theorem Perm.erase [BEq α] [LawfulBEq α] (a : α) {l₁ l₂ : List α} (p : l₁ ~ l₂) :
    l₁.erase a ~ l₂.erase a := by
  induction p with
  | nil => exact .nil
  | cons x h ih => rw [erase_cons, erase_cons]; split <;> first | exact h | exact .cons x ih
  | swap x y l =>
    simp only [erase_cons]
    by_cases hx : x == a <;> by_cases hy : y == a
    · rw [if_pos hy, if_pos hx, eq_of_beq hx, eq_of_beq hy]
    · rw [if_neg hy, if_pos hx, if_pos hx]
    · rw [if_pos hy, if_neg hx, if_pos hy]
    · rw [if_neg hy, if_neg hx, if_neg hx, if_neg hy]; exact .swap x y _
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.cons_inv [BEq α] [LawfulBEq α] {a : α} {l₁ l₂ : List α} (h : a :: l₁ ~ a :: l₂) : l₁ ~ l₂ := by
  have := h.erase a; rwa [erase_cons_head, erase_cons_head] at this
theorem cons_perm_iff_perm_erase [BEq α] [LawfulBEq α] {a : α} {l₁ l₂ : List α} : a :: l₁ ~ l₂ ↔
    a ∈ l₂ ∧ l₁ ~ l₂.erase a := by
  constructor
  · intro h
    have ha : a ∈ l₂ := h.mem_iff.mp (.head l₁)
    exact ⟨ha, (h.trans (perm_cons_erase ha)).cons_inv⟩
  · intro ⟨ha, h⟩; exact (Perm.cons a h).trans (perm_cons_erase ha).symm
theorem isPerm_iff [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁.isPerm l₂ ↔ l₁ ~ l₂ := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ <;> simp [isPerm]
  | cons a l₁ ih => rw [cons_perm_iff_perm_erase, ← ih, isPerm, Bool.and_eq_true_iff, contains_iff_mem]
instance decidablePerm [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ ~ l₂) := decidable_of_iff _ isPerm_iff
theorem perm_iff_count [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁ ~ l₂ ↔ ∀ a, count a l₁ = count a l₂ := by
  refine ⟨Perm.count_eq, fun H => ?_⟩
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => exact .nil
    | cons b l₂ => have := H b; rw [count_cons_self, count_nil] at this; omega
  | cons a l₁ ih =>
    have ha : a ∈ l₂ := count_pos_iff.mp (by rw [← H a, count_cons_self]; omega)
    refine (Perm.cons a (ih fun b => ?_)).trans (perm_cons_erase ha).symm
    have h₁ := H b
    have h₂ := (perm_cons_erase ha).count_eq b
    rw [h₂, count_cons, count_cons] at h₁
    omega
theorem Perm.nodup_iff {l₁ l₂ : List α} (p : l₁ ~ l₂) : Nodup l₁ ↔ Nodup l₂ := by
  induction p with
  | nil => exact .rfl
  | cons x h ih => rw [nodup_cons, nodup_cons, ih, h.mem_iff]
  | swap x y l => simp only [nodup_cons, mem_cons, not_or]; constructor <;> intro ⟨⟨h₁, h₂⟩, h₃, h₄⟩ <;> exact ⟨⟨Ne.symm h₁, h₃⟩, h₂, h₄⟩
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem Perm.nodup {l₁ l₂ : List α} (p : l₁ ~ l₂) (h : l₁.Nodup) : l₂.Nodup := p.nodup_iff.mp h
theorem Perm.sum_nat {l₁ l₂ : List Nat} (h : l₁ ~ l₂) : l₁.sum = l₂.sum := by
  induction h with
  | nil => rfl
  | cons x _ ih => rw [sum_cons, sum_cons, ih]
  | swap x y l => simp only [sum_cons]; omega
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

/-! ## Functions of an index -/
theorem zipIdx_cons {a : α} {as : List α} {i : Nat} : (a :: as).zipIdx i = (a, i) :: as.zipIdx (i + 1) := rfl
@[simp] theorem zipIdx_nil {i : Nat} : ([] : List α).zipIdx i = [] := rfl
theorem getElem?_zipIdx {l : List α} {i j : Nat} : (zipIdx l i)[j]? = l[j]?.map fun a => (a, i + j) := by
  induction l generalizing i j with
  | nil => rfl
  | cons a l ih => cases j with
    | zero => rfl
    | succ j =>
      rw [zipIdx_cons, getElem?_cons_succ, ih, getElem?_cons_succ, show i + 1 + j = i + (j + 1) by omega]
@[simp] theorem getElem?_mapIdx {f : Nat → α → β} {l : List α} {i : Nat} : (l.mapIdx f)[i]? =
    l[i]?.map (f i) := by
  rw [mapIdx, getElem?_map, getElem?_zipIdx]
  cases l[i]? <;> simp
@[simp] theorem getElem_mapIdx {l : List α} {f : Nat → α → β} {i : Nat} {h : i < (l.mapIdx f).length} :
    (l.mapIdx f)[i] = f i (l[i]'(by simpa using h)) := by
  apply Option.some.inj
  rw [← getElem?_eq_getElem h, getElem?_mapIdx, getElem?_eq_getElem (by simpa using h)]; rfl
@[simp] theorem mapIdx_nil {f : Nat → α → β} : mapIdx f [] = [] := rfl
private theorem length_ofFn_go {n : Nat} (f : Fin n → α) (i : Nat) (h : i ≤ n) (acc : List α) :
    (ofFn.go f i h acc).length = i + acc.length := by
  induction i generalizing acc with
  | zero => exact (Nat.zero_add _).symm
  | succ i ih => exact (ih (Nat.le_of_lt h) _).trans (by rw [length_cons]; omega)
@[simp] theorem length_ofFn {n : Nat} {f : Fin n → α} : (ofFn f).length = n := by
  rw [ofFn, length_ofFn_go, length_nil, Nat.add_zero]
theorem zip_map_left {α β γ : Type u} {f : α → γ} {l₁ : List α} {l₂ : List β} :
    zip (l₁.map f) l₂ = (zip l₁ l₂).map (Prod.map f id) := by
  induction l₁ generalizing l₂ with
  | nil => rfl
  | cons a l₁ ih => cases l₂ <;> simp [ih, zip_cons_cons, Prod.map]
@[simp] theorem zipWith_nil_left {f : α → β → γ} {l : List β} : zipWith f [] l = [] := rfl
@[simp] theorem zipWith_nil_right {f : α → β → γ} {l : List α} : zipWith f l [] = [] := by cases l <;> rfl
@[simp] theorem zipWith_cons_cons {f : α → β → γ} {a : α} {as : List α} {b : β} {bs : List β} :
    zipWith f (a :: as) (b :: bs) = f a b :: zipWith f as bs := rfl
theorem zip_eq_zipWith {l₁ : List α} {l₂ : List β} : zip l₁ l₂ = zipWith Prod.mk l₁ l₂ := rfl
theorem map_zipWith {f : γ → δ} {g : α → β → γ} {l₁ : List α} {l₂ : List β} :
    map f (zipWith g l₁ l₂) = zipWith (fun x y => f (g x y)) l₁ l₂ := by
  induction l₁ generalizing l₂ with
  | nil => rfl
  | cons a l₁ ih => cases l₂ <;> simp [ih]
theorem zipWith_comm {f : α → β → γ} {as : List α} {bs : List β} : zipWith f as bs =
    zipWith (fun b a => f a b) bs as := by
  induction as generalizing bs with
  | nil => simp
  | cons a l₁ ih => cases bs <;> simp [ih]
end List
