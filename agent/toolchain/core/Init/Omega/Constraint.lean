prelude
import Init.Omega.Linear
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Constraints `lower ≤ t ≤ upper` on the value of a linear combination, and the steps that `omega` takes with them
-/

namespace Lean.Omega

structure Constraint where
  lowerBound : Option Int
  upperBound : Option Int

/-- `t` is not below the lower bound `b` -/
def LowerBound.sat (b : Option Int) (t : Int) : Bool := match b with
  | none => true
  | some x => decide (x ≤ t)
/-- `t` is not above the upper bound `b` -/
def UpperBound.sat (b : Option Int) (t : Int) : Bool := match b with
  | none => true
  | some y => decide (t ≤ y)

namespace LowerBound
theorem map_sat {b : Option Int} {f : Int → Int} {t s : Int} (h : sat b t) (k : ∀ x, x ≤ t → f x ≤ s) : sat (b.map f) s :=
  match b, h with
  | none, _ => rfl
  | some x, h => decide_eq_true (k x (of_decide_eq_true h))
theorem flip_sat {b : Option Int} {f : Int → Int} {t s : Int} (h : sat b t) (k : ∀ x, x ≤ t → s ≤ f x) : UpperBound.sat (b.map f) s :=
  match b, h with
  | none, _ => rfl
  | some x, h => decide_eq_true (k x (of_decide_eq_true h))
theorem add_sat {a b : Option Int} {t s : Int} (h : sat a t) (k : sat b s) : sat (a.bind fun x => b.map fun y => x + y) (t + s) :=
  match a, b, h, k with
  | none, _, _, _ => rfl
  | some x, none, _, _ => rfl
  | some x, some y, h, k => decide_eq_true (Int.add_le_add (of_decide_eq_true h) (of_decide_eq_true k))
end LowerBound
namespace UpperBound
theorem map_sat {b : Option Int} {f : Int → Int} {t s : Int} (h : sat b t) (k : ∀ x, t ≤ x → s ≤ f x) : sat (b.map f) s :=
  match b, h with
  | none, _ => rfl
  | some x, h => decide_eq_true (k x (of_decide_eq_true h))
theorem flip_sat {b : Option Int} {f : Int → Int} {t s : Int} (h : sat b t) (k : ∀ x, t ≤ x → f x ≤ s) : LowerBound.sat (b.map f) s :=
  match b, h with
  | none, _ => rfl
  | some x, h => decide_eq_true (k x (of_decide_eq_true h))
theorem add_sat {a b : Option Int} {t s : Int} (h : sat a t) (k : sat b s) : sat (a.bind fun x => b.map fun y => x + y) (t + s) :=
  match a, b, h, k with
  | none, _, _, _ => rfl
  | some x, none, _, _ => rfl
  | some x, some y, h, k => decide_eq_true (Int.add_le_add (of_decide_eq_true h) (of_decide_eq_true k))
end UpperBound

namespace Constraint

def sat (c : Constraint) (t : Int) : Bool := LowerBound.sat c.lowerBound t && UpperBound.sat c.upperBound t
/-- the value of the combination `x` of the atoms `v` satisfies `c` -/
abbrev sat' (c : Constraint) (x v : Coeffs) : Bool := c.sat (Coeffs.dot x v)

theorem sat_iff {c : Constraint} {t : Int} : c.sat t ↔ LowerBound.sat c.lowerBound t ∧ UpperBound.sat c.upperBound t := by
  show (_ && _) = true ↔ _
  rw [Bool.and_eq_true]

def map (c : Constraint) (f : Int → Int) : Constraint := ⟨c.lowerBound.map f, c.upperBound.map f⟩
def flip (c : Constraint) : Constraint := ⟨c.upperBound, c.lowerBound⟩
def neg (c : Constraint) : Constraint := c.flip.map (-·)
def trivial : Constraint := ⟨none, none⟩
def impossible : Constraint := ⟨some 1, some 0⟩
def exact (r : Int) : Constraint := ⟨some r, some r⟩
def isImpossible : Constraint → Bool
  | ⟨some x, some y⟩ => decide (y < x)
  | _ => false
