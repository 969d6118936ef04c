prelude
import Init.Linear.Form
set_option autoImplicit false

/-!
# `simp +arith` on integers

Names, arguments and the shape of what `denote` and `denote'` give are those that the native simplifier expects; what it
has to check is left to us, and done with linear forms.
-/

namespace Int.Internal.Linear

abbrev Var := Nat
abbrev Context := Lean.RArray Int

def Var.denote (ctx : Context) (v : Var) : Int := ctx.get v

inductive Expr where
  | num (v : Int)
  | var (i : Var)
  | add (a b : Expr)
  | sub (a b : Expr)
  | neg (a : Expr)
  | mulL (k : Int) (a : Expr)
  | mulR (a : Expr) (k : Int)

def Expr.denote (ctx : Context) : Expr → Int
  | .num k => k
  | .var v => v.denote ctx
  | .add a b => denote ctx a + denote ctx b
  | .sub a b => denote ctx a - denote ctx b
  | .neg a => -denote ctx a
  | .mulL k e => k * denote ctx e
  | .mulR e k => denote ctx e * k

def Expr.form : Expr → Form
  | .num k => .num k
  | .var v => .var v
  | .add a b => a.form + b.form
  | .sub a b => a.form - b.form
  | .neg a => -a.form
  | .mulL k e => k * e.form
  | .mulR e k => k * e.form

inductive Poly where
  | num (k : Int)
  | add (k : Int) (v : Var) (p : Poly)

/-- without `+ 0` at the end and without the factor 1 -/
def Poly.denote' (ctx : Context) : Poly → Int
  | .num k => k
  | .add k v p => go p (cond (k - 1).isZero (v.denote ctx) (k * v.denote ctx))
where
  go : Poly → Int → Int
    | .num k, r => cond k.isZero r (r + k)
    | .add k v p, r => go p (cond (k - 1).isZero (r + v.denote ctx) (r + k * v.denote ctx))

def Poly.form : Poly → Form
  | .num k => .num k
  | .add k v p => k * Form.var v + p.form

abbrev Context.values (ctx : Context) : Nat → Int := fun i => ctx.get i

theorem Expr.value_form (ctx : Context) (e : Expr) : e.form.value ctx.values = e.denote ctx := by
  induction e with
  | num k => exact Form.value_num _ k
  | var v => exact Form.value_var _ v
  | add a b ha hb => show (a.form + b.form).value _ = _; rw [Form.value_add, ha, hb]; rfl
  | sub a b ha hb => show (a.form - b.form).value _ = _; rw [Form.value_sub, ha, hb]; rfl
  | neg a ha => show (-a.form).value _ = _; rw [Form.value_neg, ha]; rfl
  | mulL k a ha => show (k * a.form).value _ = _; rw [Form.value_smul, ha]; rfl
  | mulR a k ha => show (k * a.form).value _ = _; rw [Form.value_smul, ha, Int.mul_comm]; rfl

theorem monomial_eq (k x : Int) : cond (k - 1).isZero x (k * x) = k * x := by
  cases h : (k - 1).isZero with
  | true =>
    have : k = 1 := by have := Int.eq_zero_of_isZero h; omega
    rw [this, Int.one_mul]; rfl
  | false => rfl
theorem Poly.go_eq (ctx : Context) (p : Poly) (r : Int) : denote'.go ctx p r = r + p.form.value ctx.values := by
  induction p generalizing r with
  | num k =>
    show cond k.isZero r (r + k) = r + (Form.num k).value _
    rw [Form.value_num]
    cases h : k.isZero with
    | true => rw [Int.eq_zero_of_isZero h, Int.add_zero]; rfl
    | false => rfl
  | add k v p ih =>
    have e : cond (k - 1).isZero (r + v.denote ctx) (r + k * v.denote ctx) = r + k * v.denote ctx := by
      rw [← monomial_eq k (v.denote ctx)]; cases (k - 1).isZero <;> rfl
    show denote'.go ctx p (cond (k - 1).isZero (r + v.denote ctx) (r + k * v.denote ctx)) = r + (k * Form.var v + p.form).value _
    rw [ih, e, Form.value_add, Form.value_smul, Form.value_var, Int.add_assoc]; rfl
theorem Poly.value_form (ctx : Context) (p : Poly) : p.form.value ctx.values = p.denote' ctx := by
  cases p with
  | num k => exact Form.value_num _ k
  | add k v p =>
    show _ = denote'.go ctx p (cond (k - 1).isZero (v.denote ctx) (k * v.denote ctx))
    rw [monomial_eq, Poly.go_eq]
    show (k * Form.var v + p.form).value _ = _
    rw [Form.value_add, Form.value_smul, Form.value_var]; rfl

