prelude
import Init.Data.List.Count
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: sublists, prefixes and suffixes, `Pairwise`, `Nodup`
-/

universe u v w x

namespace List
attribute [simp] Pairwise.nil
variable {α : Type u} {β : Type v} {γ : Type w} {δ : Type x}

/-! ## Sublists, prefixes, suffixes -/
@[simp] theorem nil_sublist : ∀ {l : List α}, [] <+ l
  | [] => .slnil
  | a :: l => .cons a nil_sublist
@[simp] theorem Sublist.refl : ∀ (l : List α), l <+ l
  | [] => .slnil
  | a :: l => .cons₂ a (Sublist.refl l)
protected theorem Sublist.rfl {l : List α} : l <+ l := .refl l
theorem Sublist.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ <+ l₂) (h₂ : l₂ <+ l₃) : l₁ <+ l₃ := by
  induction h₂ generalizing l₁ with
  | slnil => exact h₁
  | cons a _ ih => exact .cons a (ih h₁)
  | cons₂ a _ ih => cases h₁ with
    | cons _ h => exact .cons a (ih h)
    | cons₂ _ h => exact .cons₂ a (ih h)
theorem sublist_cons_self (a : α) (l : List α) : l <+ a :: l := .cons a (.refl l)
theorem Sublist.length_le {l₁ l₂ : List α} (h : l₁ <+ l₂) : l₁.length ≤ l₂.length := by
  induction h with
  | slnil => exact Nat.le_refl 0
  | cons a _ ih => exact Nat.le_succ_of_le ih
  | cons₂ a _ ih => exact Nat.succ_le_succ ih
theorem Sublist.mem {a : α} {l₁ l₂ : List α} (hx : a ∈ l₁) (hl : l₁ <+ l₂) : a ∈ l₂ := by
  induction hl with
  | slnil => exact hx
  | cons b _ ih => exact .tail b (ih hx)
  | cons₂ b _ ih => cases hx with
    | head => exact .head _
    | tail _ h => exact .tail b (ih h)
theorem Sublist.eq_of_length {l₁ l₂ : List α} (h : l₁ <+ l₂) (e : l₁.length = l₂.length) : l₁ = l₂ := by
  induction h with
  | slnil => rfl
  | cons a h _ => have := h.length_le; rw [length_cons] at e; omega
  | cons₂ a _ ih => rw [ih (by simpa using e)]
@[simp] theorem sublist_append_left : ∀ (l₁ l₂ : List α), l₁ <+ l₁ ++ l₂
  | [], _ => nil_sublist
  | a :: l₁, l₂ => .cons₂ a (sublist_append_left l₁ l₂)
@[simp] theorem sublist_append_right : ∀ (l₁ l₂ : List α), l₂ <+ l₁ ++ l₂
  | [], l₂ => .refl l₂
  | a :: l₁, l₂ => .cons a (sublist_append_right l₁ l₂)
theorem Sublist.map (f : α → β) {l₁ l₂ : List α} (s : l₁ <+ l₂) : l₁.map f <+ l₂.map f := by
  induction s with
  | slnil => exact .slnil
  | cons a _ ih => exact .cons _ ih
  | cons₂ a _ ih => exact .cons₂ _ ih
theorem filter_sublist {p : α → Bool} : ∀ {l : List α}, filter p l <+ l
  | [] => .slnil
  | a :: l => by
    rw [filter_cons]
    split
    · exact .cons₂ a filter_sublist
    · exact .cons a filter_sublist
theorem take_sublist (i : Nat) (l : List α) : l.take i <+ l := by
  have := sublist_append_left (l.take i) (l.drop i); rwa [take_append_drop] at this
theorem drop_sublist (i : Nat) (l : List α) : l.drop i <+ l := by
  have := sublist_append_right (l.take i) (l.drop i); rwa [take_append_drop] at this
