prelude
import Init.Data.Int.DivMod
import Init.Data.Fin
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# How `omega` rewrites hypotheses and atoms into linear constraints over the integers
-/

universe u v w

theorem le_of_le_of_eq {α : Type u} {a b c : α} [LE α] (h₁ : a ≤ b) (h₂ : b = c) : a ≤ c := h₂ ▸ h₁
theorem le_of_eq_of_le {α : Type u} {a b c : α} [LE α] (h₁ : a = b) (h₂ : b ≤ c) : a ≤ c := h₁ ▸ h₂
theorem lt_of_lt_of_eq {α : Type u} {a b c : α} [LT α] (h₁ : a < b) (h₂ : b = c) : a < c := h₂ ▸ h₁
theorem lt_of_eq_of_lt {α : Type u} {a b c : α} [LT α] (h₁ : a = b) (h₂ : b < c) : a < c := h₁ ▸ h₂
theorem Decidable.not_or_of_imp {a b : Prop} [Decidable a] (h : a → b) : ¬a ∨ b := Decidable.imp_iff_not_or.1 h
theorem Nat.emod_pos_of_not_dvd {a b : Nat} (h : ¬a ∣ b) : b % a > 0 :=
  Nat.pos_of_ne_zero fun e => h (Nat.dvd_of_mod_eq_zero e)

namespace Lean.Meta.Omega
/-- what `omega` may split into cases -/
structure OmegaConfig where
  splitDisjunctions : Bool := true
  splitNatSub : Bool := true
  splitNatAbs : Bool := true
  splitMinMax : Bool := true
end Lean.Meta.Omega

namespace Lean.Omega

/-! ## Propositional hypotheses -/

theorem and_not_not_of_not_or {p q : Prop} (h : ¬(p ∨ q)) : ¬p ∧ ¬q := not_or.1 h
namespace Decidable
theorem or_not_not_of_not_and {p q : Prop} [Decidable p] [Decidable q] (h : ¬(p ∧ q)) : ¬p ∨ ¬q :=
  _root_.Decidable.not_and_iff_or_not.1 h
theorem and_or_not_and_not_of_iff {p q : Prop} [Decidable q] (h : p ↔ q) : (p ∧ q) ∨ (¬p ∧ ¬q) :=
  (_root_.Decidable.em q).imp (fun k => ⟨h.2 k, k⟩) fun k => ⟨mt h.1 k, k⟩
theorem and_not_or_not_and_of_not_iff {a b : Prop} [Decidable a] [Decidable b] (h : ¬(a ↔ b)) : a ∧ ¬b ∨ ¬a ∧ b :=
  (_root_.Decidable.em a).imp (fun k => ⟨k, fun l => h (iff_of_true k l)⟩)
    fun k => ⟨k, _root_.Decidable.byContradiction fun l => h (iff_of_false k l)⟩
theorem and_not_of_not_imp {a b : Prop} [Decidable a] (h : ¬(a → b)) : a ∧ ¬b := _root_.Decidable.not_imp_iff_and_not.1 h
end Decidable
theorem ite_disjunction {α : Type u} {P : Prop} [Decidable P] {a b : α} :
    (P ∧ (if P then a else b) = a) ∨ (¬P ∧ (if P then a else b) = b) :=
  (_root_.Decidable.em P).imp (fun h => ⟨h, if_pos h⟩) fun h => ⟨h, if_neg h⟩

/-! ## Integers, and natural numbers cast to them -/

namespace Int
theorem add_congr {a b c d : Int} (h₁ : a = b) (h₂ : c = d) : a + c = b + d := h₁ ▸ h₂ ▸ rfl
theorem mul_congr {a b c d : Int} (h₁ : a = b) (h₂ : c = d) : a * c = b * d := h₁ ▸ h₂ ▸ rfl
theorem sub_congr {a b c d : Int} (h₁ : a = b) (h₂ : c = d) : a - c = b - d := h₁ ▸ h₂ ▸ rfl
theorem neg_congr {a b : Int} (h₁ : a = b) : -a = -b := congrArg _ h₁
theorem lt_of_gt {x y : Int} (h : x > y) : y < x := h
theorem le_of_ge {x y : Int} (h : x ≥ y) : y ≤ x := h
theorem lt_of_not_le {x y : Int} (h : ¬x ≤ y) : y < x := Int.not_le.1 h
theorem le_of_not_lt {x y : Int} (h : ¬x < y) : y ≤ x := Int.not_lt.1 h
theorem ofNat_congr {a b : Nat} (h : a = b) : (a : Int) = (b : Int) := congrArg _ h
theorem ofNat_lt_of_lt {x y : Nat} (h : x < y) : (x : Int) < (y : Int) := Int.natCast_lt.2 h
theorem ofNat_le_of_le {x y : Nat} (h : x ≤ y) : (x : Int) ≤ (y : Int) := Int.natCast_le.2 h
theorem ofNat_pos_of_pos {a : Nat} (h : 0 < a) : 0 < (a : Int) := Int.natCast_pos.2 h
theorem natCast_ofNat {x : Nat} : @Nat.cast Int instNatCastInt (no_index (OfNat.ofNat x)) = OfNat.ofNat x := rfl
theorem ofNat_pow (a b : Nat) : ((a ^ b : Nat) : Int) = (a : Int) ^ b := by
  induction b with
  | zero => rfl
  | succ b ih => show ((a ^ b * a : Nat) : Int) = (a : Int) ^ b * a; rw [Int.natCast_mul, ih]
theorem pos_pow_of_pos (a : Int) (b : Nat) (h : 0 < a) : 0 < a ^ b := by
  induction b with
  | zero => exact Int.natCast_pos.2 (Nat.zero_lt_one)
  | succ b ih => exact Int.mul_pos ih h