theorem and_iff {a b : Bool} : (a && b) = true ↔ a = true ∧ b = true := by rw [Bool.and_eq_true]

section
variable (ctx : Context) (lhs rhs : Expr)

/-! ## What the simplifier asks -/

theorem Expr.eq_of_norm_eq (e : Expr) (p : Poly) (h : (e.form - p.form).isZero) : e.denote ctx = p.denote' ctx := by
  have := Form.value_of_isZero (v := ctx.values) h
  rw [Form.value_sub, e.value_form, p.value_form] at this
  omega

abbrev diff (lhs rhs : Expr) : Form := lhs.form - rhs.form
theorem value_diff : (diff lhs rhs).value ctx.values = lhs.denote ctx - rhs.denote ctx := by
  rw [Form.value_sub, lhs.value_form, rhs.value_form]
theorem value_diff_sub {p : Poly} (h : (diff lhs rhs - p.form).isZero) : lhs.denote ctx - rhs.denote ctx = p.denote' ctx := by
  have := Form.value_of_isZero (v := ctx.values) h
  rw [Form.value_sub, value_diff, p.value_form] at this
  omega
theorem value_diff_sub_mul {p : Poly} {k : Int} (h : (diff lhs rhs - k * p.form).isZero) :
    lhs.denote ctx - rhs.denote ctx = k * p.denote' ctx := by
  have := Form.value_of_isZero (v := ctx.values) h
  rw [Form.value_sub, value_diff, Form.value_smul, p.value_form] at this
  omega

