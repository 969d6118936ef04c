prelude
import Init.Data.Bool
set_option autoImplicit false

/-!
# Booleans: more of the simp set, and of what `decide` makes of connectives
-/

@[simp] theorem decide_not {p : Prop} [g : Decidable p] [h : Decidable (¬p)] : decide (¬p) = !decide p := match g, h with
  | isTrue _, isFalse _ => rfl
  | isFalse _, isTrue _ => rfl
  | isTrue hp, isTrue hn => absurd hp hn
  | isFalse hp, isFalse hn => absurd hp hn

namespace Bool

@[simp] theorem decide_and (p q : Prop) [dpq : Decidable (p ∧ q)] [dp : Decidable p] [dq : Decidable q] :
    decide (p ∧ q) = (decide p && decide q) := match dp, dq with
  | isTrue hp, isTrue hq => decide_eq_true ⟨hp, hq⟩
  | isTrue _, isFalse hq => decide_eq_false fun h => hq h.2
  | isFalse hp, _ => decide_eq_false fun h => hp h.1
@[simp] theorem decide_or (p q : Prop) [dpq : Decidable (p ∨ q)] [dp : Decidable p] [dq : Decidable q] :
    decide (p ∨ q) = (decide p || decide q) := match dp, dq with
  | isTrue hp, _ => decide_eq_true (.inl hp)
  | isFalse _, isTrue hq => decide_eq_true (.inr hq)
  | isFalse hp, isFalse hq => decide_eq_false fun h => h.elim hp hq
@[simp] theorem decide_eq_true {b : Bool} [Decidable (b = true)] : decide (b = true) = b := by cases b <;> simp
@[simp] theorem decide_eq_false {b : Bool} [Decidable (b = false)] : decide (b = false) = !b := by cases b <;> simp

@[simp] theorem not_beq_self : ∀ x : Bool, ((!x) == x) = false
  | true => rfl
  | false => rfl
@[simp] theorem beq_not_self : ∀ x : Bool, (x == !x) = false
  | true => rfl
  | false => rfl
@[simp] theorem not_bne_self : ∀ x : Bool, ((!x) != x) = true
  | true => rfl
  | false => rfl
@[simp] theorem bne_not_self : ∀ x : Bool, (x != !x) = true
  | true => rfl
  | false => rfl
@[simp] theorem bne_true : ∀ b : Bool, (b != true) = !b
  | true => rfl
  | false => rfl
@[simp] theorem true_bne : ∀ b : Bool, (true != b) = !b
  | true => rfl
  | false => rfl
@[simp] theorem bne_false : ∀ b : Bool, (b != false) = b
  | true => rfl
  | false => rfl
@[simp] theorem false_bne : ∀ b : Bool, (false != b) = b
  | true => rfl
  | false => rfl
@[simp] theorem not_and : ∀ x y : Bool, (!(x && y)) = (!x || !y)
  | true, _ => rfl
  | false, _ => rfl
@[simp] theorem not_or : ∀ x y : Bool, (!(x || y)) = (!x && !y)
  | true, _ => rfl
  | false, _ => rfl
@[simp] theorem and_self_left : ∀ a b : Bool, (a && (a && b)) = (a && b)
  | true, _ => rfl
  | false, _ => rfl
@[simp] theorem or_self_left : ∀ a b : Bool, (a || (a || b)) = (a || b)
  | true, _ => rfl
  | false, _ => rfl
theorem and_left_comm : ∀ x y z : Bool, (x && (y && z)) = (y && (x && z))
  | true, _, _ => rfl
  | false, y, _ => (and_false y).symm
theorem or_left_comm : ∀ x y z : Bool, (x || (y || z)) = (y || (x || z))
  | true, y, _ => (or_true y).symm
  | false, _, _ => rfl
theorem and_or_distrib_left : ∀ x y z : Bool, (x && (y || z)) = (x && y || x && z)
  | true, _, _ => rfl
  | false, _, _ => rfl
theorem or_and_distrib_left : ∀ x y z : Bool, (x || y && z) = ((x || y) && (x || z))
  | true, _, _ => rfl
  | false, _, _ => rfl
theorem and_or_distrib_right (x y z : Bool) : ((x || y) && z) = (x && z || y && z) := by
  rw [and_comm, and_or_distrib_left, and_comm z, and_comm z]
theorem or_and_distrib_right (x y z : Bool) : (x && y || z) = ((x || z) && (y || z)) := by
  rw [or_comm, or_and_distrib_left, or_comm z, or_comm z]

theorem and_eq_true_iff {x y : Bool} : (x && y) = true ↔ x = true ∧ y = true := Iff.of_eq (and_eq_true x y)
theorem or_eq_true_iff {x y : Bool} : (x || y) = true ↔ x = true ∨ y = true := Iff.of_eq (or_eq_true x y)
@[simp] theorem not_eq_eq_eq_not {a b : Bool} : ((!a) = b) ↔ (a = !b) := by cases a <;> cases b <;> simp
@[simp] theorem not_eq_false' (b : Bool) : ((!b) = false) = (b = true) := by cases b <;> simp
@[simp] theorem coe_iff_coe {a b : Bool} : (a = true ↔ b = true) ↔ a = b := by cases a <;> cases b <;> simp
theorem not_inj : ∀ {x y : Bool}, (!x) = (!y) → x = y
  | true, true, _ => rfl
  | false, false, _ => rfl
theorem not_inj_iff {x y : Bool} : (!x) = (!y) ↔ x = y := ⟨not_inj, congrArg _⟩
theorem eq_false_or_eq_true : (b : Bool) → b = true ∨ b = false
  | true => .inl rfl
  | false => .inr rfl
@[simp] theorem not_eq_self (b : Bool) : ((!b) = b) ↔ False := by cases b <;> simp
@[simp] theorem eq_not_self (b : Bool) : (b = (!b)) ↔ False := by cases b <;> simp
theorem eq_not {a b : Bool} : (a = !b) ↔ a ≠ b := by cases a <;> cases b <;> simp
theorem not_eq {a b : Bool} : (!a) = b ↔ a ≠ b := by cases a <;> cases b <;> simp
theorem eq_not_of_ne {x y : Bool} : x ≠ y → x = !y := eq_not.2
@[simp] theorem forall_bool {p : Bool → Prop} : (∀ b, p b) ↔ p false ∧ p true :=
  ⟨fun h => ⟨h _, h _⟩, fun h b => match b with | false => h.1 | true => h.2⟩
@[simp] theorem exists_bool {p : Bool → Prop} : (∃ b, p b) ↔ p false ∨ p true :=
  ⟨fun ⟨b, h⟩ => match b, h with | false, h => .inl h | true, h => .inr h, fun h => h.elim (⟨_, ·⟩) (⟨_, ·⟩)⟩

end Bool
