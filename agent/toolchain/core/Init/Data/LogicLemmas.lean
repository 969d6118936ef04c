prelude
import Init.Data.BoolLemmas
import Init.Data.Fin
set_option autoImplicit false

/-!
# More of the simp set: connectives and quantifiers, `cond`, conditionals of booleans, `Fin`
-/

universe u v

section
variable {a b c p q : Prop} {α : Sort u}

@[simp] theorem or_self_left : a ∨ a ∨ b ↔ a ∨ b := ⟨fun h => h.elim .inl id, .inr⟩
@[simp] theorem or_self_right : (a ∨ b) ∨ b ↔ a ∨ b := ⟨fun h => h.elim id .inr, .inl⟩
@[simp] theorem or_iff_left_iff_imp : (a ∨ b ↔ a) ↔ (b → a) := ⟨fun h x => h.1 (.inr x), fun f => ⟨fun h => h.elim id f, .inl⟩⟩
@[simp] theorem or_iff_right_iff_imp : (a ∨ b ↔ b) ↔ (a → b) := ⟨fun h x => h.1 (.inl x), fun f => ⟨fun h => h.elim f id, .inr⟩⟩
@[simp] theorem iff_self_or : (a ↔ a ∨ b) ↔ (b → a) := ⟨fun h x => h.2 (.inr x), fun f => ⟨.inl, fun h => h.elim id f⟩⟩
@[simp] theorem iff_or_self : (b ↔ a ∨ b) ↔ (a → b) := ⟨fun h x => h.2 (.inl x), fun f => ⟨.inr, fun h => h.elim f id⟩⟩
@[simp] theorem imp_true_iff {α : Sort u} : (α → True) ↔ True := iff_true_intro fun _ => trivial
theorem false_imp_iff (a : Prop) : (False → a) ↔ True := iff_true_intro False.elim
theorem true_imp_iff {α : Prop} : (True → α) ↔ α := ⟨(· trivial), fun h _ => h⟩
@[simp] theorem exists_prop {p : Prop} : (∃ _ : a, p) ↔ a ∧ p := ⟨fun ⟨h, k⟩ => ⟨h, k⟩, fun ⟨h, k⟩ => ⟨h, k⟩⟩
@[simp] theorem exists_and_left {p : α → Prop} {b : Prop} : (∃ x, b ∧ p x) ↔ b ∧ (∃ x, p x) :=
  ⟨fun ⟨x, h, k⟩ => ⟨h, x, k⟩, fun ⟨h, x, k⟩ => ⟨x, h, k⟩⟩
@[simp] theorem exists_and_right {p : α → Prop} {b : Prop} : (∃ x, p x ∧ b) ↔ (∃ x, p x) ∧ b :=
  ⟨fun ⟨x, h, k⟩ => ⟨⟨x, h⟩, k⟩, fun ⟨⟨x, h⟩, k⟩ => ⟨x, h, k⟩⟩
@[simp] theorem exists_eq_right_right {p q : α → Prop} {a' : α} : (∃ a, p a ∧ q a ∧ a = a') ↔ p a' ∧ q a' :=
  ⟨fun ⟨_, h, k, e⟩ => e ▸ ⟨h, k⟩, fun ⟨h, k⟩ => ⟨_, h, k, rfl⟩⟩
