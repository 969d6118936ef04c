prelude
import Init.Linear.Cooper
import Init.Linear.Int
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Linear integer arithmetic of `grind` (its `lia` solver)

The solver is native and knows these theorems by name and argument order.  What each of them has to check is ours: that
one linear form is a combination of others, that some numbers divide others.
-/

namespace Int.Internal.Linear
open Lean.Omega (IntList)

/-! ## Checks on forms -/

namespace Form
/-- `k` divides all coefficients and the constant -/
def dvdAll (f : Form) (k : Int) : Bool := (f.const % k).isZero && f.dvdCoeffs k
theorem dvd_value_of_dvdAll {f : Form} {k : Int} {v : Nat → Int} (h : f.dvdAll k) : k ∣ f.value v := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have d := Int.dvd_add (dvd_value_sub_const (v := v) h₂) (Int.dvd_of_emod_eq_zero (Int.eq_zero_of_isZero h₁))
  rw [Int.sub_add_cancel] at d; exact d
/-- is `f` constant, with a value from `lo` on and below `hi`? -/
def isConstIn (f : Form) (lo hi : Int) : Bool := f.isConst && decide (lo ≤ f.const ∧ f.const < hi)
theorem value_of_isConstIn {f : Form} {lo hi : Int} {v : Nat → Int} (h : f.isConstIn lo hi) : lo ≤ f.value v ∧ f.value v < hi := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  rw [value_of_isConst h₁]; exact of_decide_eq_true h₂
end Form

namespace Poly
def lead : Poly → Int
  | .add a _ _ => a
  | .num _ => 1
def tail : Poly → Poly
  | .add _ _ p => p
  | .num k => .num k
/-- the coefficient of `x` -/
def coeff (p : Poly) (x : Var) : Int := IntList.get p.form.coeffs x
end Poly

section
variable (ctx : Context)

theorem eq_of_zero {f : Form} (h : f.isZero) : f.value ctx.values = 0 := Form.value_of_isZero h

theorem neg_mul' (a b : Int) : -a * b = -(a * b) := Int.neg_mul a b

/-! ## Normal forms -/

theorem le_norm_expr (lhs rhs : Expr) (p : Poly) (h : (diff lhs rhs - p.form).isZero) :
    lhs.denote ctx ≤ rhs.denote ctx → p.denote' ctx ≤ 0 := (norm_le ctx lhs rhs p h).mp
theorem eq_norm_expr (lhs rhs : Expr) (p : Poly) (h : (diff lhs rhs - p.form).isZero) :
    lhs.denote ctx = rhs.denote ctx → p.denote' ctx = 0 := (norm_eq ctx lhs rhs p h).mp
theorem not_eq_norm_expr (lhs rhs : Expr) (p : Poly) (h : (diff lhs rhs - p.form).isZero) :
    ¬lhs.denote ctx = rhs.denote ctx → ¬p.denote' ctx = 0 := fun n k => n ((norm_eq ctx lhs rhs p h).mpr k)
theorem dvd_norm_expr (d : Int) (e : Expr) (p : Poly) (h : (e.form - p.form).isZero) :
    d ∣ e.denote ctx → d ∣ p.denote' ctx := (norm_dvd ctx d e p h).mp

theorem denote_eq {p₁ p₂ : Poly} (h : (p₁.form - p₂.form).isZero) : p₁.denote' ctx = p₂.denote' ctx := by
  have := eq_of_zero ctx h
  rw [Form.value_sub, Poly.value_form, Poly.value_form] at this
  exact Int.eq_of_sub_eq_zero this
theorem denote_eq_mul {p p' : Poly} {k : Int} (h : (p.form - k * p'.form).isZero) : p.denote' ctx = k * p'.denote' ctx := by
  have := eq_of_zero ctx h
  rw [Form.value_sub, Form.value_smul, Poly.value_form, Poly.value_form] at this
  exact Int.eq_of_sub_eq_zero this
/-- `p₃` is the combination of `p₁` and `p₂` with the factors `a` and `b` -/
abbrev isCombo (p₃ : Poly) (a : Int) (p₁ : Poly) (b : Int) (p₂ : Poly) : Bool := (p₃.form - (a * p₁.form + b * p₂.form)).isZero
theorem denote_eq_combo {p₁ p₂ p₃ : Poly} {a b : Int} (h : isCombo p₃ a p₁ b p₂) :
    p₃.denote' ctx = a * p₁.denote' ctx + b * p₂.denote' ctx := by
  have := eq_of_zero ctx h
  rw [Form.value_sub, Form.value_add, Form.value_smul, Form.value_smul, Poly.value_form, Poly.value_form, Poly.value_form] at this
  exact Int.eq_of_sub_eq_zero this
theorem denote_eq_mul_add {p p' : Poly} {k c : Int} (h : (p.form - (k * p'.form + Form.num c)).isZero) :
    p.denote' ctx = k * p'.denote' ctx + c := by
  have := eq_of_zero ctx h
  rw [Form.value_sub, Form.value_add, Form.value_smul, Form.value_num, Poly.value_form, Poly.value_form] at this
  exact Int.eq_of_sub_eq_zero this

theorem le_norm (p₁ p₂ : Poly) (h : (p₁.form - p₂.form).isZero) : p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 := by
  rw [denote_eq ctx h]; exact id
theorem eq_norm (p₁ p₂ : Poly) (h : (p₁.form - p₂.form).isZero) : p₁.denote' ctx = 0 → p₂.denote' ctx = 0 := by
  rw [denote_eq ctx h]; exact id
theorem diseq_norm (p₁ p₂ : Poly) (h : (p₁.form - p₂.form).isZero) : p₁.denote' ctx ≠ 0 → p₂.denote' ctx ≠ 0 := by
  rw [denote_eq ctx h]; exact id
theorem dvd_norm (d : Int) (p₁ p₂ : Poly) (h : (p₁.form - p₂.form).isZero) : d ∣ p₁.denote' ctx → d ∣ p₂.denote' ctx := by
  rw [denote_eq ctx h]; exact id
