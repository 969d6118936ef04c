prelude
import Init.SimpLemmas
set_option autoImplicit false

/-!
# Further lemmas about propositions and quantifiers
-/

universe u v w

section
variable {a b c d p q r : Prop} {α : Sort u} {β : Sort v}

@[simp] theorem ge_iff_le {α : Type u} [LE α] {x y : α} : x ≥ y ↔ y ≤ x := Iff.rfl
@[simp] theorem gt_iff_lt {α : Type u} [LT α] {x y : α} : x > y ↔ y < x := Iff.rfl

/-! ## Connectives -/
theorem and_right_comm : (a ∧ b) ∧ c ↔ (a ∧ c) ∧ b := ⟨fun ⟨⟨x, y⟩, z⟩ => ⟨⟨x, z⟩, y⟩, fun ⟨⟨x, z⟩, y⟩ => ⟨⟨x, y⟩, z⟩⟩
theorem and_rotate : a ∧ b ∧ c ↔ b ∧ c ∧ a := ⟨fun ⟨x, y, z⟩ => ⟨y, z, x⟩, fun ⟨y, z, x⟩ => ⟨x, y, z⟩⟩
theorem or_left_comm : a ∨ b ∨ c ↔ b ∨ a ∨ c := by rw [← or_assoc, ← or_assoc, @or_comm a b]
theorem or_right_comm : (a ∨ b) ∨ c ↔ (a ∨ c) ∨ b := by rw [or_assoc, or_assoc, @or_comm b]
theorem and_or_right : (a ∧ b) ∨ c ↔ (a ∨ c) ∧ (b ∨ c) :=
  ⟨fun h => h.elim (fun ⟨x, y⟩ => ⟨.inl x, .inl y⟩) (fun z => ⟨.inr z, .inr z⟩), fun ⟨h, k⟩ => h.elim (fun x => k.elim (fun y => .inl ⟨x, y⟩) .inr) .inr⟩
theorem and_congr_right (h : a → (b ↔ c)) : a ∧ b ↔ a ∧ c := ⟨fun ⟨x, y⟩ => ⟨x, (h x).1 y⟩, fun ⟨x, y⟩ => ⟨x, (h x).2 y⟩⟩
theorem and_congr_left (h : c → (a ↔ b)) : a ∧ c ↔ b ∧ c := ⟨fun ⟨x, y⟩ => ⟨(h y).1 x, y⟩, fun ⟨x, y⟩ => ⟨(h y).2 x, y⟩⟩
@[simp] theorem and_congr_right_iff : (a ∧ b ↔ a ∧ c) ↔ (a → (b ↔ c)) :=
  ⟨fun h x => ⟨fun y => (h.1 ⟨x, y⟩).2, fun y => (h.2 ⟨x, y⟩).2⟩, and_congr_right⟩
@[simp] theorem and_congr_left_iff : (a ∧ c ↔ b ∧ c) ↔ (c → (a ↔ b)) :=
  ⟨fun h y => ⟨fun x => (h.1 ⟨x, y⟩).1, fun x => (h.2 ⟨x, y⟩).1⟩, and_congr_left⟩