/-- what holds of `k * t` when `c` holds of `t` -/
def scale (k : Int) (c : Constraint) : Constraint :=
  if k = 0 then if c.isImpossible then c else ⟨some 0, some 0⟩
  else if 0 < k then c.map (k * ·)
  else c.flip.map (k * ·)
def add (x y : Constraint) : Constraint where
  lowerBound := x.lowerBound.bind fun a => y.lowerBound.map fun b => a + b
  upperBound := x.upperBound.bind fun a => y.upperBound.map fun b => a + b
def combo (a : Int) (x : Constraint) (b : Int) (y : Constraint) : Constraint := add (scale a x) (scale b y)
/-- the stronger of two bounds, `f` being `max` or `min` -/
def mergeBounds (f : Int → Int → Int) : Option Int → Option Int → Option Int
  | none, b => b
  | some x, none => some x
  | some x, some y => some (f x y)
def combine (x y : Constraint) : Constraint where
  lowerBound := mergeBounds max x.lowerBound y.lowerBound
  upperBound := mergeBounds min x.upperBound y.upperBound
/-- what holds of the integer `t` when `c` holds of `k * t` -/
def div (c : Constraint) (k : Nat) : Constraint where
  lowerBound := c.lowerBound.map fun x => -(-x / k)
  upperBound := c.upperBound.map fun y => y / k

theorem neg_sat {c : Constraint} {t : Int} (h : c.sat t) : c.neg.sat (-t) :=
  have h := sat_iff.1 h
  sat_iff.2 ⟨UpperBound.flip_sat h.2 fun _ => Int.neg_le_neg, LowerBound.flip_sat h.1 fun _ => Int.neg_le_neg⟩

theorem exact_sat {r t : Int} : (exact r).sat t ↔ r = t := by
  rw [sat_iff]
  show decide (r ≤ t) = true ∧ decide (t ≤ r) = true ↔ _
  rw [decide_eq_true_iff, decide_eq_true_iff]
  exact ⟨fun h => Int.le_antisymm h.1 h.2, fun h => ⟨Int.le_of_eq h, Int.le_of_eq h.symm⟩⟩

theorem not_sat_of_isImpossible {c : Constraint} (h : isImpossible c) {t : Int} (k : c.sat t) : False := by
  have k := sat_iff.1 k
  match c, h, k with
  | ⟨some x, some y⟩, h, k =>
    exact Int.not_le_of_gt (of_decide_eq_true h) (Int.le_trans (of_decide_eq_true k.1) (of_decide_eq_true k.2))
  | ⟨none, _⟩, h, _ => exact nomatch h
  | ⟨some _, none⟩, h, _ => exact nomatch h

theorem scale_sat {c : Constraint} {t : Int} (k : Int) (h : c.sat t) : (scale k c).sat (k * t) := by
  unfold scale
  split
  · next e =>
    split
    · next i => exact (not_sat_of_isImpossible i h).elim
    · rw [e, Int.zero_mul]; rfl
  · next e =>
    have h := sat_iff.1 h
    split
    · next p =>
      have p := Int.le_of_lt p
      exact sat_iff.2 ⟨LowerBound.map_sat h.1 fun _ l => Int.mul_le_mul_of_nonneg_left l p,
        UpperBound.map_sat h.2 fun _ l => Int.mul_le_mul_of_nonneg_left l p⟩
    · next n =>
      have n := Int.not_lt.1 n
      exact sat_iff.2 ⟨UpperBound.flip_sat h.2 fun _ l => Int.mul_le_mul_of_nonpos_left l n,
        LowerBound.flip_sat h.1 fun _ l => Int.mul_le_mul_of_nonpos_left l n⟩