theorem le_norm_poly (p p' : Poly) (h : p.denote' ctx = p'.denote' ctx) : p.denote' ctx ≤ 0 → p'.denote' ctx ≤ 0 := by rw [h]; exact id
theorem eq_norm_poly (p p' : Poly) (h : p.denote' ctx = p'.denote' ctx) : p.denote' ctx = 0 → p'.denote' ctx = 0 := by rw [h]; exact id
theorem diseq_norm_poly (p p' : Poly) (h : p.denote' ctx = p'.denote' ctx) : p.denote' ctx ≠ 0 → p'.denote' ctx ≠ 0 := by
  rw [h]; exact id
theorem dvd_norm_poly (d : Int) (p p' : Poly) (h : p.denote' ctx = p'.denote' ctx) : d ∣ p.denote' ctx → d ∣ p'.denote' ctx := by
  rw [h]; exact id

/-! ## Inequalities -/

abbrev isTight (f : Form) (k : Int) (p : Poly) : Bool := decide (0 < k) && (f - k * p.form).isConstIn (1 - k) 1
theorem le_of_isTight {f : Form} {k : Int} {p : Poly} (h : isTight f k p) (l : f.value ctx.values ≤ 0) : p.denote' ctx ≤ 0 := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have e := Form.value_of_isConstIn (v := ctx.values) h₂
  rw [Form.value_sub, Form.value_smul, Poly.value_form] at e
  have hk := of_decide_eq_true h₁
  have := mul_pos_cases (p.denote' ctx) hk
  omega
theorem le_coeff (p₁ p₂ : Poly) (k : Int) (h : isTight p₁.form k p₂) : p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 := fun l =>
  le_of_isTight ctx h (p₁.value_form ctx ▸ l)
theorem le_neg (p₁ p₂ : Poly) (h : (p₂.form - (-1 * p₁.form + Form.num 1)).isZero) : ¬p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 := by
  have := denote_eq_mul_add ctx h; omega
theorem le_combo {p₁ p₂ : Poly} {a b : Nat} (h₁ : p₁.denote' ctx ≤ 0) (h₂ : p₂.denote' ctx ≤ 0) :
    (a : Int) * p₁.denote' ctx + (b : Int) * p₂.denote' ctx ≤ 0 := by
  have k₁ := Int.mul_le_mul_of_nonneg_left h₁ (Int.natCast_nonneg a)
  have k₂ := Int.mul_le_mul_of_nonneg_left h₂ (Int.natCast_nonneg b)
  rw [Int.mul_zero] at k₁ k₂
  exact Int.add_le_add k₁ k₂
theorem le_combine (p₁ p₂ p₃ : Poly) (h : isCombo p₃ (p₂.lead.natAbs : Int) p₁ (p₁.lead.natAbs : Int) p₂) :
    p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := fun h₁ h₂ => denote_eq_combo ctx h ▸ le_combo ctx h₁ h₂
theorem le_combine_coeff (p₁ p₂ p₃ : Poly) (k : Int)
    (h : isTight ((p₂.lead.natAbs : Int) * p₁.form + (p₁.lead.natAbs : Int) * p₂.form) k p₃) :
    p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := fun h₁ h₂ => by
  refine le_of_isTight ctx h ?_
  rw [Form.value_add, Form.value_smul, Form.value_smul, Poly.value_form, Poly.value_form]
  exact le_combo ctx h₁ h₂
theorem le_unsat (p : Poly) (h : p.form.isConst && decide (0 < p.form.const)) : p.denote' ctx ≤ 0 → False := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have h₂ := of_decide_eq_true h₂
  rw [← Form.value_of_isConst (v := ctx.values) h₁, Poly.value_form] at h₂
  omega

/-! ## Equations and disequations -/

theorem mul_eq_zero_iff' {k a : Int} (h : 0 < k) : k * a = 0 ↔ a = 0 := by have := mul_pos_cases a h; omega
theorem eq_coeff (p p' : Poly) (k : Int) (h : decide (0 < k) && (p.form - k * p'.form).isZero) :
    p.denote' ctx = 0 → p'.denote' ctx = 0 := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  rw [denote_eq_mul ctx h₂]; exact (mul_eq_zero_iff' (of_decide_eq_true h₁)).1
theorem diseq_coeff (p p' : Poly) (k : Int) (h : decide (0 < k) && (p.form - k * p'.form).isZero) :
    p.denote' ctx ≠ 0 → p'.denote' ctx ≠ 0 := by
  have ⟨_, h₂⟩ := and_iff.1 h
  rw [denote_eq_mul ctx h₂]; exact fun n e => n (e ▸ Int.mul_zero k)
theorem diseq_neg (p p' : Poly) (h : (p'.form - -1 * p.form).isZero) : p.denote' ctx ≠ 0 → p'.denote' ctx ≠ 0 := by
  have := denote_eq_mul ctx h; omega
theorem eq_unsat (p : Poly) (h : p.form.isConst && !p.form.const.isZero) : p.denote' ctx = 0 → False := fun e => by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  rw [← Form.value_of_isConst (v := ctx.values) h₁, Poly.value_form, e] at h₂; exact nomatch h₂
theorem diseq_unsat (p : Poly) (h : p.form.isZero) : p.denote' ctx ≠ 0 → False := fun n =>
  n (p.value_form ctx ▸ eq_of_zero ctx h)
theorem eq_unsat_coeff (p : Poly) (k : Int) (h : p.form.dvdCoeffs k && !(p.form.const % k).isZero) : p.denote' ctx = 0 → False := fun e => by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have d := Form.dvd_value_sub_const (v := ctx.values) h₁
  rw [Poly.value_form, e, Int.zero_sub, Int.dvd_neg] at d
  rw [Int.emod_eq_zero_of_dvd d] at h₂; exact nomatch h₂
theorem eq_of_core (p₁ p₂ p₃ : Poly) (h : isCombo p₃ 1 p₁ (-1) p₂) : p₁.denote' ctx = p₂.denote' ctx → p₃.denote' ctx = 0 := by
  have := denote_eq_combo ctx h; omega