theorem or_congr_left (h : a ↔ b) : a ∨ c ↔ b ∨ c := or_congr h .rfl
theorem or_congr_right (h : b ↔ c) : a ∨ b ↔ a ∨ c := or_congr .rfl h
theorem imp_congr_right (h : a → (b ↔ c)) : (a → b) ↔ (a → c) := ⟨fun f x => (h x).1 (f x), fun f x => (h x).2 (f x)⟩
theorem imp_congr_left (h : a ↔ b) : (a → c) ↔ (b → c) := ⟨fun f x => f (h.2 x), fun f x => f (h.1 x)⟩
theorem and_iff_left (hb : b) : a ∧ b ↔ a := ⟨And.left, (⟨·, hb⟩)⟩
theorem and_iff_right (ha : a) : a ∧ b ↔ b := ⟨And.right, (⟨ha, ·⟩)⟩
theorem or_iff_left (hb : ¬b) : a ∨ b ↔ a := ⟨fun h => h.resolve_right hb, .inl⟩
theorem or_iff_right (ha : ¬a) : a ∨ b ↔ b := ⟨fun h => h.resolve_left ha, .inr⟩
@[simp] theorem and_iff_left_iff_imp : (a ∧ b ↔ a) ↔ (a → b) := ⟨fun h x => (h.2 x).2, fun f => ⟨And.left, fun x => ⟨x, f x⟩⟩⟩
@[simp] theorem and_iff_right_iff_imp : (a ∧ b ↔ b) ↔ (b → a) := ⟨fun h y => (h.2 y).1, fun f => ⟨And.right, fun y => ⟨f y, y⟩⟩⟩
@[simp] theorem iff_self_and : (p ↔ p ∧ q) ↔ (p → q) := ⟨fun h x => (h.1 x).2, fun f => ⟨fun x => ⟨x, f x⟩, And.left⟩⟩
@[simp] theorem iff_and_self : (p ↔ q ∧ p) ↔ (p → q) := ⟨fun h x => (h.1 x).1, fun f => ⟨fun x => ⟨f x, x⟩, And.right⟩⟩
@[simp] theorem and_self_right : (a ∧ b) ∧ b ↔ a ∧ b := ⟨And.left, fun h => ⟨h, h.2⟩⟩
theorem imp_and : (a → b ∧ c) ↔ (a → b) ∧ (a → c) := ⟨fun f => ⟨fun x => (f x).1, fun x => (f x).2⟩, fun ⟨f, g⟩ x => ⟨f x, g x⟩⟩
theorem imp_iff_right (ha : a) : (a → b) ↔ b := ⟨fun f => f ha, fun h _ => h⟩
theorem imp_not_comm : (a → ¬b) ↔ (b → ¬a) := ⟨fun f y x => f x y, fun f x y => f y x⟩
theorem imp_intro (h : a) : b → a := fun _ => h
theorem imp.swap : (a → b → c) ↔ (b → a → c) := ⟨fun f y x => f x y, fun f x y => f y x⟩
theorem not_imp_of_and_not : a ∧ ¬b → ¬(a → b) := fun ⟨x, n⟩ f => n (f x)
theorem not_imp_not : (¬a → ¬b) ↔ (b → a) := ⟨fun f y => Classical.byContradiction fun n => f n y, fun f n y => n (f y)⟩
theorem imp_iff_not_or : (a → b) ↔ ¬a ∨ b := 
  have := Classical.propDecidable a; Decidable.imp_iff_not_or
theorem imp_or : (a → b ∨ c) ↔ (a → b) ∨ (a → c) :=
  ⟨fun f => (Classical.em a).elim (fun x => (f x).imp (fun y _ => y) (fun z _ => z)) (fun n => .inl fun x => absurd x n), fun h x => h.imp (· x) (· x)⟩
theorem eq_self_iff_true (a : α) : a = a ↔ True := iff_true_intro rfl

/-! ## Quantifiers -/
theorem forall_imp {p q : α → Prop} (h : ∀ a, p a → q a) : (∀ a, p a) → ∀ a, q a := fun k a => h a (k a)
@[simp] theorem exists_imp {p : α → Prop} {b : Prop} : (∃ x, p x) → b ↔ ∀ x, p x → b := ⟨fun f x h => f ⟨x, h⟩, fun f ⟨x, h⟩ => f x h⟩
@[simp] theorem forall_exists_index {p : α → Prop} {q : (∃ x, p x) → Prop} : (∀ h, q h) ↔ ∀ x (h : p x), q ⟨x, h⟩ :=
  ⟨fun f x h => f ⟨x, h⟩, fun f ⟨x, h⟩ => f x h⟩
@[simp] theorem forall_eq_or_imp {p q : α → Prop} {a' : α} : (∀ a, a = a' ∨ q a → p a) ↔ p a' ∧ ∀ a, q a → p a :=
  ⟨fun f => ⟨f _ (.inl rfl), fun a h => f a (.inr h)⟩, fun ⟨x, f⟩ a h => h.elim (fun e => e ▸ x) (f a)⟩