@[simp] theorem exists_eq_right_right' {p q : α → Prop} {a' : α} : (∃ a, p a ∧ q a ∧ a' = a) ↔ p a' ∧ q a' :=
  ⟨fun ⟨_, h, k, e⟩ => e ▸ ⟨h, k⟩, fun ⟨h, k⟩ => ⟨_, h, k, rfl⟩⟩
theorem exists_apply_eq_apply {α : Sort u} {β : Sort v} (f : α → β) (a' : α) : ∃ a, f a = f a' := ⟨a', rfl⟩
theorem if_congr {α : Sort u} {b c : Prop} [Decidable b] [Decidable c] {x y u v : α} (h : b ↔ c) (h₁ : x = u) (h₂ : y = v) :
    ite b x y = ite c u v := by rw [h₁, h₂]; exact ite_congr (propext h) (fun _ => rfl) fun _ => rfl
@[simp] theorem dite_not {α : Sort u} [hn : Decidable (¬p)] [h : Decidable p] (x : ¬p → α) (y : ¬¬p → α) :
    dite (¬p) x y = dite p (fun h => y (not_not_intro h)) x := match h with
  | isTrue hp => dif_neg (not_not_intro hp)
  | isFalse hp => dif_pos hp
end

namespace Classical
theorem not_iff {a b : Prop} : ¬(a ↔ b) ↔ (¬a ↔ b) := by
  cases em a with
  | inl h => exact ⟨fun n => ⟨fun k => absurd h k, fun y => absurd ⟨fun _ => y, fun _ => h⟩ n⟩, fun f g => f.2 (g.1 h) h⟩
  | inr h => exact ⟨fun n => ⟨fun _ => byContradiction fun k => n ⟨fun x => absurd x h, fun y => absurd y k⟩, fun _ => h⟩, fun f g => h (g.2 (f.1 h))⟩
end Classical

@[simp] theorem cond_true {α : Sort u} (a b : α) : cond true a b = a := rfl
@[simp] theorem cond_false {α : Sort u} (a b : α) : cond false a b = b := rfl

namespace Bool
theorem cond_eq_ite {α : Sort u} : ∀ (b : Bool) (t e : α), cond b t e = if b then t else e
  | true, _, _ => rfl
  | false, _, _ => rfl
@[simp] theorem cond_self {α : Sort u} : ∀ (c : Bool) (t : α), cond c t t = t
  | true, _ => rfl
  | false, _ => rfl
theorem cond_not {α : Sort u} : ∀ (b : Bool) (t e : α), cond (!b) t e = cond b e t
  | true, _, _ => rfl
  | false, _, _ => rfl
@[simp] theorem if_true_left (p : Prop) [h : Decidable p] (f : Bool) : (ite p true f) = (p || f) := match h with
  | isTrue _ => rfl
  | isFalse _ => rfl
@[simp] theorem if_false_left (p : Prop) [h : Decidable p] (f : Bool) : (ite p false f) = (!p && f) := match h with
  | isTrue _ => rfl
  | isFalse _ => rfl
@[simp] theorem if_true_right (p : Prop) [h : Decidable p] (t : Bool) : (ite p t true) = (!(p : Bool) || t) := match h with
  | isTrue _ => rfl
  | isFalse _ => rfl
@[simp] theorem if_false_right (p : Prop) [h : Decidable p] (t : Bool) : (ite p t false) = (p && t) := match h with
  | isTrue _ => rfl
  | isFalse _ => rfl
end Bool

namespace Fin
variable {n : Nat}
@[simp] theorem val_zero (n : Nat) [NeZero n] : ((0 : Fin n) : Nat) = 0 := Nat.zero_mod n
@[simp] theorem val_one (n : Nat) : (1 : Fin (n + 2)).val = 1 := Nat.mod_eq_of_lt (Nat.succ_lt_succ (Nat.zero_lt_succ n))
@[simp] theorem val_ofNat (n : Nat) [NeZero n] (a : Nat) : (Fin.ofNat n a).val = a % n := rfl
theorem val_sub (a b : Fin n) : (a - b).val = ((n - b.val) + a.val) % n := rfl
@[simp] theorem mk_lt_mk {x y : Nat} {hx : x < n} {hy : y < n} : (⟨x, hx⟩ : Fin n) < ⟨y, hy⟩ ↔ x < y := Iff.rfl
@[simp] theorem mk_le_mk {x y : Nat} {hx : x < n} {hy : y < n} : (⟨x, hx⟩ : Fin n) ≤ ⟨y, hy⟩ ↔ x ≤ y := Iff.rfl
theorem zero_le (a : Fin (n + 1)) : 0 ≤ a := by rw [le_def, val_zero]; exact Nat.zero_le _
/-- the embedding `i ↦ i + 1` -/
def succ : Fin n → Fin (n + 1)
  | ⟨i, h⟩ => ⟨i + 1, Nat.succ_lt_succ h⟩
def castLE {m : Nat} (h : n ≤ m) (i : Fin n) : Fin m := ⟨i, Nat.lt_of_lt_of_le i.isLt h⟩
protected def cast {m : Nat} (eq : n = m) (i : Fin n) : Fin m := ⟨i, eq ▸ i.isLt⟩
def castAdd (m : Nat) : Fin n → Fin (n + m) := castLE (Nat.le_add_right n m)
def castSucc : Fin n → Fin (n + 1) := castAdd 1
def last (n : Nat) : Fin (n + 1) := ⟨n, Nat.lt_succ_self n⟩
def elim0 {α : Sort u} : Fin 0 → α
  | ⟨_, h⟩ => absurd h (Nat.not_lt_zero _)
@[simp] theorem val_succ (j : Fin n) : (j.succ : Nat) = j + 1 := rfl
@[simp] theorem val_castSucc (i : Fin n) : (i.castSucc : Nat) = i := rfl
@[simp] theorem val_castLE {m : Nat} (h : n ≤ m) (i : Fin n) : (castLE h i : Nat) = i := rfl
@[simp] theorem val_cast {m : Nat} (h : n = m) (i : Fin n) : (i.cast h : Nat) = i := rfl
@[simp] theorem val_last (n : Nat) : (last n : Nat) = n := rfl
theorem le_last (i : Fin (n + 1)) : i ≤ last n := is_le i
@[simp] theorem succ_inj {a b : Fin n} : a.succ = b.succ ↔ a = b :=
  ⟨fun h => Fin.ext (Nat.succ.inj (congrArg Fin.val h)), congrArg succ⟩
end Fin