theorem diseq_of_core (p₁ p₂ p₃ : Poly) (h : isCombo p₃ 1 p₁ (-1) p₂) : p₁.denote' ctx ≠ p₂.denote' ctx → p₃.denote' ctx ≠ 0 := by
  have := denote_eq_combo ctx h; omega
theorem eq_eq_subst' (a b : Int) (p₁ p₂ p₃ : Poly) (h : isCombo p₃ b p₁ (-a) p₂) :
    p₁.denote' ctx = 0 → p₂.denote' ctx = 0 → p₃.denote' ctx = 0 := fun h₁ h₂ => by
  rw [denote_eq_combo ctx h, h₁, h₂, Int.mul_zero, Int.mul_zero]; rfl
theorem eq_le_subst_nonneg (x : Var) (p₁ p₂ p₃ : Poly) (h : decide (0 ≤ p₁.coeff x) && isCombo p₃ (p₁.coeff x) p₂ (-p₂.coeff x) p₁) :
    p₁.denote' ctx = 0 → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  have := Int.mul_le_mul_of_nonneg_left h₂ (of_decide_eq_true k₁)
  rw [denote_eq_combo ctx k₂, h₁, Int.mul_zero, Int.add_zero]
  rw [Int.mul_zero] at this; exact this
theorem eq_le_subst_nonpos (x : Var) (p₁ p₂ p₃ : Poly) (h : decide (p₁.coeff x ≤ 0) && isCombo p₃ (p₂.coeff x) p₁ (-p₁.coeff x) p₂) :
    p₁.denote' ctx = 0 → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  have := Int.mul_le_mul_of_nonpos_left h₂ (of_decide_eq_true k₁)
  rw [denote_eq_combo ctx k₂, h₁, Int.mul_zero, Int.zero_add, Int.neg_mul]
  rw [Int.mul_zero] at this; exact Int.neg_le_neg this
theorem eq_diseq_subst (x : Var) (p₁ p₂ p₃ : Poly) (h : !(p₁.coeff x).isZero && isCombo p₃ (p₂.coeff x) p₁ (-p₁.coeff x) p₂) :
    p₁.denote' ctx = 0 → p₂.denote' ctx ≠ 0 → p₃.denote' ctx ≠ 0 := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  rw [denote_eq_combo ctx k₂, h₁, Int.mul_zero, Int.zero_add]
  intro e
  cases Int.mul_eq_zero.1 e with
  | inl z =>
    rw [show p₁.coeff x = 0 by omega] at k₁; exact nomatch k₁
  | inr z => exact h₂ z
theorem eq_of_le_ge (p₁ p₂ : Poly) (h : (p₂.form - -1 * p₁.form).isZero) : p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → p₁.denote' ctx = 0 := by
  have := denote_eq_mul ctx h; omega
theorem le_of_le_diseq (p₁ p₂ p₃ : Poly)
    (h : ((p₂.form - (1 : Int) * p₁.form).isZero || (p₂.form - -1 * p₁.form).isZero) && (p₃.form - ((1 : Int) * p₁.form + Form.num 1)).isZero) :
    p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≠ 0 → p₃.denote' ctx ≤ 0 := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have := denote_eq_mul_add ctx h₂
  rw [Bool.or_eq_true] at h₁
  cases h₁ with
  | inl k => have := denote_eq_mul ctx k; omega
  | inr k => have := denote_eq_mul ctx k; omega
theorem diseq_split_resolve (p₁ p₂ p₃ : Poly)
    (h : (p₂.form - ((1 : Int) * p₁.form + Form.num 1)).isZero && (p₃.form - (-1 * p₁.form + Form.num 1)).isZero) :
    p₁.denote' ctx ≠ 0 → ¬p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have := denote_eq_mul_add ctx h₁
  have := denote_eq_mul_add ctx h₂
  omega
theorem eq_def' (x : Var) (e : Expr) (p : Poly) (h : (p.form - (e.form - Form.var x)).isZero) :
    x.denote ctx = e.denote ctx → p.denote' ctx = 0 := fun k => by
  have := eq_of_zero ctx h
  rw [Form.value_sub, Form.value_sub, Form.value_var, Poly.value_form, Expr.value_form] at this
  have this : _ - (_ - x.denote ctx) = 0 := this
  omega