@[simp] theorem prefix_append (l₁ l₂ : List α) : l₁ <+: l₁ ++ l₂ := ⟨l₂, rfl⟩
@[simp] theorem suffix_append (l₁ l₂ : List α) : l₂ <:+ l₁ ++ l₂ := ⟨l₁, rfl⟩
theorem infix_append (l₁ l₂ l₃ : List α) : l₂ <:+: l₁ ++ l₂ ++ l₃ := ⟨l₁, l₃, rfl⟩
theorem IsPrefix.isInfix {l₁ l₂ : List α} : l₁ <+: l₂ → l₁ <:+: l₂ := fun ⟨t, h⟩ => ⟨[], t, h⟩
theorem IsSuffix.isInfix {l₁ l₂ : List α} : l₁ <:+ l₂ → l₁ <:+: l₂ :=
  fun ⟨t, h⟩ => ⟨t, [], by rw [h, append_nil]⟩
@[simp] theorem nil_prefix {l : List α} : [] <+: l := ⟨l, rfl⟩
@[simp] theorem nil_suffix {l : List α} : [] <:+ l := ⟨l, append_nil l⟩
theorem prefix_refl (l : List α) : l <+: l := ⟨[], append_nil l⟩
@[simp] theorem prefix_rfl {l : List α} : l <+: l := prefix_refl l
theorem suffix_refl (l : List α) : l <:+ l := ⟨[], rfl⟩
@[simp] theorem suffix_rfl {l : List α} : l <:+ l := suffix_refl l
theorem IsPrefix.trans {l₁ l₂ l₃ : List α} : l₁ <+: l₂ → l₂ <+: l₃ → l₁ <+: l₃ :=
  fun ⟨r₁, h₁⟩ ⟨r₂, h₂⟩ => ⟨r₁ ++ r₂, by rw [← append_assoc, h₁, h₂]⟩
theorem IsSuffix.trans {l₁ l₂ l₃ : List α} : l₁ <:+ l₂ → l₂ <:+ l₃ → l₁ <:+ l₃ :=
  fun ⟨r₁, h₁⟩ ⟨r₂, h₂⟩ => ⟨r₂ ++ r₁, by rw [append_assoc, h₁, h₂]⟩
