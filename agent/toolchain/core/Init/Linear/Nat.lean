prelude
import Init.Linear.Form
set_option autoImplicit false

/-!
# `simp +arith` on natural numbers
-/

namespace Nat.Internal.Linear
open Int.Internal.Linear (Form)

abbrev Var := Nat
abbrev Context := Lean.RArray Nat

def Var.denote (ctx : Context) (v : Var) : Nat := ctx.get v

inductive Expr where
  | num (v : Nat)
  | var (i : Var)
  | add (a b : Expr)
  | mulL (k : Nat) (a : Expr)
  | mulR (a : Expr) (k : Nat)

def Expr.denote (ctx : Context) : Expr → Nat
  | .num k => k
  | .var v => v.denote ctx
  | .add a b => denote ctx a + denote ctx b
  | .mulL k e => k * denote ctx e
  | .mulR e k => denote ctx e * k

def Expr.form : Expr → Form
  | .num k => .num k
  | .var v => .var v
  | .add a b => a.form + b.form
  | .mulL k e => (k : Int) * e.form
  | .mulR e k => (k : Int) * e.form

/-- an equation, or an inequality `lhs ≤ rhs` -/
structure ExprCnstr where
  eq : Bool
  lhs : Expr
  rhs : Expr

def ExprCnstr.denote (ctx : Context) (c : ExprCnstr) : Prop :=
  cond c.eq (c.lhs.denote ctx = c.rhs.denote ctx) (c.lhs.denote ctx ≤ c.rhs.denote ctx)
abbrev ExprCnstr.diff (c : ExprCnstr) : Form := c.lhs.form - c.rhs.form

abbrev Context.values (ctx : Context) : Nat → Int := fun i => (ctx.get i : Int)

theorem Expr.value_form (ctx : Context) (e : Expr) : e.form.value ctx.values = (e.denote ctx : Int) := by
  induction e with
  | num k => exact Form.value_num _ k
  | var v => exact Form.value_var _ v
  | add a b ha hb => show (a.form + b.form).value _ = _; rw [Form.value_add, ha, hb]; rfl
  | mulL k a ha => show ((k : Int) * a.form).value _ = _; rw [Form.value_smul, ha]; rfl
  | mulR a k ha => show ((k : Int) * a.form).value _ = _; rw [Form.value_smul, ha, Int.mul_comm]; rfl
theorem ExprCnstr.value_diff (ctx : Context) (c : ExprCnstr) :
    c.diff.value ctx.values = (c.lhs.denote ctx : Int) - (c.rhs.denote ctx : Int) := by
  rw [Form.value_sub, Expr.value_form, Expr.value_form]

theorem Expr.eq_of_toNormPoly_eq (ctx : Context) (e e' : Expr) (h : (e.form - e'.form).isZero) : e.denote ctx = e'.denote ctx := by
  have := Form.value_of_isZero (v := ctx.values) h
  rw [Form.value_sub, Expr.value_form, Expr.value_form] at this
  omega

theorem ExprCnstr.eq_of_toNormPoly_eq (ctx : Context) (c d : ExprCnstr) (h : (c.eq == d.eq) && (c.diff - d.diff).isZero) :
    c.denote ctx = d.denote ctx := by
  rw [Bool.and_eq_true] at h
  have e := Form.value_of_isZero (v := ctx.values) h.2
  rw [Form.value_sub, value_diff, value_diff] at e
  unfold denote
  rw [eq_of_beq h.1]
  cases d.eq with
  | true => exact propext (show _ = _ ↔ _ = _ by omega)
  | false => exact propext (show _ ≤ _ ↔ _ ≤ _ by omega)

theorem ExprCnstr.eq_true_of_isValid (ctx : Context) (c : ExprCnstr)
    (h : cond c.eq c.diff.isZero (decide (0 ≤ (-c.diff).const) && (-c.diff).nonnegCoeffs)) : c.denote ctx = True := by
  unfold denote
  revert h
  cases c.eq with
  | true =>
    intro h
    have := Form.value_of_isZero (v := ctx.values) h
    rw [value_diff] at this
    exact eq_true (show _ = _ by omega)
  | false =>
    intro h
    have h : (_ && _) = true := h
    rw [Bool.and_eq_true] at h
    have l := of_decide_eq_true h.1
    have := Form.const_le_value (v := ctx.values) (fun i => Int.natCast_nonneg _) h.2
    rw [Form.value_neg, value_diff] at this
    exact eq_true (show _ ≤ _ by omega)

theorem ExprCnstr.eq_false_of_isUnsat (ctx : Context) (c : ExprCnstr)
    (h : (decide (0 < c.diff.const) && c.diff.nonnegCoeffs) ||
      (c.eq && (decide (0 < (-c.diff).const) && (-c.diff).nonnegCoeffs))) : c.denote ctx = False := by
  unfold denote
  have nn := fun i => Int.natCast_nonneg (ctx.get i)
  rw [Bool.or_eq_true, Bool.and_eq_true, Bool.and_eq_true, Bool.and_eq_true] at h
  cases h with
  | inl h =>
    have l := of_decide_eq_true h.1
    have := Form.const_le_value (v := ctx.values) nn h.2
    rw [value_diff] at this
    cases c.eq with
    | true => exact eq_false (show ¬_ = _ by omega)
    | false => exact eq_false (show ¬_ ≤ _ by omega)
  | inr h =>
    have l := of_decide_eq_true h.2.1
    have := Form.const_le_value (v := ctx.values) nn h.2.2
    rw [Form.value_neg, value_diff] at this
    rw [h.1]
    exact eq_false (show ¬_ = _ by omega)

end Nat.Internal.Linear