theorem eq_def'_norm (x : Var) (e : Expr) (ePoly ePoly' p : Poly)
    (h : (e.form - ePoly.form).isZero && (p.form - (ePoly'.form - Form.var x)).isZero) :
    x.denote ctx = e.denote ctx → ePoly.denote' ctx = ePoly'.denote' ctx → p.denote' ctx = 0 := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  have := eq_of_zero ctx k₂
  rw [Form.value_sub, Form.value_sub, Form.value_var, Poly.value_form, Poly.value_form] at this
  have this : _ - (_ - x.denote ctx) = 0 := this
  have := Expr.eq_of_norm_eq ctx e ePoly k₁
  omega
theorem eq_def_struct (x : Var) (e : Expr) (p : Poly) (h : (p.form - (e.form - Form.var x)).isZero) :
    x.denote ctx = e.denote ctx → p.denote' ctx = 0 := eq_def' ctx x e p h
theorem eq_def_struct_norm (x : Var) (e : Expr) (ePoly ePoly' p : Poly)
    (h : (e.form - ePoly.form).isZero && (p.form - (ePoly'.form - Form.var x)).isZero) :
    x.denote ctx = e.denote ctx → ePoly.denote' ctx = ePoly'.denote' ctx → p.denote' ctx = 0 := eq_def'_norm ctx x e ePoly ePoly' p h
theorem var_eq (x : Var) (k : Int) (p : Poly) (h : !(p.coeff x).isZero && (p.form - p.coeff x * (Form.var x - Form.num k : Form)).isZero) :
    p.denote' ctx = 0 → x.denote ctx = k := fun e => by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have := eq_of_zero ctx h₂
  rw [Form.value_sub, Form.value_smul, Form.value_sub, Form.value_var, Form.value_num, Poly.value_form, e, Int.zero_sub] at this
  have this : -(p.coeff x * (x.denote ctx - k)) = 0 := this
  cases Int.mul_eq_zero.1 (show p.coeff x * (x.denote ctx - k) = 0 by omega) with
  | inl z => rw [z] at h₁; exact nomatch h₁
  | inr z => exact Int.eq_of_sub_eq_zero z
theorem of_var_eq_mul (x : Var) (k : Int) (y : Var) (p : Poly) (h : (p.form - (Form.var x - k * Form.var y)).isZero) :
    x.denote ctx = k * y.denote ctx → p.denote' ctx = 0 := fun e => by
  have := eq_of_zero ctx h
  rw [Form.value_sub, Form.value_sub, Form.value_smul, Form.value_var, Form.value_var, Poly.value_form] at this
  have this : _ - (x.denote ctx - k * y.denote ctx) = 0 := this
  omega
theorem of_var_eq (x : Var) (k : Int) (p : Poly) (h : (p.form - (Form.var x - Form.num k)).isZero) :
    x.denote ctx = k → p.denote' ctx = 0 := fun e => by
  have := eq_of_zero ctx h
  rw [Form.value_sub, Form.value_sub, Form.value_num, Form.value_var, Poly.value_form] at this
  have this : _ - (x.denote ctx - k) = 0 := this
  omega

/-! ## Divisibility -/

theorem dvd_unsat (k : Int) (p : Poly) (h : !(p.form.const % (IntList.gcd (k :: p.form.coeffs) : Nat)).isZero) : k ∣ p.denote' ctx → False := fun d => by
  have d := Int.dvd_trans (IntList.gcd_dvd (.head p.form.coeffs)) d
  rw [← p.value_form] at d
  have := dvd_dot ctx.values fun x m => IntList.gcd_dvd (xs := k :: p.form.coeffs) (.tail k m)
  have := Int.dvd_sub d this
  rw [Form.value, Int.add_sub_cancel] at this
  rw [Int.emod_eq_zero_of_dvd this] at h; exact nomatch h
theorem eq_of_zero_dvd (p : Poly) : 0 ∣ p.denote' ctx → p.denote' ctx = 0 := Int.zero_dvd.1
theorem dvd_coeff (k₁ : Int) (p₁ : Poly) (k₂ : Int) (p₂ : Poly) (g : Int)
    (h : !g.isZero && ((k₁ - g * k₂).isZero && (p₁.form - g * p₂.form).isZero)) : k₁ ∣ p₁.denote' ctx → k₂ ∣ p₂.denote' ctx := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have ⟨h₂, h₃⟩ := and_iff.1 h₂
  have g0 : g ≠ 0 := fun e => by rw [e] at h₁; exact nomatch h₁
  rw [denote_eq_mul ctx h₃, Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero h₂)]
  intro ⟨c, k⟩
  rw [Int.mul_assoc] at k; exact ⟨c, Int.eq_of_mul_eq_mul_left g0 k⟩
theorem dvd_of_isZero_emod {a b : Int} (h : (b % a).isZero) : a ∣ b := Int.dvd_of_emod_eq_zero (Int.eq_zero_of_isZero h)
theorem dvd_elim (k₁ : Int) (p₁ : Poly) (k₂ : Int) (p₂ : Poly) (h : (k₁ % k₂).isZero && (p₁.form - p₂.form).dvdAll k₂) :
    k₁ ∣ p₁.denote' ctx → k₂ ∣ p₂.denote' ctx := fun d => by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have e := Form.dvd_value_of_dvdAll (v := ctx.values) h₂
  rw [Form.value_sub, Poly.value_form, Poly.value_form] at e
  have := Int.dvd_sub (Int.dvd_trans (dvd_of_isZero_emod h₁) d) e
  rw [show ∀ a b : Int, a - (a - b) = b by omega] at this; exact this
theorem dvd_solve_combine (d₁ : Int) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d : Int) (p : Poly) (g α β : Int)
    (h : (d - d₁ * d₂).isZero && isCombo p (α * d₂) p₁ (β * d₁) p₂) :
    d₁ ∣ p₁.denote' ctx → d₂ ∣ p₂.denote' ctx → d ∣ p.denote' ctx := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  rw [denote_eq_combo ctx k₂, Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero k₁)]
  refine Int.dvd_add ?_ ?_
  · rw [Int.mul_comm d₁]; exact dvd_mul_mul (Int.dvd_mul_left d₂ α) h₁
  · exact dvd_mul_mul (Int.dvd_mul_left d₁ β) h₂
theorem dvd_solve_elim (d₁ : Int) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d : Int) (p : Poly)
    (h : ((p₂.lead * d₁) % d).isZero && (((p₁.lead * d₂) % d).isZero && isCombo p p₂.lead p₁ (-p₁.lead) p₂)) :
    d₁ ∣ p₁.denote' ctx → d₂ ∣ p₂.denote' ctx → d ∣ p.denote' ctx := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  have ⟨k₂, k₃⟩ := and_iff.1 k₂
  rw [denote_eq_combo ctx k₃]
  refine Int.dvd_add ?_ ?_
  · exact Int.dvd_trans (dvd_of_isZero_emod k₁) (dvd_mul_mul (Int.dvd_refl _) h₁)
  · rw [Int.neg_mul, Int.dvd_neg]; exact Int.dvd_trans (dvd_of_isZero_emod k₂) (dvd_mul_mul (Int.dvd_refl _) h₂)
theorem dvd_of_eq (x : Var) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (h : (p₁.form - p₂.form).dvdAll d₂) :
    p₁.denote' ctx = 0 → d₂ ∣ p₂.denote' ctx := fun k => by
  have e := Form.dvd_value_of_dvdAll (v := ctx.values) h
  rw [Form.value_sub, Poly.value_form, Poly.value_form, k, Int.zero_sub, Int.dvd_neg] at e; exact e
theorem eq_dvd_subst (x : Var) (p₁ : Poly) (d₂ : Int) (p₂ : Poly) (d₃ : Int) (p₃ : Poly)
    (h : ((p₁.coeff x * d₂) % d₃).isZero && isCombo p₃ (p₁.coeff x) p₂ (-p₂.coeff x) p₁) :
    p₁.denote' ctx = 0 → d₂ ∣ p₂.denote' ctx → d₃ ∣ p₃.denote' ctx := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  rw [denote_eq_combo ctx k₂, h₁, Int.mul_zero, Int.add_zero]
  exact Int.dvd_trans (dvd_of_isZero_emod k₁) (dvd_mul_mul (Int.dvd_refl _) h₂)
/-- a multiple of `d` below `d` is at most 0 -/
theorem le_of_dvd_lt {d a : Int} (h : d ∣ a) (l : a < d) (hd : 0 < d) : a ≤ 0 := by
  obtain ⟨c, rfl⟩ := h
  have := mul_pos_cases c hd; omega
theorem dvd_le_tight (d : Int) (p₁ p₂ p₃ : Poly)
    (h : decide (0 < d) && ((p₁.form - p₃.form).dvdAll d && (p₃.form - p₂.form).isConstIn 0 d)) :
    d ∣ p₁.denote' ctx → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  have ⟨k₂, k₃⟩ := and_iff.1 k₂
  have e := Form.dvd_value_of_dvdAll (v := ctx.values) k₂
  have b := Form.value_of_isConstIn (v := ctx.values) k₃
  rw [Form.value_sub, Poly.value_form, Poly.value_form] at e b
  have := Int.dvd_sub h₁ e
  rw [show ∀ a b : Int, a - (a - b) = b by omega] at this
  exact le_of_dvd_lt this (by omega) (of_decide_eq_true k₁)
theorem dvd_neg_le_tight (d : Int) (p₁ p₂ p₃ : Poly)
    (h : decide (0 < d) && ((p₁.form + p₃.form).dvdAll d && (p₃.form - p₂.form).isConstIn 0 d)) :
    d ∣ p₁.denote' ctx → p₂.denote' ctx ≤ 0 → p₃.denote' ctx ≤ 0 := fun h₁ h₂ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  have ⟨k₂, k₃⟩ := and_iff.1 k₂
  have e := Form.dvd_value_of_dvdAll (v := ctx.values) k₂
  have b := Form.value_of_isConstIn (v := ctx.values) k₃
  rw [Form.value_add, Poly.value_form, Poly.value_form] at e
  rw [Form.value_sub, Poly.value_form, Poly.value_form] at b
  have := Int.dvd_sub e h₁
  rw [Int.add_sub_cancel_left] at this
  exact le_of_dvd_lt this (by omega) (of_decide_eq_true k₁)

/-! ## Case splits of Cooper's method -/

def OrOver (n : Nat) (p : Nat → Prop) : Prop := match n with
  | 0 => False
  | n + 1 => p n ∨ OrOver n p
def OrOver_cases_type (n : Nat) (p : Nat → Prop) : Prop := match n with
  | 0 => p 0
  | n + 1 => ¬p (n + 1) → OrOver_cases_type n p
theorem orOver_cases {n : Nat} {p : Nat → Prop} (h : OrOver (n + 1) p) : OrOver_cases_type n p := by
  induction n with
  | zero => exact h.elim id False.elim
  | succ n ih => exact fun k => ih (h.resolve_left k)
theorem orOver_of_lt {n i : Nat} {p : Nat → Prop} (h : i < n) (k : p i) : OrOver n p := by
  induction n with
  | zero => exact absurd h (Nat.not_lt_zero i)
  | succ n ih => exact (Nat.eq_or_lt_of_le (Nat.le_of_lt_succ h)).elim (fun e => .inl (e ▸ k)) fun l => .inr (ih l)

theorem value_lead_tail {a : Int} {x : Var} {t : Poly} : (Poly.add a x t).denote' ctx = a * x.denote ctx + t.denote' ctx := by
  rw [← Poly.value_form, ← Poly.value_form]
  show (a * Form.var x + t.form).value _ = _
  rw [Form.value_add, Form.value_smul, Form.value_var]; rfl

def cooper_dvd_left_split (p₁ p₂ p₃ : Poly) (d : Int) (k : Nat) : Prop :=
  p₂.lead * (p₁.tail.denote' ctx + k) + -p₁.lead * p₂.tail.denote' ctx ≤ 0 ∧
  p₁.lead ∣ p₁.tail.denote' ctx + k ∧
  p₁.lead * d ∣ p₃.lead * (p₁.tail.denote' ctx + k) + -p₁.lead * p₃.tail.denote' ctx
def cooper_left_split (p₁ p₂ : Poly) (k : Nat) : Prop :=
  p₂.lead * (p₁.tail.denote' ctx + k) + -p₁.lead * p₂.tail.denote' ctx ≤ 0 ∧ p₁.lead ∣ p₁.tail.denote' ctx + k
def cooper_dvd_right_split (p₁ p₂ p₃ : Poly) (d : Int) (k : Nat) : Prop :=
  p₂.lead * p₁.tail.denote' ctx + -p₁.lead * (p₂.tail.denote' ctx + k) ≤ 0 ∧
  p₂.lead ∣ p₂.tail.denote' ctx + k ∧
  p₂.lead * d ∣ -p₃.lead * (p₂.tail.denote' ctx + k) + p₂.lead * p₃.tail.denote' ctx
def cooper_right_split (p₁ p₂ : Poly) (k : Nat) : Prop :=
  p₂.lead * p₁.tail.denote' ctx + -p₁.lead * (p₂.tail.denote' ctx + k) ≤ 0 ∧ p₂.lead ∣ p₂.tail.denote' ctx + k

/-- the polynomials have the same leading variable -/
def sameVar : Poly → Poly → Bool
  | .add _ x _, .add _ y _ => Nat.beq x y
  | _, _ => false
theorem exists_of_sameVar {p₁ p₂ : Poly} (h : sameVar p₁ p₂) : ∃ x : Int,
    p₁.denote' ctx = p₁.lead * x + p₁.tail.denote' ctx ∧ p₂.denote' ctx = p₂.lead * x + p₂.tail.denote' ctx := match p₁, p₂, h with
  | .add _ x _, .add _ y _, h => ⟨x.denote ctx, value_lead_tail ctx, Nat.eq_of_beq_eq_true x y h ▸ value_lead_tail ctx⟩
theorem exists_of_sameVar₂ {p₁ p₂ p₃ : Poly} (h : sameVar p₁ p₂) (k : sameVar p₁ p₃) : ∃ x : Int,
    p₁.denote' ctx = p₁.lead * x + p₁.tail.denote' ctx ∧ p₂.denote' ctx = p₂.lead * x + p₂.tail.denote' ctx ∧
    p₃.denote' ctx = p₃.lead * x + p₃.tail.denote' ctx := match p₁, p₂, p₃, h, k with
  | .add _ x _, .add _ y _, .add _ z _, h, k => ⟨x.denote ctx, value_lead_tail ctx,
    Nat.eq_of_beq_eq_true x y h ▸ value_lead_tail ctx, Nat.eq_of_beq_eq_true x z k ▸ value_lead_tail ctx⟩

theorem cooper_dvd_left (p₁ p₂ p₃ : Poly) (d : Int) (n : Nat)
    (h : (sameVar p₁ p₂ && sameVar p₁ p₃) && (decide (p₁.lead < 0 ∧ 0 < p₂.lead ∧ 0 < n) &&
      (((n : Int) % p₁.lead).isZero && ((p₃.lead * n) % (p₁.lead * d)).isZero))) :
    p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → d ∣ p₃.denote' ctx → OrOver n (cooper_dvd_left_split ctx p₁ p₂ p₃ d) := fun h₁ h₂ h₃ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  have ⟨v₁, v₂⟩ := and_iff.1 k₁
  have ⟨k₂, k₃⟩ := and_iff.1 k₂
  have ⟨k₃, k₄⟩ := and_iff.1 k₃
  have ⟨ha, hb, hn⟩ := of_decide_eq_true k₂
  obtain ⟨x, e₁, e₂, e₃⟩ := exists_of_sameVar₂ ctx v₁ v₂
  rw [e₁] at h₁; rw [e₂] at h₂; rw [e₃] at h₃
  obtain ⟨i, l, r⟩ := cooper_dvd_left_core ha hb hn (dvd_of_isZero_emod k₃) (dvd_of_isZero_emod k₄) h₁ h₂ h₃
  exact orOver_of_lt l r
theorem cooper_left (p₁ p₂ : Poly) (n : Nat)
    (h : sameVar p₁ p₂ && (decide (p₁.lead < 0 ∧ 0 < p₂.lead ∧ 0 < n) && ((n : Int) % p₁.lead).isZero)) :
    p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → OrOver n (cooper_left_split ctx p₁ p₂) := fun h₁ h₂ => by
  have ⟨v, k₂⟩ := and_iff.1 h
  have ⟨k₂, k₃⟩ := and_iff.1 k₂
  have ⟨ha, hb, hn⟩ := of_decide_eq_true k₂
  obtain ⟨x, e₁, e₂⟩ := exists_of_sameVar ctx v
  rw [e₁] at h₁; rw [e₂] at h₂
  obtain ⟨i, l, r, t, _⟩ := cooper_dvd_left_core (c := 0) (d := 1) (s := 0) ha hb hn (dvd_of_isZero_emod k₃)
    (by rw [Int.zero_mul]; exact Int.dvd_zero _) h₁ h₂ (by rw [Int.zero_mul]; exact Int.dvd_zero _)
  exact orOver_of_lt l ⟨r, t⟩
theorem cooper_dvd_right (p₁ p₂ p₃ : Poly) (d : Int) (n : Nat)
    (h : (sameVar p₁ p₂ && sameVar p₁ p₃) && (decide (p₁.lead < 0 ∧ 0 < p₂.lead ∧ 0 < n) &&
      (((n : Int) % p₂.lead).isZero && ((p₃.lead * n) % (p₂.lead * d)).isZero))) :
    p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → d ∣ p₃.denote' ctx → OrOver n (cooper_dvd_right_split ctx p₁ p₂ p₃ d) := fun h₁ h₂ h₃ => by
  have ⟨k₁, k₂⟩ := and_iff.1 h
  have ⟨v₁, v₂⟩ := and_iff.1 k₁
  have ⟨k₂, k₃⟩ := and_iff.1 k₂
  have ⟨k₃, k₄⟩ := and_iff.1 k₃
  have ⟨ha, hb, hn⟩ := of_decide_eq_true k₂
  obtain ⟨x, e₁, e₂, e₃⟩ := exists_of_sameVar₂ ctx v₁ v₂
  rw [e₁] at h₁; rw [e₂] at h₂; rw [e₃] at h₃
  obtain ⟨i, l, r⟩ := cooper_dvd_right_core ha hb hn (dvd_of_isZero_emod k₃) (dvd_of_isZero_emod k₄) h₁ h₂ h₃
  exact orOver_of_lt l r
theorem cooper_right (p₁ p₂ : Poly) (n : Nat)
    (h : sameVar p₁ p₂ && (decide (p₁.lead < 0 ∧ 0 < p₂.lead ∧ 0 < n) && ((n : Int) % p₂.lead).isZero)) :
    p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → OrOver n (cooper_right_split ctx p₁ p₂) := fun h₁ h₂ => by
  have ⟨v, k₂⟩ := and_iff.1 h
  have ⟨k₂, k₃⟩ := and_iff.1 k₂
  have ⟨ha, hb, hn⟩ := of_decide_eq_true k₂
  obtain ⟨x, e₁, e₂⟩ := exists_of_sameVar ctx v
  rw [e₁] at h₁; rw [e₂] at h₂
  obtain ⟨i, l, r, t, _⟩ := cooper_dvd_right_core (c := 0) (d := 1) (s := 0) ha hb hn (dvd_of_isZero_emod k₃)
    (by rw [Int.zero_mul]; exact Int.dvd_zero _) h₁ h₂ (by rw [Int.zero_mul]; exact Int.dvd_zero _)
  exact orOver_of_lt l ⟨r, t⟩

/-- the form of a number of cases `k` added to a tail -/
abbrev shifted (p : Poly) (k : Nat) : Form := p.tail.form + Form.num k
theorem value_shifted {p : Poly} {k : Nat} : (shifted p k).value ctx.values = p.tail.denote' ctx + k := by
  rw [Form.value_add, Form.value_num, Poly.value_form]
theorem denote_eq_forms {p : Poly} {a b : Int} {f g : Form} (h : (p.form - (a * f + b * g)).isZero) :
    p.denote' ctx = a * f.value ctx.values + b * g.value ctx.values := by
  have := eq_of_zero ctx h
  rw [Form.value_sub, Form.value_add, Form.value_smul, Form.value_smul, Poly.value_form] at this
  exact Int.eq_of_sub_eq_zero this

theorem cooper_dvd_left_split_ineq (p₁ p₂ p₃ : Poly) (d : Int) (k : Nat) (b : Int) (p' : Poly) (h : cooper_dvd_left_split ctx p₁ p₂ p₃ d k)
    (e : (p'.form - (p₂.lead * shifted p₁ k + -p₁.lead * p₂.tail.form)).isZero) : p'.denote' ctx ≤ 0 := by
  rw [denote_eq_forms ctx e, value_shifted, Poly.value_form]; exact h.1
theorem cooper_dvd_left_split_dvd1 (p₁ p₂ p₃ : Poly) (d : Int) (k : Nat) (a : Int) (p' : Poly) (h : cooper_dvd_left_split ctx p₁ p₂ p₃ d k)
    (e : (a - p₁.lead).isZero && (p'.form - shifted p₁ k).isZero) : a ∣ p'.denote' ctx := by
  have ⟨e₁, e₂⟩ := and_iff.1 e
  have e₂ := eq_of_zero ctx e₂
  rw [Form.value_sub, Poly.value_form, value_shifted] at e₂
  rw [Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero e₁), Int.eq_of_sub_eq_zero e₂]; exact h.2.1
theorem cooper_dvd_left_split_dvd2 (p₁ p₂ p₃ : Poly) (d : Int) (k : Nat) (d' : Int) (p' : Poly) (h : cooper_dvd_left_split ctx p₁ p₂ p₃ d k)
    (e : (d' - p₁.lead * d).isZero && (p'.form - (p₃.lead * shifted p₁ k + -p₁.lead * p₃.tail.form)).isZero) : d' ∣ p'.denote' ctx := by
  have ⟨e₁, e₂⟩ := and_iff.1 e
  rw [denote_eq_forms ctx e₂, value_shifted, Poly.value_form, Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero e₁)]; exact h.2.2
theorem cooper_left_split_ineq (p₁ p₂ : Poly) (k : Nat) (b : Int) (p' : Poly) (h : cooper_left_split ctx p₁ p₂ k)
    (e : (p'.form - (p₂.lead * shifted p₁ k + -p₁.lead * p₂.tail.form)).isZero) : p'.denote' ctx ≤ 0 := by
  rw [denote_eq_forms ctx e, value_shifted, Poly.value_form]; exact h.1
theorem cooper_left_split_dvd (p₁ p₂ : Poly) (k : Nat) (a : Int) (p' : Poly) (h : cooper_left_split ctx p₁ p₂ k)
    (e : (a - p₁.lead).isZero && (p'.form - shifted p₁ k).isZero) : a ∣ p'.denote' ctx := by
  have ⟨e₁, e₂⟩ := and_iff.1 e
  have e₂ := eq_of_zero ctx e₂
  rw [Form.value_sub, Poly.value_form, value_shifted] at e₂
  rw [Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero e₁), Int.eq_of_sub_eq_zero e₂]; exact h.2
theorem cooper_dvd_right_split_ineq (p₁ p₂ p₃ : Poly) (d : Int) (k : Nat) (a : Int) (p' : Poly) (h : cooper_dvd_right_split ctx p₁ p₂ p₃ d k)
    (e : (p'.form - (p₂.lead * p₁.tail.form + -p₁.lead * shifted p₂ k)).isZero) : p'.denote' ctx ≤ 0 := by
  rw [denote_eq_forms ctx e, value_shifted, Poly.value_form]; exact h.1
theorem cooper_dvd_right_split_dvd1 (p₁ p₂ p₃ : Poly) (d : Int) (k : Nat) (b : Int) (p' : Poly) (h : cooper_dvd_right_split ctx p₁ p₂ p₃ d k)
    (e : (b - p₂.lead).isZero && (p'.form - shifted p₂ k).isZero) : b ∣ p'.denote' ctx := by
  have ⟨e₁, e₂⟩ := and_iff.1 e
  have e₂ := eq_of_zero ctx e₂
  rw [Form.value_sub, Poly.value_form, value_shifted] at e₂
  rw [Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero e₁), Int.eq_of_sub_eq_zero e₂]; exact h.2.1
theorem cooper_dvd_right_split_dvd2 (p₁ p₂ p₃ : Poly) (d : Int) (k : Nat) (d' : Int) (p' : Poly) (h : cooper_dvd_right_split ctx p₁ p₂ p₃ d k)
    (e : (d' - p₂.lead * d).isZero && (p'.form - (-p₃.lead * shifted p₂ k + p₂.lead * p₃.tail.form)).isZero) : d' ∣ p'.denote' ctx := by
  have ⟨e₁, e₂⟩ := and_iff.1 e
  rw [denote_eq_forms ctx e₂, value_shifted, Poly.value_form, Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero e₁)]; exact h.2.2
theorem cooper_right_split_ineq (p₁ p₂ : Poly) (k : Nat) (a : Int) (p' : Poly) (h : cooper_right_split ctx p₁ p₂ k)
    (e : (p'.form - (p₂.lead * p₁.tail.form + -p₁.lead * shifted p₂ k)).isZero) : p'.denote' ctx ≤ 0 := by
  rw [denote_eq_forms ctx e, value_shifted, Poly.value_form]; exact h.1
theorem cooper_right_split_dvd (p₁ p₂ : Poly) (k : Nat) (b : Int) (p' : Poly) (h : cooper_right_split ctx p₁ p₂ k)
    (e : (b - p₂.lead).isZero && (p'.form - shifted p₂ k).isZero) : b ∣ p'.denote' ctx := by
  have ⟨e₁, e₂⟩ := and_iff.1 e
  have e₂ := eq_of_zero ctx e₂
  rw [Form.value_sub, Poly.value_form, value_shifted] at e₂
  rw [Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero e₁), Int.eq_of_sub_eq_zero e₂]; exact h.2

/-- between the bounds of `p₁ = -x + a` and `p₂ = x + b` no number satisfies `d ∣ c * x + e`; `α * c + β * d = 1` -/
theorem cooper_unsat (p₁ p₂ p₃ : Poly) (d α β : Int)
    (h : (sameVar p₁ p₂ && sameVar p₁ p₃) && (decide (0 < d) && ((p₁.lead + 1).isZero && ((p₂.lead - 1).isZero &&
      ((α * p₃.lead + β * d - 1).isZero && (p₁.tail.form.isConst && (p₂.tail.form.isConst && (p₃.tail.form.isConst &&
        decide ((-p₂.tail.form.const + α * p₃.tail.form.const) / d * d < p₁.tail.form.const + α * p₃.tail.form.const))))))))) :
    p₁.denote' ctx ≤ 0 → p₂.denote' ctx ≤ 0 → d ∣ p₃.denote' ctx → False := fun h₁ h₂ h₃ => by
  have ⟨k, h⟩ := and_iff.1 h
  have ⟨v₁, v₂⟩ := and_iff.1 k
  have ⟨hd, h⟩ := and_iff.1 h
  have ⟨a₁, h⟩ := and_iff.1 h
  have ⟨a₂, h⟩ := and_iff.1 h
  have ⟨hc, h⟩ := and_iff.1 h
  have ⟨c₁, h⟩ := and_iff.1 h
  have ⟨c₂, h⟩ := and_iff.1 h
  have ⟨c₃, h⟩ := and_iff.1 h
  have hl := of_decide_eq_true h
  have hd := of_decide_eq_true hd
  obtain ⟨x, e₁, e₂, e₃⟩ := exists_of_sameVar₂ ctx v₁ v₂
  rw [← Form.value_of_isConst (v := ctx.values) c₁, ← Form.value_of_isConst (v := ctx.values) c₂,
    ← Form.value_of_isConst (v := ctx.values) c₃, Poly.value_form, Poly.value_form, Poly.value_form] at hl
  rw [e₁, show p₁.lead = -1 by have := Int.eq_zero_of_isZero a₁; omega] at h₁
  rw [e₂, show p₂.lead = 1 by have := Int.eq_zero_of_isZero a₂; omega] at h₂
  rw [e₃] at h₃
  exact cooper_unsat_core hd (Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero hc)) hl h₁ h₂ h₃
end

/-! ## Division, products, powers -/

theorem ediv_emod (x y : Int) : -1 * x + y * (x / y) + x % y = 0 := by
  have := emod_add_mul_ediv x y; omega
theorem emod_nonneg (x y : Int) (h : y != 0) : -1 * (x % y) ≤ 0 := by
  have := Int.emod_nonneg x (bne_iff_ne.1 h); omega
theorem emod_le (x y n : Int) (h : y != 0 && n == 1 - (y.natAbs : Int)) : x % y + n ≤ 0 := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have := Int.emod_lt x (bne_iff_ne.1 h₁)
  rw [eq_of_beq h₂]; omega
theorem of_not_dvd (a b : Int) (h : a != 0) (k : ¬a ∣ b) : b % a > 0 := (Int.emod_pos_of_not_dvd k).resolve_left (bne_iff_ne.1 h)
theorem natCast_sub (x y : Nat) : (NatCast.natCast (x - y) : Int) =
    if (NatCast.natCast y : Int) + -1 * NatCast.natCast x ≤ 0 then (NatCast.natCast x : Int) + -1 * NatCast.natCast y else (0 : Int) := by
  show ((x - y : Nat) : Int) = if (y : Int) + -1 * (x : Int) ≤ 0 then (x : Int) + -1 * (y : Int) else 0
  split <;> omega
theorem eq_one_mul (a : Int) : a = 1 * a := (Int.one_mul a).symm
theorem mul_eq_kk (a b k₁ k₂ k : Int) (h₁ : a = k₁) (h₂ : b = k₂) (h₃ : k₁ * k₂ == k) : a * b = k := by rw [h₁, h₂]; exact eq_of_beq h₃
theorem mul_eq_kkx (a b k₁ k₂ c k : Int) (h₁ : a = k₁) (h₂ : b = k₂ * c) (h₃ : k₁ * k₂ == k) : a * b = k * c := by
  rw [h₁, h₂, ← Int.mul_assoc, eq_of_beq h₃]
theorem mul_eq_kxk (a b k₁ c k₂ k : Int) (h₁ : a = k₁ * c) (h₂ : b = k₂) (h₃ : k₁ * k₂ == k) : a * b = k * c := by
  rw [h₁, h₂, Int.mul_right_comm, eq_of_beq h₃]
theorem mul_eq_zero_left (a b : Int) (h : a = 0) : a * b = 0 := by rw [h, Int.zero_mul]
theorem mul_eq_zero_right (a b : Int) (h : b = 0) : a * b = 0 := by rw [h, Int.mul_zero]
theorem div_eq (a b k : Int) (h : b = k) : a / b = a / k := by rw [h]
theorem mod_eq (a b k : Int) (h : b = k) : a % b = a % k := by rw [h]
theorem div_eq' (a b b' k : Int) (h₁ : b = b') (h₂ : k == a / b') : a / b = k := by rw [h₁]; exact (eq_of_beq h₂).symm
theorem mod_eq' (a b b' k : Int) (h₁ : b = b') (h₂ : k == a % b') : a % b = k := by rw [h₁]; exact (eq_of_beq h₂).symm
theorem pow_eq (a : Int) (b : Nat) (a' b' k : Int) (h₁ : a = a') (h₂ : (b : Int) = b') (h₃ : k == a' ^ b'.toNat) : a ^ b = k := by
  subst h₁ h₂; exact (eq_of_beq h₃).symm

end Int.Internal.Linear