theorem IsPrefix.length_le {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁.length ≤ l₂.length := by
  obtain ⟨t, h⟩ := h; subst h; simp
theorem IsSuffix.length_le {l₁ l₂ : List α} (h : l₁ <:+ l₂) : l₁.length ≤ l₂.length := by
  obtain ⟨t, h⟩ := h; subst h; simp
theorem IsPrefix.sublist {l₁ l₂ : List α} : l₁ <+: l₂ → l₁ <+ l₂ := fun ⟨t, h⟩ => h ▸ sublist_append_left l₁ t
theorem IsSuffix.sublist {l₁ l₂ : List α} : l₁ <:+ l₂ → l₁ <+ l₂ :=
  fun ⟨t, h⟩ => h ▸ sublist_append_right t l₁
theorem cons_prefix_cons {a b : α} {l₁ l₂ : List α} : a :: l₁ <+: b :: l₂ ↔ a = b ∧ l₁ <+: l₂ := by
  constructor
  · intro ⟨t, h⟩; rw [cons_append, cons.injEq] at h; exact ⟨h.1, t, h.2⟩
  · intro ⟨h, t, k⟩; exact ⟨t, by rw [h, cons_append, k]⟩
theorem take_prefix (i : Nat) (l : List α) : l.take i <+: l := ⟨l.drop i, take_append_drop i l⟩
theorem drop_suffix (i : Nat) (l : List α) : l.drop i <:+ l := ⟨l.take i, take_append_drop i l⟩
theorem prefix_append_of_prefix {l₁ l₂ : List α} (l₃ : List α) (h : l₁ <+: l₂) : l₁ <+: l₂ ++ l₃ :=
  h.trans (prefix_append l₂ l₃)
theorem prefix_iff_eq_take {l₁ l₂ : List α} : l₁ <+: l₂ ↔ l₁ = l₂.take l₁.length :=
  ⟨fun ⟨t, h⟩ => by subst h; rw [take_left], fun h => h ▸ take_prefix _ _⟩
theorem isPrefixOf_iff_prefix [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁.isPrefixOf l₂ ↔ l₁ <+: l₂ := by
  induction l₁ generalizing l₂ with
  | nil => simp [isPrefixOf]
  | cons a l₁ ih => cases l₂ with
    | nil => simp [isPrefixOf]; intro ⟨t, h⟩; cases h
    | cons b l₂ => simp [isPrefixOf, ih, cons_prefix_cons]
instance instDecidablePrefix [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ <+: l₂) :=
  decidable_of_iff _ isPrefixOf_iff_prefix
theorem reverse_suffix {l₁ l₂ : List α} : reverse l₁ <:+ reverse l₂ ↔ l₁ <+: l₂ := by
  constructor
  · intro ⟨t, h⟩; exact ⟨t.reverse, by rw [← reverse_inj, reverse_append, reverse_reverse, h]⟩
  · intro ⟨t, h⟩; exact ⟨t.reverse, by rw [← reverse_append, h]⟩
theorem reverse_prefix {l₁ l₂ : List α} : reverse l₁ <+: reverse l₂ ↔ l₁ <:+ l₂ := by
  rw [← reverse_suffix, reverse_reverse, reverse_reverse]
instance instDecidableSuffix [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ <:+ l₂) :=
  decidable_of_iff _ reverse_prefix
theorem isSublist_iff_sublist [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁.isSublist l₂ ↔ l₁ <+ l₂ := by
  induction l₂ generalizing l₁ with
  | nil => cases l₁ with
    | nil => simp [isSublist]
    | cons a l₁ => simp [isSublist]; nofun
  | cons b l₂ ih => cases l₁ with
    | nil => simp [isSublist]
    | cons a l₁ =>
      unfold isSublist
      split
      · next e =>
        rw [ih, eq_of_beq e]
        constructor
        · exact .cons₂ b
        · intro h; cases h with
          | cons _ h => exact (sublist_cons_self b l₁).trans h
          | cons₂ _ h => exact h
      · next e =>
        rw [ih]
        constructor
        · exact .cons b
        · intro h; cases h with
          | cons _ h => exact h
          | cons₂ _ _ => simp at e
instance instDecidableSublist [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ <+ l₂) :=
  decidable_of_iff _ isSublist_iff_sublist

/-! ## `Pairwise` and `Nodup` -/
theorem rel_of_pairwise_cons {R : α → α → Prop} {a : α} {l : List α} (p : (a :: l).Pairwise R) :
    ∀ {a'}, a' ∈ l → R a a' :=
  fun {a'} h => (pairwise_cons.mp p).1 a' h
theorem Pairwise.of_cons {R : α → α → Prop} {a : α} {l : List α} (p : (a :: l).Pairwise R) :
    Pairwise R l := (pairwise_cons.mp p).2
theorem Pairwise.tail {R : α → α → Prop} : ∀ {l : List α}, Pairwise R l → Pairwise R l.tail
  | [], h => h
  | _ :: _, h => h.of_cons
theorem Pairwise.imp {R S : α → α → Prop} (H : ∀ {a b}, R a b → S a b) :
    ∀ {l : List α}, l.Pairwise R → l.Pairwise S
  | _, .nil => .nil
  | _, .cons h t => .cons (fun a k => H (h a k)) (t.imp H)
theorem pairwise_singleton (R : α → α → Prop) (a : α) : Pairwise R [a] := by simp
theorem pairwise_pair {R : α → α → Prop} {a b : α} : Pairwise R [a, b] ↔ R a b := by simp
theorem Pairwise.sublist {R : α → α → Prop} {l₁ l₂ : List α} (h : l₁ <+ l₂) (p : l₂.Pairwise R) :
    l₁.Pairwise R := by
  induction h with
  | slnil => exact .nil
  | cons _ _ ih => exact ih p.of_cons
  | cons₂ _ s ih => exact .cons (fun b hb => rel_of_pairwise_cons p (s.mem hb)) (ih p.of_cons)
theorem pairwise_append {R : α → α → Prop} {l₁ l₂ : List α} :
    (l₁ ++ l₂).Pairwise R ↔ l₁.Pairwise R ∧ l₂.Pairwise R ∧ ∀ a, a ∈ l₁ → ∀ b, b ∈ l₂ → R a b := by
  induction l₁ with
  | nil => simp
  | cons a l₁ ih =>
    rw [cons_append, pairwise_cons, pairwise_cons, ih, forall_mem_append, forall_mem_cons]
    constructor
    · intro ⟨⟨h₁, h₂⟩, h₃, h₄, h₅⟩; exact ⟨⟨h₁, h₃⟩, h₄, h₂, h₅⟩
    · intro ⟨⟨h₁, h₃⟩, h₄, h₂, h₅⟩; exact ⟨⟨h₁, h₂⟩, h₃, h₄, h₅⟩
theorem pairwise_map {R : β → β → Prop} {f : α → β} {l : List α} : (l.map f).Pairwise R ↔
    l.Pairwise fun a b => R (f a) (f b) := by
  induction l with
  | nil => simp
  | cons a l ih => rw [map_cons, pairwise_cons, pairwise_cons, ih, forall_mem_map]
theorem Pairwise.map {R : α → α → Prop} {S : β → β → Prop} (f : α → β) (H : ∀ a b : α, R a b → S (f a) (f b))
    {l : List α} (p : Pairwise R l) : Pairwise S (l.map f) := pairwise_map.mpr (p.imp (H _ _))
theorem Pairwise.filter {R : α → α → Prop} (p : α → Bool) {l : List α} (h : Pairwise R l) :
    Pairwise R (l.filter p) :=
  h.sublist filter_sublist
theorem pairwise_reverse {R : α → α → Prop} {l : List α} : l.reverse.Pairwise R ↔
    l.Pairwise fun a b => R b a := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [reverse_cons, pairwise_append, ih]
    constructor
    · intro ⟨h₁, _, h₂⟩; exact .cons (fun b hb => h₂ b (mem_reverse.mpr hb) a (.head [])) h₁
    · intro h
      exact ⟨h.of_cons, pairwise_singleton R a, fun b hb c hc =>
        eq_of_mem_singleton hc ▸ rel_of_pairwise_cons h (mem_reverse.mp hb)⟩
theorem pairwise_iff_getElem {R : α → α → Prop} {l : List α} :
    Pairwise R l ↔ ∀ (i j : Nat) (hi : i < l.length) (hj : j < l.length) (_ : i < j), R l[i] l[j] := by
  induction l with
  | nil => exact ⟨fun _ _ _ h => absurd h (Nat.not_lt_zero _), fun _ => .nil⟩
  | cons a l ih =>
    rw [pairwise_cons, ih]
    constructor
    · intro ⟨h₁, h₂⟩ i j hi hj hij
      match i, j with
      | 0, j+1 => exact h₁ _ (getElem_mem _)
      | i+1, j+1 => exact h₂ i j (Nat.lt_of_succ_lt_succ hi) (Nat.lt_of_succ_lt_succ hj) (Nat.lt_of_succ_lt_succ hij)
    · intro h
      refine ⟨fun b hb => ?_, fun i j hi hj hij => ?_⟩
      · obtain ⟨k, hk, e⟩ := mem_iff_getElem.mp hb
        subst e
        exact h 0 (k + 1) (Nat.succ_pos _) (Nat.succ_lt_succ hk) (Nat.succ_pos k)
      · exact h (i + 1) (j + 1) (Nat.succ_lt_succ hi) (Nat.succ_lt_succ hj) (Nat.succ_lt_succ hij)
instance instDecidablePairwise {R : α → α → Prop} [DecidableRel R] : (l : List α) → Decidable (Pairwise R l)
  | [] => isTrue .nil
  | a :: l => match instDecidablePairwise (R := R) l with
    | isTrue h => decidable_of_iff (∀ a' ∈ l, R a a') (by simp [h])
    | isFalse h => isFalse fun k => h k.of_cons
instance nodupDecidable [DecidableEq α] : ∀ l : List α, Decidable (Nodup l) := instDecidablePairwise
theorem nodup_append {l₁ l₂ : List α} : (l₁ ++ l₂).Nodup ↔
    l₁.Nodup ∧ l₂.Nodup ∧ ∀ a, a ∈ l₁ → ∀ b, b ∈ l₂ → a ≠ b := pairwise_append
theorem Nodup.sublist {l₁ l₂ : List α} (h : l₁ <+ l₂) : Nodup l₂ → Nodup l₁ := Pairwise.sublist h
theorem Nodup.filter (p : α → Bool) {l : List α} : Nodup l → Nodup (filter p l) := Pairwise.filter p
theorem nodup_range {n : Nat} : Nodup (range n) := by
  refine pairwise_iff_getElem.mpr fun i j hi hj hij => ?_
  rw [getElem_range, getElem_range]; omega

end List
