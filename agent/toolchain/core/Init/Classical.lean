prelude
import Init.Decidable
set_option autoImplicit false

/-!
# Classical logic

Excluded middle from choice (Diaconescu), and what follows from it.
-/

universe u v w

namespace Classical
noncomputable def indefiniteDescription {α : Sort u} (p : α → Prop) (h : ∃ x, p x) : Subtype p := choice (let ⟨x, px⟩ := h; ⟨⟨x, px⟩⟩)
noncomputable def choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α := (indefiniteDescription p h).val
theorem choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p (choose h) := (indefiniteDescription p h).property
/-- excluded middle: choose a member of the two classes `x ∨ p` and `¬x ∨ p`, which are equal if `p` holds -/
theorem em (p : Prop) : p ∨ ¬p := by
  have hU : ∃ x : Prop, x ∨ p := ⟨True, .inl trivial⟩
  have hV : ∃ x : Prop, ¬x ∨ p := ⟨False, .inl not_false⟩
  have key : p → ∀ hU hV, @choose Prop (fun x => x ∨ p) hU = @choose Prop (fun x => ¬x ∨ p) hV := fun hp =>
    have e : (fun x : Prop => x ∨ p) = (fun x => ¬x ∨ p) := funext fun x => propext ⟨fun _ => .inr hp, fun _ => .inr hp⟩
    by rw [e]; intro _ _; rfl
  cases choose_spec hU with
  | inr hp => exact .inl hp
  | inl hu => cases choose_spec hV with
    | inr hp => exact .inl hp
    | inl hv => exact .inr fun hp => hv (key hp hU hV ▸ hu)
protected noncomputable def ofNonempty {α : Sort u} [h : Nonempty α] : α := choice h
theorem exists_true_of_nonempty {α : Sort u} : Nonempty α → ∃ _ : α, True := fun ⟨x⟩ => ⟨x, trivial⟩
@[instance_reducible] noncomputable def inhabited_of_nonempty {α : Sort u} (h : Nonempty α) : Inhabited α := ⟨choice h⟩
noncomputable scoped instance (priority := low) propDecidable (a : Prop) : Decidable a :=
  choice (match em a with | .inl h => ⟨isTrue h⟩ | .inr h => ⟨isFalse h⟩)
noncomputable def epsilon {α : Sort u} [h : Nonempty α] (p : α → Prop) : α :=
  if k : ∃ x, p x then choose k else choice h
theorem byCases {p q : Prop} (h : p → q) (k : ¬p → q) : q := (em p).elim h k
theorem byContradiction {p : Prop} (h : ¬p → False) : p := (em p).elim id (fun k => (h k).elim)
theorem not_not {a : Prop} : ¬¬a ↔ a := ⟨fun h => byContradiction h, not_not_intro⟩
theorem not_forall {α : Sort u} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  ⟨fun h => byContradiction fun n => h fun x => byContradiction fun k => n ⟨x, k⟩, not_forall_of_exists_not⟩
theorem not_imp {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := ⟨fun h => ⟨byContradiction fun n => h fun x => (n x).elim, fun y => h fun _ => y⟩, fun h k => h.2 (k h.1)⟩
theorem not_and_iff_not_or_not {a b : Prop} : ¬(a ∧ b) ↔ ¬a ∨ ¬b := ⟨fun h => (em a).elim (fun x => .inr fun y => h ⟨x, y⟩) .inl, fun h k => h.elim (· k.1) (· k.2)⟩
theorem or_iff_not_imp_left {a b : Prop} : a ∨ b ↔ (¬a → b) := ⟨Or.resolve_left, fun f => (em a).elim .inl (.inr ∘ f)⟩
theorem or_iff_not_imp_right {a b : Prop} : a ∨ b ↔ (¬b → a) := ⟨Or.resolve_right, fun f => (em b).elim .inr (.inl ∘ f)⟩
theorem axiomOfChoice {α : Sort u} {β : α → Sort v} {r : (x : α) → β x → Prop} (h : ∀ x, ∃ y, r x y) : ∃ f : (x : α) → β x, ∀ x, r x (f x) := ⟨fun x => choose (h x), fun x => choose_spec (h x)⟩
end Classical
noncomputable def Exists.choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α := Classical.choose h
theorem Exists.choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p h.choose := Classical.choose_spec h
theorem Classical.exists_or_forall_not {α : Sort u} (p : α → Prop) : (∃ x, p x) ∨ ∀ x, ¬p x := (Classical.em (∃ x, p x)).imp id not_exists.1
theorem Classical.propComplete (a : Prop) : a = True ∨ a = False := (Classical.em a).imp eq_true eq_false
theorem Classical.or_not {p : Prop} : p ∨ ¬p := Classical.em p
