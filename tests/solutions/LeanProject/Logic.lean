/-!
# Propositional and first-order logic

Nothing here needs more than the connectives, the quantifiers, and (at the end) excluded middle.
-/

namespace LeanProject.Logic

variable {p q r s : Prop}

theorem and_swap (h : p ∧ q) : q ∧ p :=
  ⟨h.2, h.1⟩

theorem and_swap_iff : p ∧ q ↔ q ∧ p :=
  ⟨and_swap, and_swap⟩

theorem or_swap (h : p ∨ q) : q ∨ p := by
  cases h with
  | inl hp => exact Or.inr hp
  | inr hq => exact Or.inl hq

theorem imp_chain (hpq : p → q) (hqr : q → r) : p → r :=
  fun hp => hqr (hpq hp)

theorem and_of_parts (hp : p) (hq : q) : p ∧ q := by
  exact ⟨hp, hq⟩

theorem or_of_left (hp : p) : p ∨ q := by
  exact Or.inl hp

theorem and_imp_left (h : p ∧ (p → q)) : q := by
  exact h.2 h.1

theorem curry : (p ∧ q → r) ↔ (p → q → r) := by
  constructor
  · intro h hp hq
    exact h ⟨hp, hq⟩
  · intro h hpq
    exact h hpq.1 hpq.2

theorem and_or_distrib : p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r) := by
  constructor
  · intro h
    cases h.2 with
    | inl hq => exact Or.inl ⟨h.1, hq⟩
    | inr hr => exact Or.inr ⟨h.1, hr⟩
  · intro h
    cases h with
    | inl h => exact ⟨h.1, Or.inl h.2⟩
    | inr h => exact ⟨h.1, Or.inr h.2⟩

theorem or_and_distrib : p ∨ (q ∧ r) ↔ (p ∨ q) ∧ (p ∨ r) := by
  constructor
  · intro h
    cases h with
    | inl hp => exact ⟨Or.inl hp, Or.inl hp⟩
    | inr h => exact ⟨Or.inr h.1, Or.inr h.2⟩
  · intro h
    cases h.1 with
    | inl hp => exact Or.inl hp
    | inr hq =>
      cases h.2 with
      | inl hp => exact Or.inl hp
      | inr hr => exact Or.inr ⟨hq, hr⟩

theorem not_or_iff : ¬(p ∨ q) ↔ ¬p ∧ ¬q := by
  constructor
  · intro h
    exact ⟨fun hp => h (Or.inl hp), fun hq => h (Or.inr hq)⟩
  · intro h hpq
    cases hpq with
    | inl hp => exact h.1 hp
    | inr hq => exact h.2 hq

theorem not_not_intro (hp : p) : ¬¬p :=
  fun hnp => hnp hp

theorem contrapose (h : p → q) : ¬q → ¬p := by
  intro hnq hp
  exact hnq (h hp)

theorem triple_negation : ¬¬¬p ↔ ¬p :=
  ⟨fun h hp => h (fun hnp => hnp hp), fun h hnn => hnn h⟩

theorem no_contradiction : ¬(p ∧ ¬p) := by
  intro h
  exact h.2 h.1

section Quantifiers

variable {α : Type} (P Q : α → Prop)

theorem forall_and : (∀ x, P x ∧ Q x) ↔ (∀ x, P x) ∧ (∀ x, Q x) :=
  ⟨fun h => ⟨fun x => (h x).1, fun x => (h x).2⟩, fun h x => ⟨h.1 x, h.2 x⟩⟩

theorem exists_of_forall (a : α) (h : ∀ x, P x) : ∃ x, P x :=
  ⟨a, h a⟩

theorem not_exists_iff : (¬∃ x, P x) ↔ ∀ x, ¬P x := by
  constructor
  · intro h x hx
    exact h ⟨x, hx⟩
  · intro h hex
    cases hex with
    | intro x hx => exact h x hx

theorem exists_or_iff : (∃ x, P x ∨ Q x) ↔ (∃ x, P x) ∨ (∃ x, Q x) := by
  constructor
  · intro h
    cases h with
    | intro x hx =>
      cases hx with
      | inl hp => exact Or.inl ⟨x, hp⟩
      | inr hq => exact Or.inr ⟨x, hq⟩
  · intro h
    cases h with
    | inl h =>
      cases h with
      | intro x hx => exact ⟨x, Or.inl hx⟩
    | inr h =>
      cases h with
      | intro x hx => exact ⟨x, Or.inr hx⟩

theorem exists_imp_forall (h : ∀ x, P x → Q x) : (∃ x, P x) → ∃ x, Q x := by
  intro hex
  cases hex with
  | intro x hx => exact ⟨x, h x hx⟩

end Quantifiers

section Classical

theorem not_and_iff : ¬(p ∧ q) ↔ ¬p ∨ ¬q := by
  constructor
  · intro h
    by_cases hp : p
    · exact Or.inr (fun hq => h ⟨hp, hq⟩)
    · exact Or.inl hp
  · intro h hpq
    cases h with
    | inl hnp => exact hnp hpq.1
    | inr hnq => exact hnq hpq.2

theorem imp_iff_not_or : (p → q) ↔ ¬p ∨ q := by
  constructor
  · intro h
    by_cases hp : p
    · exact Or.inr (h hp)
    · exact Or.inl hp
  · intro h hp
    cases h with
    | inl hnp => exact absurd hp hnp
    | inr hq => exact hq

theorem peirce (h : (p → q) → p) : p := by
  by_cases hp : p
  · exact hp
  · exact h (fun hp' => absurd hp' hp)

end Classical

end LeanProject.Logic
