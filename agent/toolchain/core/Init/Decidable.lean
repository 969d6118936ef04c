prelude
import Init.Core
set_option autoImplicit false

/-!
# Decidable propositions and subsingletons
-/

universe u v w

namespace Decidable
variable {p q : Prop}
theorem em (p : Prop) [d : Decidable p] : p ∨ ¬p := match d with
  | isTrue h => .inl h
  | isFalse h => .inr h
@[macro_inline] def byCases {q : Sort u} [d : Decidable p] (h1 : p → q) (h2 : ¬p → q) : q := match d with
  | isTrue h => h1 h
  | isFalse h => h2 h
theorem byContradiction [Decidable p] (h : ¬p → False) : p := (em p).elim id (fun k => (h k).elim)
theorem of_not_not [Decidable p] (h : ¬¬p) : p := byContradiction h
theorem not_not [Decidable p] : ¬¬p ↔ p := ⟨of_not_not, not_not_intro⟩
theorem not_and_iff_or_not [Decidable p] : ¬(p ∧ q) ↔ ¬p ∨ ¬q :=
  ⟨fun h => (em p).elim (fun a => .inr fun b => h ⟨a, b⟩) .inl, fun h k => h.elim (· k.1) (· k.2)⟩
theorem not_and_iff_or_not_not [Decidable p] [Decidable q] : ¬(p ∧ q) ↔ ¬p ∨ ¬q := not_and_iff_or_not
theorem not_and_iff_not_or_not [Decidable p] : ¬(p ∧ q) ↔ ¬p ∨ ¬q := not_and_iff_or_not
theorem not_imp_iff_and_not [Decidable p] : ¬(p → q) ↔ p ∧ ¬q :=
  ⟨fun h => ⟨byContradiction fun n => h fun x => (n x).elim, fun y => h fun _ => y⟩, fun h k => h.2 (k h.1)⟩
theorem imp_iff_not_or [Decidable p] : (p → q) ↔ ¬p ∨ q := ⟨fun f => (em p).elim (fun x => .inr (f x)) .inl, fun h x => h.elim (absurd x) id⟩
theorem iff_iff_and_or_not_and_not [Decidable p] [Decidable q] : (p ↔ q) ↔ (p ∧ q) ∨ (¬p ∧ ¬q) :=
  ⟨fun e => (em p).elim (fun x => .inl ⟨x, e.1 x⟩) (fun x => .inr ⟨x, mt e.2 x⟩), fun h => h.elim (fun h => ⟨fun _ => h.2, fun _ => h.1⟩) (fun h => ⟨fun x => absurd x h.1, fun y => absurd y h.2⟩)⟩
theorem or_not_self (p : Prop) [Decidable p] : p ∨ ¬p := em p
end Decidable
@[inline] def decidable_of_iff {b : Prop} (a : Prop) (h : a ↔ b) [d : Decidable a] : Decidable b := match d with
  | isTrue x => isTrue (h.1 x)
  | isFalse x => isFalse (fun y => x (h.2 y))
@[inline] def decidable_of_decidable_of_iff {p q : Prop} [Decidable p] (h : p ↔ q) : Decidable q := decidable_of_iff p h
@[inline] def decidable_of_decidable_of_eq {p q : Prop} [Decidable p] (h : p = q) : Decidable q := decidable_of_iff p (h ▸ Iff.rfl)
instance instDecidableForall {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p → q) := match dp with
  | isFalse h => isTrue fun x => absurd x h
  | isTrue h => match dq with
    | isTrue k => isTrue fun _ => k
    | isFalse k => isFalse fun f => k (f h)
instance instDecidableIff {p q : Prop} [Decidable p] [Decidable q] : Decidable (p ↔ q) := decidable_of_iff ((p → q) ∧ (q → p)) ⟨fun h => ⟨h.1, h.2⟩, fun h => ⟨h.1, h.2⟩⟩
instance instDecidableEqOfIff {p q : Prop} [Decidable (p ↔ q)] : Decidable (p = q) := decidable_of_iff (p ↔ q) iff_iff_eq
instance instDecidableIte {c t e : Prop} [dc : Decidable c] [dt : Decidable t] [de : Decidable e] : Decidable (if c then t else e) := match dc with
  | isTrue _ => dt
  | isFalse _ => de
instance instDecidableNe0 {α : Sort u} [DecidableEq α] (a b : α) : Decidable (a ≠ b) := inferInstanceAs (Decidable (¬ a = b))
instance instSubsingletonDecidable (p : Prop) : Subsingleton (Decidable p) := ⟨fun
  | isTrue _, isTrue _ => rfl
  | isFalse _, isFalse _ => rfl
  | isTrue h, isFalse k => absurd h k
  | isFalse h, isTrue k => absurd k h⟩
instance instSubsingletonOfProp (p : Prop) : Subsingleton p := ⟨fun _ _ => rfl⟩
theorem proof_irrel {a : Prop} (h₁ h₂ : a) : h₁ = h₂ := rfl
protected theorem Subsingleton.elim {α : Sort u} [h : Subsingleton α] : ∀ a b : α, a = b := h.allEq
protected theorem Subsingleton.helim {α β : Sort u} [h₁ : Subsingleton α] (h₂ : α = β) (a : α) (b : β) : a ≍ b := by subst h₂; exact heq_of_eq (Subsingleton.elim a b)