theorem add_sat {c₁ c₂ : Constraint} {t₁ t₂ : Int} (h₁ : c₁.sat t₁) (h₂ : c₂.sat t₂) : (add c₁ c₂).sat (t₁ + t₂) :=
  have h₁ := sat_iff.1 h₁
  have h₂ := sat_iff.1 h₂
  sat_iff.2 ⟨LowerBound.add_sat h₁.1 h₂.1, UpperBound.add_sat h₁.2 h₂.2⟩

theorem combine_sat' {s t : Constraint} {x y : Coeffs} (ws : s.sat' x y) (wt : t.sat' x y) : (s.combine t).sat' x y := by
  have ws := sat_iff.1 ws
  have wt := sat_iff.1 wt
  refine sat_iff.2 ⟨?_, ?_⟩
  · show LowerBound.sat (mergeBounds max s.lowerBound t.lowerBound) _
    match s.lowerBound, t.lowerBound, ws.1, wt.1 with
    | none, _, _, k => exact k
    | some a, none, h, _ => exact h
    | some a, some b, h, k => exact decide_eq_true (Int.max_le.2 ⟨of_decide_eq_true h, of_decide_eq_true k⟩)
  · show UpperBound.sat (mergeBounds min s.upperBound t.upperBound) _
    match s.upperBound, t.upperBound, ws.2, wt.2 with
    | none, _, _, k => exact k
    | some a, none, h, _ => exact h
    | some a, some b, h, k => exact decide_eq_true (Int.le_min.2 ⟨of_decide_eq_true h, of_decide_eq_true k⟩)

theorem div_sat {c : Constraint} {k : Nat} {t : Int} (n : k ≠ 0) (h : c.sat (k * t)) : (c.div k).sat t := by
  have p : 0 < (k : Int) := Int.natCast_pos.2 (Nat.pos_of_ne_zero n)
  have h := sat_iff.1 h
  refine sat_iff.2 ⟨LowerBound.map_sat h.1 fun x l => ?_, UpperBound.map_sat h.2 fun y l => ?_⟩
  · rw [← Int.neg_neg t]
    apply Int.neg_le_neg
    apply (Int.le_ediv_iff_mul_le p).2
    rw [Int.neg_mul, Int.mul_comm]; exact Int.neg_le_neg l
  · apply (Int.le_ediv_iff_mul_le p).2
    rw [Int.mul_comm]; exact l

theorem not_sat'_of_isImpossible {c : Constraint} (h : isImpossible c) {x y : Coeffs} : ¬c.sat' x y := not_sat_of_isImpossible h

theorem addInequality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y ≥ 0) : sat' ⟨some (-c), none⟩ x y := by
  refine sat_iff.2 ⟨decide_eq_true ?_, rfl⟩
  have k := Int.add_le_add_left w (-c)
  rw [← Int.add_assoc, Int.add_left_neg, Int.zero_add, Int.add_zero] at k; exact k

theorem addEquality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y = 0) : sat' ⟨some (-c), some (-c)⟩ x y :=
  exact_sat.2 (Int.neg_eq_of_add_eq_zero w)

end Constraint

/-! ## Normal forms: the leading coefficient is positive, the coefficients have no common divisor -/

/-- the constraint divided by the common divisor of its coefficients, `none` if that changes nothing -/
def normalize? (p : Constraint × Coeffs) : Option (Constraint × Coeffs) :=
  if Coeffs.gcd p.2 = 0 then if p.1.sat 0 then some (.trivial, p.2) else some (.impossible, p.2)
  else if Coeffs.gcd p.2 = 1 then none
  else some (p.1.div (Coeffs.gcd p.2), Coeffs.sdiv p.2 (Coeffs.gcd p.2))
def normalize (p : Constraint × Coeffs) : Constraint × Coeffs := (normalize? p).getD p
/-- the constraint negated if its leading coefficient is negative, else `none` -/
def positivize? (p : Constraint × Coeffs) : Option (Constraint × Coeffs) :=
  if 0 ≤ Coeffs.leading p.2 then none else some (p.1.neg, Coeffs.smul p.2 (-1))
