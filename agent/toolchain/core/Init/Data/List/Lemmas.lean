prelude
import Init.Data.List.Basic
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: their lemmas, decidable equality and membership
-/

universe u v w

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

@[simp] theorem append_eq {as bs : List α} : List.append as bs = as ++ bs := rfl
@[simp] theorem nil_append (as : List α) : [] ++ as = as := rfl
@[simp] theorem cons_append (a : α) (as bs : List α) : (a :: as) ++ bs = a :: (as ++ bs) := rfl
@[simp] theorem append_nil (as : List α) : as ++ [] = as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [cons_append, ih]
@[simp] theorem append_assoc (as bs cs : List α) : (as ++ bs) ++ cs = as ++ (bs ++ cs) := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [cons_append, cons_append, ih, cons_append]
theorem append_cons (as : List α) (b : α) (bs : List α) : as ++ b :: bs = as ++ [b] ++ bs := by simp
@[simp] theorem length_nil : length ([] : List α) = 0 := rfl
@[simp] theorem length_cons {a : α} {as : List α} : (a :: as).length = as.length + 1 := rfl
theorem length_singleton {a : α} : length [a] = 1 := rfl
@[simp] theorem length_append {as bs : List α} : (as ++ bs).length = as.length + bs.length := by
  induction as with
  | nil => simp
  | cons a as ih => rw [cons_append, length_cons, ih, length_cons, Nat.add_right_comm]
@[simp] theorem map_nil {f : α → β} : map f [] = [] := rfl
@[simp] theorem map_cons {f : α → β} {a : α} {l : List α} : map f (a :: l) = f a :: map f l := rfl
@[simp] theorem length_map {as : List α} (f : α → β) : (as.map f).length = as.length := by
  induction as with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem map_append {l₁ l₂ : List α} (f : α → β) : map f (l₁ ++ l₂) = map f l₁ ++ map f l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem map_map {g : β → γ} {f : α → β} {l : List α} : map g (map f l) = map (g ∘ f) l := by
  induction l with
  | nil => rfl
  | cons a as ih => simp [ih]
theorem map_id' (l : List α) : map id l = l := by
  induction l with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem map_id (l : List α) : map id l = l := map_id' l
@[simp] theorem filter_nil {p : α → Bool} : filter p [] = [] := rfl
theorem filter_cons {p : α → Bool} {x : α} {xs : List α} : (x :: xs).filter p = if p x then x :: xs.filter p else xs.filter p := by
  show (match p x with | true => _ | false => _) = _
  cases h : p x <;> simp
@[simp] theorem filter_cons_of_pos {p : α → Bool} {a : α} {l : List α} (h : p a) : filter p (a :: l) = a :: filter p l := by rw [filter_cons, if_pos h]
@[simp] theorem filter_cons_of_neg {p : α → Bool} {a : α} {l : List α} (h : ¬p a) : filter p (a :: l) = filter p l := by rw [filter_cons, if_neg h]
@[simp] theorem filter_append {p : α → Bool} (l₁ l₂ : List α) : filter p (l₁ ++ l₂) = filter p l₁ ++ filter p l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a as ih => rw [cons_append, filter_cons, filter_cons, ih]; split <;> rfl
theorem length_filter_le (p : α → Bool) (l : List α) : (l.filter p).length ≤ l.length := by
  induction l with
  | nil => exact Nat.le.refl
  | cons a as ih => rw [filter_cons]; split; exact Nat.succ_le_succ ih; exact Nat.le_step ih