theorem norm_eq (p : Poly) (h : (diff lhs rhs - p.form).isZero) : (lhs.denote ctx = rhs.denote ctx) = (p.denote' ctx = 0) := by
  have := value_diff_sub ctx lhs rhs h; exact propext (by omega)
theorem norm_le (p : Poly) (h : (diff lhs rhs - p.form).isZero) : (lhs.denote ctx ≤ rhs.denote ctx) = (p.denote' ctx ≤ 0) := by
  have := value_diff_sub ctx lhs rhs h; exact propext (by omega)
theorem norm_eq_var (x y : Var) (h : (diff lhs rhs - (.var x - .var y)).isZero) :
    (lhs.denote ctx = rhs.denote ctx) = (x.denote ctx = y.denote ctx) := by
  have := Form.value_of_isZero (v := ctx.values) h
  rw [Form.value_sub, value_diff, Form.value_sub, Form.value_var, Form.value_var] at this
  have this : _ - (x.denote ctx - y.denote ctx) = 0 := this
  exact propext (by omega)
theorem norm_eq_var_const (x : Var) (k : Int) (h : (diff lhs rhs - (.var x - .num k)).isZero) :
    (lhs.denote ctx = rhs.denote ctx) = (x.denote ctx = k) := by
  have := Form.value_of_isZero (v := ctx.values) h
  rw [Form.value_sub, value_diff, Form.value_sub, Form.value_var, Form.value_num] at this
  have this : _ - (x.denote ctx - k) = 0 := this
  exact propext (by omega)
theorem norm_eq_coeff (p : Poly) (k : Int) (h : decide (0 < k) && (diff lhs rhs - k * p.form).isZero) :
    (lhs.denote ctx = rhs.denote ctx) = (p.denote' ctx = 0) := by
  have h := and_iff.1 h
  have := value_diff_sub_mul ctx lhs rhs h.2
  have hk := of_decide_eq_true h.1
  have := mul_pos_cases (p.denote' ctx) hk
  exact propext (by omega)
theorem norm_le_coeff (p : Poly) (k : Int) (h : decide (0 < k) && (diff lhs rhs - k * p.form).isZero) :
    (lhs.denote ctx ≤ rhs.denote ctx) = (p.denote' ctx ≤ 0) := by
  have h := and_iff.1 h
  have := value_diff_sub_mul ctx lhs rhs h.2
  have hk := of_decide_eq_true h.1
  have := mul_pos_cases (p.denote' ctx) hk
  exact propext (by omega)
theorem norm_le_coeff_tight (p : Poly) (k : Int)
    (h : decide (0 < k) && ((diff lhs rhs - k * p.form).isConst &&
      decide (-k < (diff lhs rhs - k * p.form).const ∧ (diff lhs rhs - k * p.form).const ≤ 0))) :
    (lhs.denote ctx ≤ rhs.denote ctx) = (p.denote' ctx ≤ 0) := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have ⟨h₂, h₃⟩ := and_iff.1 h₂
  have h₃ := of_decide_eq_true h₃
  have e := Form.value_of_isConst (v := ctx.values) h₂
  rw [Form.value_sub, value_diff, Form.value_smul, p.value_form] at e
  rw [← e] at h₃
  have hk := of_decide_eq_true h₁
  have := mul_pos_cases (p.denote' ctx) hk
  exact propext (by omega)
theorem eq_eq_false (h : (diff lhs rhs).isConst && !(diff lhs rhs).const.isZero) : (lhs.denote ctx = rhs.denote ctx) = False := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have e := Form.value_of_isConst (v := ctx.values) h₁
  rw [value_diff] at e
  refine eq_false fun k => ?_
  rw [← e, k, Int.sub_self] at h₂; exact nomatch h₂
theorem eq_eq_true (h : (diff lhs rhs).isZero) : (lhs.denote ctx = rhs.denote ctx) = True := by
  have := Form.value_of_isZero (v := ctx.values) h
  rw [value_diff] at this; exact eq_true (by omega)
theorem le_eq_false (h : (diff lhs rhs).isConst && decide (0 < (diff lhs rhs).const)) : (lhs.denote ctx ≤ rhs.denote ctx) = False := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have e := Form.value_of_isConst (v := ctx.values) h₁
  have h₂ := of_decide_eq_true h₂
  rw [← e, value_diff] at h₂; exact eq_false (by omega)
theorem le_eq_true (h : (diff lhs rhs).isConst && decide ((diff lhs rhs).const ≤ 0)) : (lhs.denote ctx ≤ rhs.denote ctx) = True := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have e := Form.value_of_isConst (v := ctx.values) h₁
  have h₂ := of_decide_eq_true h₂
  rw [← e, value_diff] at h₂; exact eq_true (by omega)
theorem eq_eq_false_of_divCoeff (k : Int) (h : (diff lhs rhs).dvdCoeffs k && !((diff lhs rhs).const % k).isZero) :
    (lhs.denote ctx = rhs.denote ctx) = False := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have d := Form.dvd_value_sub_const (v := ctx.values) h₁
  rw [value_diff] at d
  refine eq_false fun e => ?_
  rw [e, Int.sub_self, Int.zero_sub, Int.dvd_neg] at d
  rw [Int.emod_eq_zero_of_dvd d] at h₂; exact nomatch h₂

theorem norm_dvd (k : Int) (e : Expr) (p : Poly) (h : (e.form - p.form).isZero) : (k ∣ e.denote ctx) = (k ∣ p.denote' ctx) := by
  rw [Expr.eq_of_norm_eq ctx e p h]
theorem norm_dvd_gcd (k₁ : Int) (e₁ : Expr) (k₂ : Int) (p₂ : Poly) (g : Int)
    (h : !g.isZero && ((k₁ - g * k₂).isZero && (e₁.form - g * p₂.form).isZero)) : (k₁ ∣ e₁.denote ctx) = (k₂ ∣ p₂.denote' ctx) := by
  have ⟨h₁, h₂⟩ := and_iff.1 h
  have ⟨h₂, h₃⟩ := and_iff.1 h₂
  have g0 : g ≠ 0 := fun e => by rw [e] at h₁; exact nomatch h₁
  have e₁ := Form.value_of_isZero (v := ctx.values) h₃
  rw [Form.value_sub, Form.value_smul, Expr.value_form, Poly.value_form] at e₁
  rw [Int.eq_of_sub_eq_zero (Int.eq_zero_of_isZero h₂), Int.eq_of_sub_eq_zero e₁]
  refine propext ⟨fun ⟨c, k⟩ => ⟨c, ?_⟩, fun ⟨c, k⟩ => ⟨c, by rw [k, Int.mul_assoc]⟩⟩
  rw [Int.mul_assoc] at k; exact Int.eq_of_mul_eq_mul_left g0 k
theorem dvd_eq_false (k : Int) (e : Expr) (h : !(e.form.const % (Lean.Omega.IntList.gcd (k :: e.form.coeffs) : Nat)).isZero) :
    (k ∣ e.denote ctx) = False := by
  refine eq_false fun d => ?_
  have d := Int.dvd_trans (Lean.Omega.IntList.gcd_dvd (.head e.form.coeffs)) d
  rw [← e.value_form] at d
  have := dvd_dot ctx.values fun x m => Lean.Omega.IntList.gcd_dvd (xs := k :: e.form.coeffs) (.tail k m)
  have := Int.dvd_sub d this
  rw [Form.value, Int.add_sub_cancel] at this
  rw [Int.emod_eq_zero_of_dvd this] at h; exact nomatch h
end
end Int.Internal.Linear