def tidy? (p : Constraint × Coeffs) : Option (Constraint × Coeffs) := match positivize? p with
  | none => normalize? p
  | some q => some (normalize q)
def tidy (p : Constraint × Coeffs) : Constraint × Coeffs := (tidy? p).getD p
abbrev tidyConstraint (s : Constraint) (x : Coeffs) : Constraint := (tidy (s, x)).1
abbrev tidyCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (tidy (s, x)).2

theorem normalize_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (normalize (s, x)).1.sat' (normalize (s, x)).2 v := by
  unfold normalize normalize?
  split
  · next z =>
    have zero : Coeffs.dot x v = 0 := IntList.dot_of_forall_eq_zero (fun y m => by
      have d := IntList.gcd_dvd m
      rw [show IntList.gcd x = 0 from z] at d; exact Int.zero_dvd.1 d) v
    split
    · exact Constraint.sat_iff.2 ⟨rfl, rfl⟩
    · next n => exact absurd (zero ▸ w) n
  · next z =>
    split
    · exact w
    · exact Constraint.div_sat z ((IntList.dot_sdiv (fun y m => IntList.gcd_dvd m) v).symm ▸ w)

theorem tidy_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (tidyConstraint s x).sat' (tidyCoeffs s x) v := by
  unfold tidyConstraint tidyCoeffs tidy tidy?
  cases Decidable.em (0 ≤ Coeffs.leading x) with
  | inl h =>
    rw [show positivize? (s, x) = none from if_pos h]
    exact normalize_sat w
  | inr h =>
    rw [show positivize? (s, x) = some (s.neg, Coeffs.smul x (-1)) from if_neg h]
    apply normalize_sat
    show s.neg.sat (IntList.dot (IntList.smul x (-1)) v) = true
    rw [IntList.smul, IntList.dot_map fun _ => rfl, ← Int.neg_eq_neg_one_mul]
    exact Constraint.neg_sat w

/-! ## Steps of the elimination -/

theorem combo_sat' (s t : Constraint) (a : Int) (x : Coeffs) (b : Int) (y : Coeffs) (v : Coeffs)
    (wx : s.sat' x v) (wy : t.sat' y v) : (Constraint.combo a s b t).sat' (Coeffs.combo a x b y) v := by
  show (Constraint.combo a s b t).sat (IntList.dot (IntList.combo a x b y) v) = true
  rw [IntList.combo, IntList.dot_zipWithZero fun _ _ => rfl]
  exact Constraint.add_sat (Constraint.scale_sat a wx) (Constraint.scale_sat b wy)

/-- the value of the variable that is introduced to solve an equation without a coefficient ±1 -/
abbrev bmod_div_term (m : Nat) (a b : Coeffs) : Int := Coeffs.bmod_dot_sub_dot_bmod m a b / m
def bmod_coeffs (m : Nat) (i : Nat) (x : Coeffs) : Coeffs := Coeffs.set (Coeffs.bmod x m) i m

theorem bmod_sat (m : Nat) (r : Int) (i : Nat) (x v : Coeffs) (h : x.length ≤ i) (p : Coeffs.get v i = bmod_div_term m x v)
    (w : (Constraint.exact r).sat' x v) : (Constraint.exact (Int.bmod r m)).sat' (bmod_coeffs m i x) v := by
  have w := Constraint.exact_sat.1 w
  apply Constraint.exact_sat.2
  have l : (IntList.bmod x m).length ≤ i := by rw [IntList.bmod, List.length_map]; exact h
  show _ = IntList.dot (IntList.set (IntList.bmod x m) i m) v
  have e : (m : Int) * bmod_div_term m x v = Int.bmod (Coeffs.dot x v) m - IntList.dot (IntList.bmod x m) v :=
    Int.mul_ediv_cancel' (IntList.dvd_bmod_dot_sub_dot_bmod m x v)
  rw [IntList.dot_set l, show IntList.get v i = _ from p, e, w, Int.add_sub_cancel_right]

end Lean.Omega