@[simp] theorem foldr_nil {f : α → β → β} {b : β} : foldr f b [] = b := rfl
@[simp] theorem foldr_cons {f : α → β → β} {b : β} {a : α} {l : List α} : (a :: l).foldr f b = f a (l.foldr f b) := rfl
@[simp] theorem foldl_nil {f : α → β → α} {a : α} : [].foldl f a = a := rfl
@[simp] theorem foldl_cons {f : α → β → α} {a : α} {b : β} {l : List β} : (b :: l).foldl f a = l.foldl f (f a b) := rfl
@[simp] theorem foldr_append (f : α → β → β) (b : β) (l l' : List α) : (l ++ l').foldr f b = l.foldr f (l'.foldr f b) := by
  induction l with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem foldl_append {f : β → α → β} {b : β} {l l' : List α} : (l ++ l').foldl f b = l'.foldl f (l.foldl f b) := by
  induction l generalizing b with
  | nil => rfl
  | cons a as ih => simp [ih]
theorem reverseAux_eq (as bs : List α) : reverseAux as bs = reverse as ++ bs := by
  induction as generalizing bs with
  | nil => rfl
  | cons a as ih => show reverseAux as (a :: bs) = reverseAux as [a] ++ bs; rw [ih, ih [a]]; simp
@[simp] theorem reverse_nil : reverse ([] : List α) = [] := rfl
@[simp] theorem reverse_cons {a : α} {as : List α} : reverse (a :: as) = reverse as ++ [a] := reverseAux_eq as [a]
@[simp] theorem reverse_append {as bs : List α} : (as ++ bs).reverse = bs.reverse ++ as.reverse := by
  induction as with
  | nil => simp
  | cons a as ih => simp [ih]
@[simp] theorem reverse_reverse (as : List α) : as.reverse.reverse = as := by
  induction as with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem length_reverse {as : List α} : as.reverse.length = as.length := by
  induction as with
  | nil => rfl
  | cons a as ih => simp [ih]
theorem map_reverse' (f : α → β) (l : List α) : l.reverse.map f = (l.map f).reverse := by
  induction l with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem map_reverse {f : α → β} {l : List α} : l.reverse.map f = (l.map f).reverse := map_reverse' f l
@[simp] theorem not_mem_nil {a : α} : ¬a ∈ [] := nofun
theorem mem_cons_self {a : α} {l : List α} : a ∈ a :: l := .head l
theorem mem_cons_of_mem (y : α) {a : α} {l : List α} : a ∈ l → a ∈ y :: l := .tail y
@[simp] theorem mem_cons {a b : α} {l : List α} : a ∈ b :: l ↔ a = b ∨ a ∈ l :=
  ⟨fun h => by cases h with | head => exact .inl rfl | tail _ h => exact .inr h, fun h => h.elim (fun e => e ▸ .head l) (.tail b)⟩
theorem mem_singleton {a b : α} : a ∈ [b] ↔ a = b := by simp
@[simp] theorem mem_append {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := by
  induction s with
  | nil => simp
  | cons x xs ih => simp [ih, or_assoc]
@[simp] theorem mem_map {b : β} {f : α → β} {l : List α} : b ∈ l.map f ↔ ∃ a, a ∈ l ∧ f a = b := by
  induction l with
  | nil => simp
  | cons x xs ih =>
    rw [map_cons, mem_cons, ih]
    constructor
    · intro h; cases h with
      | inl h => exact ⟨x, .head xs, h.symm⟩
      | inr h => obtain ⟨a, h, e⟩ := h; exact ⟨a, .tail x h, e⟩
    · intro ⟨a, h, e⟩; cases h with
      | head => exact .inl e.symm
      | tail _ h => exact .inr ⟨a, h, e⟩
@[simp] theorem mem_reverse {x : α} {as : List α} : x ∈ as.reverse ↔ x ∈ as := by
  induction as with
  | nil => simp
  | cons a as ih => simp [ih, or_comm]
@[simp] theorem mem_filter {x : α} {p : α → Bool} {as : List α} : x ∈ filter p as ↔ x ∈ as ∧ p x = true := by
  induction as with
  | nil => simp
  | cons a as ih =>
    rw [filter_cons]
    split
    · next h => rw [mem_cons, ih, mem_cons]; exact ⟨fun k => k.elim (fun e => ⟨.inl e, e ▸ h⟩) (fun k => ⟨.inr k.1, k.2⟩), fun k => k.1.elim .inl (fun m => .inr ⟨m, k.2⟩)⟩
    · next h => rw [ih, mem_cons]; exact ⟨fun k => ⟨.inr k.1, k.2⟩, fun k => ⟨k.1.elim (fun e => absurd (e ▸ k.2) h) id, k.2⟩⟩
theorem cons_ne_nil (a : α) (l : List α) : a :: l ≠ [] := nofun
theorem eq_nil_of_length_eq_zero {l : List α} (h : l.length = 0) : l = [] := by cases l; rfl; contradiction
@[simp] theorem length_eq_zero_iff {l : List α} : l.length = 0 ↔ l = [] := ⟨eq_nil_of_length_eq_zero, fun h => h ▸ rfl⟩
theorem append_cancel_left {as bs cs : List α} (h : as ++ bs = as ++ cs) : bs = cs := by
  induction as with
  | nil => exact h
  | cons a as ih => injection h with _ h; exact ih h
@[simp] theorem append_cancel_left_eq (as bs cs : List α) : (as ++ bs = as ++ cs) = (bs = cs) := propext ⟨append_cancel_left, fun h => h ▸ rfl⟩
@[simp] theorem append_eq_nil_iff {p q : List α} : p ++ q = [] ↔ p = [] ∧ q = [] := by cases p <;> simp
@[simp] theorem length_replicate {n : Nat} {a : α} : (replicate n a).length = n := by
  induction n with
  | zero => rfl
  | succ n ih => show (replicate n a).length + 1 = n + 1; rw [ih]
protected def beq [BEq α] : List α → List α → Bool
  | [], [] => true
  | a :: as, b :: bs => a == b && List.beq as bs
  | _, _ => false
instance instBEq [BEq α] : BEq (List α) := ⟨List.beq⟩
def hasDecEq [DecidableEq α] : (a b : List α) → Decidable (a = b)
  | [], [] => isTrue rfl
  | _ :: _, [] => isFalse nofun
  | [], _ :: _ => isFalse nofun
  | a :: as, b :: bs => match decEq a b with
    | isTrue hab => match hasDecEq as bs with
      | isTrue h => isTrue (hab ▸ h ▸ rfl)
      | isFalse n => isFalse fun h => n (List.cons.inj h).2
    | isFalse n => isFalse fun h => n (List.cons.inj h).1
instance instDecidableMem0 [DecidableEq α] (a : α) : (as : List α) → Decidable (a ∈ as)
  | [] => isFalse not_mem_nil
  | b :: bs => match decEq a b, instDecidableMem0 a bs with
    | isTrue h, _ => isTrue (mem_cons.2 (.inl h))
    | _, isTrue h => isTrue (mem_cons.2 (.inr h))
    | isFalse h, isFalse k => isFalse fun m => (mem_cons.1 m).elim h k
end List
instance instDecidableEqList {α : Type u} [DecidableEq α] : DecidableEq (List α) := List.hasDecEq
