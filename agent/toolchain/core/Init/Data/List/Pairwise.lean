prelude
import Init.Data.List.Zip
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: `Pairwise` and `Nodup`, sublists, subsets

With the loops in monads over a list.
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## `Pairwise`, `Nodup` -/
theorem Pairwise.imp_of_mem {l : List α} {R S : α → α → Prop} (H : ∀ {a b}, a ∈ l → b ∈ l → R a b → S a b)
    (p : Pairwise R l) : Pairwise S l := by
  induction p with
  | nil => exact .nil
  | cons h _ ih =>
    refine .cons (fun b hb => H mem_cons_self (mem_cons_of_mem _ hb) (h b hb)) (ih ?_)
    intro a b ha hb
    exact H (mem_cons_of_mem _ ha) (mem_cons_of_mem _ hb)
theorem Pairwise.and {l : List α} {R S : α → α → Prop} (hR : Pairwise R l) (hS : Pairwise S l) :
    l.Pairwise fun a b => R a b ∧ S a b := by
  induction hR with
  | nil => exact .nil
  | cons h _ ih =>
    obtain ⟨h', t⟩ := pairwise_cons.mp hS
    exact .cons (fun b m => ⟨h b m, h' b m⟩) (ih t)
theorem pairwise_of_forall {l : List α} {R : α → α → Prop} (H : ∀ x y, R x y) : Pairwise R l := by
  induction l with
  | nil => exact .nil
  | cons a l ih => exact .cons (fun b _ => H a b) ih
theorem pairwise_filter {p : α → Bool} {l : List α} {R : α → α → Prop} :
    Pairwise R (filter p l) ↔ Pairwise (fun x y => p x → p y → R x y) l := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [filter_cons]
    cases h : p a with
    | true =>
      rw [if_pos rfl, pairwise_cons, pairwise_cons, ih]
      exact and_congr_left fun _ =>
        ⟨fun f b m _ q => f b (mem_filter.mpr ⟨m, q⟩), fun f b m => f b (mem_filter.mp m).1 h (mem_filter.mp m).2⟩
    | false =>
      rw [if_neg (by simp), pairwise_cons, ih]
      exact ⟨fun f => ⟨fun _ _ q => absurd (h.symm.trans q) (by simp), f⟩, fun f => f.2⟩
@[simp] theorem pairwise_replicate {n : Nat} {a : α} {R : α → α → Prop} : (replicate n a).Pairwise R ↔ n ≤ 1 ∨ R a a := by
  induction n with
  | zero => simp
  | succ n ih =>
    rw [replicate_succ, pairwise_cons, ih]
    cases n with
    | zero => simp
    | succ n =>
      constructor
      · rintro ⟨h, _⟩; exact .inr (h a (by simp))
      · rintro (h | h)
        · omega
        · exact ⟨fun b m => by rw [eq_of_mem_replicate m]; exact h, .inr h⟩
theorem pairwise_flatten {L : List (List α)} {R : α → α → Prop} :
    Pairwise R L.flatten ↔ (∀ l ∈ L, Pairwise R l) ∧ Pairwise (fun l₁ l₂ => ∀ x ∈ l₁, ∀ y ∈ l₂, R x y) L := by
  induction L with
  | nil => simp
  | cons l L ih =>
    rw [flatten_cons, pairwise_append, ih, pairwise_cons]
    simp only [mem_flatten, forall_mem_cons]
    constructor
    · rintro ⟨a, ⟨b, c⟩, d⟩
      exact ⟨⟨a, b⟩, fun m hm x hx y hy => d x hx y ⟨m, hm, hy⟩, c⟩
    · rintro ⟨⟨a, b⟩, d, c⟩
      exact ⟨a, ⟨b, c⟩, fun x hx y ⟨m, hm, hy⟩ => d m hm x hx y hy⟩

/-! ## Sublists, subsets -/
private theorem sublist_append_mono {l₁ l₂ : List α} {t : List α} (h : l₁ <+ l₂) : l₁ ++ t <+ l₂ ++ t := by
  induction h with
  | slnil => exact Sublist.refl _
  | cons a _ ih => exact .cons a ih
  | cons₂ a _ ih => exact .cons₂ a ih
theorem Sublist.append_right {l₁ l₂ : List α} (h : l₁ <+ l₂) (l : List α) : l₁ ++ l <+ l₂ ++ l := sublist_append_mono h
theorem Sublist.append_left {l₁ l₂ : List α} (h : l₁ <+ l₂) : ∀ l, l ++ l₁ <+ l ++ l₂
  | [] => h
  | a :: l => .cons₂ a (h.append_left l)
theorem Sublist.append {l₁ l₂ r₁ r₂ : List α} (hl : l₁ <+ l₂) (hr : r₁ <+ r₂) : l₁ ++ r₁ <+ l₂ ++ r₂ :=
  (hl.append_right _).trans (hr.append_left _)
theorem Sublist.reverse {l₁ l₂ : List α} (h : l₁ <+ l₂) : l₁.reverse <+ l₂.reverse := by
  induction h with
  | slnil => exact .slnil
  | cons a _ ih => rw [reverse_cons]; exact ih.trans (sublist_append_left _ _)
  | cons₂ a _ ih => rw [reverse_cons, reverse_cons]; exact sublist_append_mono ih
theorem cons_sublist_cons {a : α} {l₁ l₂ : List α} : a :: l₁ <+ a :: l₂ ↔ l₁ <+ l₂ :=
  ⟨fun h => by cases h with
    | cons _ h => exact (sublist_cons_self a l₁).trans h
    | cons₂ _ h => exact h, .cons₂ a⟩
@[simp] theorem singleton_sublist {a : α} {l : List α} : [a] <+ l ↔ a ∈ l := by
  constructor
  · intro h; exact h.mem mem_cons_self
  · intro h
    obtain ⟨s, t, rfl⟩ := append_of_mem h
    exact (Sublist.cons₂ a (nil_sublist)).trans (sublist_append_right s _)
theorem Sublist.subset {l₁ l₂ : List α} (h : l₁ <+ l₂) : l₁ ⊆ l₂ := fun _ m => h.mem m
@[simp] theorem cons_subset {a : α} {l m : List α} : a :: l ⊆ m ↔ a ∈ m ∧ l ⊆ m :=
  ⟨fun h => ⟨h mem_cons_self, fun _ m => h (mem_cons_of_mem _ m)⟩, fun ⟨h, s⟩ x m => (mem_cons.mp m).elim (fun e => e ▸ h) (s ·)⟩
@[simp] theorem append_subset {l₁ l₂ l : List α} : l₁ ++ l₂ ⊆ l ↔ l₁ ⊆ l ∧ l₂ ⊆ l :=
  ⟨fun h => ⟨fun _ m => h (mem_append_left _ m), fun _ m => h (mem_append_right _ m)⟩,
    fun ⟨h, s⟩ x m => (mem_append.mp m).elim (h ·) (s ·)⟩
theorem subset_cons_of_subset {a : α} {l₁ l₂ : List α} (h : l₁ ⊆ l₂) : l₁ ⊆ a :: l₂ := fun _ m => mem_cons_of_mem _ (h m)
theorem cons_subset_cons {l₁ l₂ : List α} (a : α) (s : l₁ ⊆ l₂) : a :: l₁ ⊆ a :: l₂ :=
  fun x m => (mem_cons.mp m).elim (fun e => e ▸ mem_cons_self) fun m => mem_cons_of_mem _ (s m)
theorem map_subset {l₁ l₂ : List α} (f : α → β) (h : l₁ ⊆ l₂) : map f l₁ ⊆ map f l₂ := fun x m => by
  obtain ⟨a, ha, rfl⟩ := mem_map.mp m; exact mem_map_of_mem (h ha)
theorem eq_nil_of_subset_nil {l : List α} (h : l ⊆ []) : l = [] := eq_nil_iff_forall_not_mem.mpr fun _ m => not_mem_nil (h m)
@[simp] theorem subset_nil {l : List α} : l ⊆ [] ↔ l = [] := ⟨eq_nil_of_subset_nil, fun h => h ▸ fun _ m => m⟩
theorem Sublist.eq_of_length_le {l₁ l₂ : List α} (s : l₁ <+ l₂) (h : length l₂ ≤ length l₁) : l₁ = l₂ :=
  s.eq_of_length (Nat.le_antisymm s.length_le h)

/-! ## Permutations -/
theorem Perm.nil_eq {l : List α} (p : [] ~ l) : [] = l := p.symm.eq_nil.symm

/-! ## Loops in monads -/
section
variable {m : Type u → Type v} [Monad m]
@[simp] theorem mapM_nil {α : Type w} {β : Type u} {f : α → m β} : [].mapM f = pure [] := rfl
@[simp] theorem foldlM_nil {β : Type u} {α : Type w} {f : β → α → m β} {b : β} : [].foldlM f b = pure b := rfl
@[simp] theorem foldlM_cons {β : Type u} {α : Type w} {f : β → α → m β} {b : β} {a : α} {l : List α} :
    (a :: l).foldlM f b = f b a >>= fun b => l.foldlM f b := rfl
end
end List