@[simp] theorem exists_eq_or_imp {p q : α → Prop} {a' : α} : (∃ a, (a = a' ∨ q a) ∧ p a) ↔ p a' ∨ ∃ a, q a ∧ p a :=
  ⟨fun ⟨a, h, k⟩ => h.elim (fun e => .inl (e ▸ k)) (fun h => .inr ⟨a, h, k⟩), fun h => h.elim (fun h => ⟨_, .inl rfl, h⟩) (fun ⟨a, h, k⟩ => ⟨a, .inr h, k⟩)⟩
@[simp] theorem exists_eq_left' {p : α → Prop} {a' : α} : (∃ a, a' = a ∧ p a) ↔ p a' := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨_, rfl, h⟩⟩
@[simp] theorem exists_eq_right' {p : α → Prop} {a' : α} : (∃ a, p a ∧ a' = a) ↔ p a' := ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨_, h, rfl⟩⟩
@[simp] theorem forall_apply_eq_imp_iff {f : α → β} {p : β → Prop} : (∀ b a, f a = b → p b) ↔ ∀ a, p (f a) := ⟨fun h a => h _ a rfl, fun h _ a e => e ▸ h a⟩
@[simp] theorem forall_eq_apply_imp_iff {f : α → β} {p : β → Prop} : (∀ b a, b = f a → p b) ↔ ∀ a, p (f a) := ⟨fun h a => h _ a rfl, fun h _ a e => e ▸ h a⟩
@[simp] theorem forall_apply_eq_imp_iff₂ {f : α → β} {p : α → Prop} {q : β → Prop} : (∀ b a, p a → f a = b → q b) ↔ ∀ a, p a → q (f a) :=
  ⟨fun h a k => h _ a k rfl, fun h _ a k e => e ▸ h a k⟩
theorem exists_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (∃ h', q h') ↔ q h := ⟨fun ⟨_, k⟩ => k, fun k => ⟨h, k⟩⟩
theorem forall_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (∀ h', q h') ↔ q h := ⟨fun f => f h, fun k _ => k⟩
@[simp] theorem exists_prop_eq {p : α → Prop} {a' : α} : (∃ a, ∃ _ : a = a', p a) ↔ p a' := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨_, rfl, h⟩⟩
theorem forall_comm {p : α → β → Prop} : (∀ a b, p a b) ↔ ∀ b a, p a b := ⟨fun f b a => f a b, fun f a b => f b a⟩
theorem exists_comm {p : α → β → Prop} : (∃ a b, p a b) ↔ ∃ b a, p a b := ⟨fun ⟨a, b, h⟩ => ⟨b, a, h⟩, fun ⟨b, a, h⟩ => ⟨a, b, h⟩⟩
theorem funext_iff {β : α → Sort v} {f g : (x : α) → β x} : f = g ↔ ∀ x, f x = g x := ⟨fun h x => congrFun h x, funext⟩

/-! ## Conditionals -/
@[simp] theorem ite_not (p : Prop) [Decidable p] (x y : α) : (if ¬p then x else y) = if p then y else x := by by_cases h : p <;> simp [h]
@[simp] theorem ite_eq_left_iff {x y : α} [Decidable p] : (if p then x else y) = x ↔ (¬p → y = x) := by by_cases h : p <;> simp [h]
@[simp] theorem ite_eq_right_iff {x y : α} [Decidable p] : (if p then x else y) = y ↔ (p → x = y) := by by_cases h : p <;> simp [h]
theorem apply_ite (f : α → β) (P : Prop) [Decidable P] (x y : α) : f (ite P x y) = ite P (f x) (f y) := by by_cases h : P <;> simp [h]
@[simp] theorem if_true_left [Decidable p] : (if p then True else q) ↔ (¬p → q) := by by_cases h : p <;> simp [h]
@[simp] theorem if_true_right [Decidable p] : (if p then q else True) ↔ (p → q) := by by_cases h : p <;> simp [h]
@[simp] theorem if_false_left [Decidable p] : (if p then False else q) ↔ ¬p ∧ q := by by_cases h : p <;> simp [h]
@[simp] theorem if_false_right [Decidable p] : (if p then q else False) ↔ p ∧ q := by by_cases h : p <;> simp [h]
end