theorem ofNat_shiftLeft_eq {x y : Nat} : ((x <<< y : Nat) : Int) = (x : Int) * (2 ^ y : Nat) := rfl
theorem ofNat_shiftRight_eq_div_pow {x y : Nat} : ((x >>> y : Nat) : Int) = (x : Int) / (2 ^ y : Nat) := rfl
theorem emod_ofNat_nonneg {x : Nat} {y : Int} : 0 ≤ (x : Int) % y := Int.natCast_nonneg _
theorem ofNat_mul_nonneg {a b : Nat} : 0 ≤ (a : Int) * b := Int.natCast_nonneg (a * b)
theorem ofNat_sub_dichotomy {a b : Nat} : b ≤ a ∧ ((a - b : Nat) : Int) = a - b ∨ a < b ∧ ((a - b : Nat) : Int) = 0 :=
  (Nat.lt_or_ge a b).symm.imp (fun h => ⟨h, Int.natCast_sub h⟩)
    fun h => ⟨h, by rw [Nat.sub_eq_zero_of_le (Nat.le_of_lt h)]; rfl⟩
theorem ofNat_sub_sub {a b c : Nat} : ((a - b - c : Nat) : Int) = ((a - (b + c) : Nat) : Int) := congrArg _ (Nat.sub_sub a b c)
theorem ofNat_min (a b : Nat) : ((min a b : Nat) : Int) = min (a : Int) (b : Int) := by
  rw [Nat.min_def, Int.min_def]; split
  · next h => exact (if_pos (Int.natCast_le.2 h)).symm
  · next h => exact (if_neg (mt Int.natCast_le.1 h)).symm
theorem ofNat_max (a b : Nat) : ((max a b : Nat) : Int) = max (a : Int) (b : Int) := by
  rw [Nat.max_def, Int.max_def]; split
  · next h => exact (if_pos (Int.natCast_le.2 h)).symm
  · next h => exact (if_neg (mt Int.natCast_le.1 h)).symm
theorem ofNat_natAbs (a : Int) : (a.natAbs : Int) = if 0 ≤ a then a else -a := by
  split
  · next h => exact Int.natAbs_of_nonneg h
  · next h => exact Int.ofNat_natAbs_of_nonpos (Int.le_of_lt (Int.not_le.1 h))
theorem neg_le_natAbs {a : Int} : -a ≤ a.natAbs := Int.natAbs_neg a ▸ Int.le_natAbs
theorem ofNat_fst_mk {β : Type v} {x : Nat} {y : β} : ((Prod.mk x y).fst : Int) = (x : Int) := rfl
theorem ofNat_snd_mk {α : Type u} {x : α} {y : Nat} : ((Prod.mk x y).snd : Int) = (y : Int) := rfl
end Int

namespace Nat
theorem lt_of_gt {x y : Nat} (h : x > y) : y < x := h
theorem le_of_ge {x y : Nat} (h : x ≥ y) : y ≤ x := h
end Nat

namespace Fin
theorem lt_of_not_le {n : Nat} {i j : Fin n} (h : ¬i ≤ j) : j < i := Nat.lt_of_not_le h
theorem le_of_not_lt {n : Nat} {i j : Fin n} (h : ¬i < j) : j ≤ i := Nat.le_of_not_lt h
theorem lt_or_gt_of_ne {n : Nat} {i j : Fin n} (h : i ≠ j) : i < j ∨ i > j := Nat.lt_or_gt_of_ne fun e => h (Fin.ext e)
theorem ofNat_val_add {n : Nat} {x y : Fin n} : ((x + y : Fin n).val : Int) = ((x.val : Int) + (y.val : Int)) % n := rfl
theorem ofNat_val_sub {n : Nat} {x y : Fin n} :
    ((x - y : Fin n).val : Int) = (((n - y.val : Nat) + (x.val : Int) : Int)) % n := rfl
theorem ofNat_val_mul {n : Nat} {x y : Fin n} : ((x * y : Fin n).val : Int) = ((x.val : Int) * (y.val : Int)) % n := rfl
theorem ofNat_val_natCast {n x y : Nat} (h : y = x % (n + 1)) :
    @Nat.cast Int instNatCastInt (@Fin.val (n + 1) (OfNat.ofNat x)) = OfNat.ofNat y := h ▸ rfl
end Fin

namespace Prod
theorem of_lex {α : Type u} {β : Type v} {r : α → α → Prop} {s : β → β → Prop} {p q : α × β} (w : Prod.Lex r s p q) :
    r p.fst q.fst ∨ p.fst = q.fst ∧ s p.snd q.snd := match w with
  | .left _ _ h => .inl h
  | .right _ h => .inr ⟨rfl, h⟩
theorem of_not_lex {α : Type u} {r : α → α → Prop} [DecidableEq α] {β : Type v} {s : β → β → Prop} {p q : α × β}
    (w : ¬Prod.Lex r s p q) : ¬r p.fst q.fst ∧ (p.fst ≠ q.fst ∨ ¬s p.snd q.snd) := match p, q with
  | (a, b), (c, d) => ⟨fun h => w (.left b d h), (_root_.Decidable.em (a = c)).symm.imp id fun e k => by
      cases e; exact w (.right a k)⟩
theorem fst_mk {α : Type u} {x : α} {β : Type v} {y : β} : (Prod.mk x y).fst = x := rfl
theorem snd_mk {α : Type u} {x : α} {β : Type v} {y : β} : (Prod.mk x y).snd = y := rfl
end Prod
end Lean.Omega
