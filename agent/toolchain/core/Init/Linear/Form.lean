prelude
import Init.Omega
set_option autoImplicit false

/-!
# Linear forms over numbered variables, as decision procedures check them by evaluation

`simp +arith`, and the linear arithmetic of other tactics, find their results with native code; their proofs then say by
evaluation that two linear forms are equal.  The forms are those of `omega`, here with values for infinitely many
variables.
-/

namespace Lean
universe u

/-- a binary tree of values; `get` compares the index with the pivots -/
inductive RArray (α : Type u) : Type u where
  | leaf : α → RArray α
  | branch : Nat → RArray α → RArray α → RArray α

def RArray.get {α : Type u} (a : RArray α) (n : Nat) : α := match a with
  | .leaf x => x
  | .branch p l r => cond (Nat.ble p n) (r.get n) (l.get n)
end Lean

/-- is it the literal 0? -/
def Int.isZero : Int → Bool
  | ofNat 0 => true
  | _ => false
theorem Int.eq_zero_of_isZero : ∀ {a : Int}, a.isZero → a = 0
  | ofNat 0, _ => rfl

namespace Int.Internal.Linear
open Lean.Omega (IntList LinearCombo)

/-- the combination of the values of `v` with the coefficients `xs` -/
def dot (v : Nat → Int) : IntList → Int
  | [] => 0
  | x :: xs => x * v 0 + dot (fun i => v (i + 1)) xs

theorem dot_map {g : Int → Int} {c : Int} (h : ∀ x, g x = c * x) (v : Nat → Int) (xs : IntList) :
    dot v (xs.map g) = c * dot v xs := by
  induction xs generalizing v with
  | nil => exact (Int.mul_zero c).symm
  | cons x xs ih => show g x * v 0 + dot _ (xs.map g) = c * (_ + _); rw [h, ih, Int.mul_add, Int.mul_assoc]

theorem dot_zipWithZero {f : Int → Int → Int} {a b : Int} (h : ∀ x y, f x y = a * x + b * y) (v : Nat → Int)
    (xs ys : IntList) : dot v (IntList.zipWithZero f xs ys) = a * dot v xs + b * dot v ys := by
  induction xs generalizing v ys with
  | nil =>
    show dot v (ys.map (f 0)) = a * 0 + b * dot v ys
    rw [dot_map (c := b) (fun y => by rw [h, Int.mul_zero, Int.zero_add]), Int.mul_zero, Int.zero_add]
  | cons x xs ih =>
    cases ys with
    | nil =>
      show dot v ((x :: xs).map (f · 0)) = a * dot v (x :: xs) + b * 0
      rw [dot_map (c := a) (fun x => by rw [h, Int.mul_zero, Int.add_zero]), Int.mul_zero, Int.add_zero]
    | cons y ys =>
      show f x y * v 0 + dot _ (IntList.zipWithZero f xs ys) = a * (_ + _) + b * (_ + _)
      rw [h, ih]
      simp only [Int.mul_add, Int.add_mul, Int.mul_assoc, Int.add_assoc, Int.add_left_comm]

theorem dot_set_nil (v : Nat → Int) (i : Nat) (y : Int) : dot v (IntList.set [] i y) = y * v i := by
  induction i generalizing v with
  | zero => exact Int.add_zero _
  | succ i ih => show 0 * v 0 + dot _ (IntList.set [] i y) = _; rw [ih, Int.zero_mul, Int.zero_add]

theorem dot_nonneg {v : Nat → Int} (hv : ∀ i, 0 ≤ v i) {xs : IntList} (h : ∀ x, x ∈ xs → 0 ≤ x) : 0 ≤ dot v xs := by
  induction xs generalizing v with
  | nil => exact Int.le_refl 0
  | cons x xs ih =>
    exact Int.add_le_add (Int.mul_nonneg (h x (.head xs)) (hv 0)) (ih (fun i => hv (i + 1)) fun y m => h y (.tail x m))

theorem dvd_dot {k : Int} (v : Nat → Int) {xs : IntList} (h : ∀ x, x ∈ xs → k ∣ x) : k ∣ dot v xs := by
  induction xs generalizing v with
  | nil => exact Int.dvd_zero k
  | cons x xs ih =>
    exact Int.dvd_add (Int.dvd_trans (h x (.head xs)) (Int.dvd_mul_right x _)) (ih _ fun y m => h y (.tail x m))

/-! ## Forms -/

abbrev Form := LinearCombo
instance : HMul Int Form Form := ⟨fun k f => f.smul k⟩

namespace Form
variable (f g : Form) (v : Nat → Int)

/-- the value of a form -/
def value : Int := f.const + dot v f.coeffs
def num (k : Int) : Form := ⟨k, []⟩
def var (i : Nat) : Form := LinearCombo.coordinate i

theorem value_num (k : Int) : (num k).value v = k := Int.add_zero k
theorem value_var (i : Nat) : (var i).value v = v i := (Int.zero_add _).trans ((dot_set_nil v i 1).trans (Int.one_mul _))
theorem value_add : (f + g).value v = f.value v + g.value v := by
  show _ + _ + dot v (IntList.add _ _) = _ + _ + (_ + _)
  rw [IntList.add, dot_zipWithZero (a := 1) (b := 1) (fun x y => by rw [Int.one_mul, Int.one_mul]), Int.one_mul, Int.one_mul]
  simp only [Int.add_assoc, Int.add_left_comm]
theorem value_sub : (f - g).value v = f.value v - g.value v := by
  show _ - _ + dot v (IntList.sub _ _) = _ + _ - (_ + _)
  rw [IntList.sub, dot_zipWithZero (a := 1) (b := -1) (fun x y => by rw [Int.one_mul, ← Int.neg_eq_neg_one_mul]; rfl),
    Int.one_mul, ← Int.neg_eq_neg_one_mul]
  simp only [Int.sub_eq_add_neg, Int.neg_add, Int.add_assoc, Int.add_left_comm]
theorem value_neg : (-f).value v = -f.value v := by
  show -_ + dot v (IntList.neg _) = -(_ + _)
  rw [IntList.neg, dot_map Int.neg_eq_neg_one_mul, Int.neg_add, ← Int.neg_eq_neg_one_mul]
theorem value_smul (k : Int) : (k * f).value v = k * f.value v := by
  show k * _ + dot v (IntList.smul _ k) = k * (_ + _)
  rw [IntList.smul, dot_map fun _ => rfl, Int.mul_add]

def isConst : Bool := f.coeffs.all Int.isZero
def isZero : Bool := f.const.isZero && f.isConst
/-- `k` divides all coefficients -/
def dvdCoeffs (k : Int) : Bool := f.coeffs.all fun x => (x % k).isZero
def nonnegCoeffs : Bool := f.coeffs.all fun x => decide (0 ≤ x)

theorem mem_of_all {p : Int → Bool} : ∀ {xs : IntList}, xs.all p → ∀ x, x ∈ xs → p x
  | y :: ys, h, x, m => by
    have h : (p y && ys.all p) = true := h
    rw [Bool.and_eq_true] at h
    cases m with
    | head => exact h.1
    | tail _ m => exact mem_of_all h.2 x m

variable {f g v}
theorem value_of_isConst (h : f.isConst) : f.value v = f.const := by
  have k : ∀ x, x ∈ f.coeffs → 0 ∣ x := fun x m => Int.eq_zero_of_isZero (mem_of_all h x m) ▸ Int.dvd_refl 0
  rw [value, Int.zero_dvd.1 (dvd_dot v k), Int.add_zero]
theorem value_of_isZero (h : f.isZero) : f.value v = 0 := by
  have h : (_ && _) = true := h
  rw [Bool.and_eq_true] at h
  rw [value_of_isConst h.2, Int.eq_zero_of_isZero h.1]
theorem dvd_value_sub_const {k : Int} (h : f.dvdCoeffs k) : k ∣ f.value v - f.const := by
  rw [value, Int.add_sub_cancel_left]
  exact dvd_dot v fun x m => Int.dvd_of_emod_eq_zero (Int.eq_zero_of_isZero (mem_of_all h x m))
theorem const_le_value (hv : ∀ i, 0 ≤ v i) (h : f.nonnegCoeffs) : f.const ≤ f.value v := by
  have := dot_nonneg hv fun x m => of_decide_eq_true (mem_of_all h x m)
  rw [value]; omega
end Form

/-- how `k * a` grows with `a` -/
theorem mul_pos_cases {k : Int} (a : Int) (h : 0 < k) : (a < 0 ∧ k * a ≤ -k) ∨ (a = 0 ∧ k * a = 0) ∨ (0 < a ∧ k ≤ k * a) := by
  have pos : ∀ {b : Int}, 0 < b → k ≤ k * b := fun {b} hb => by
    have := Int.mul_le_mul_of_nonneg_left (show 1 ≤ b from hb) (Int.le_of_lt h)
    rw [Int.mul_one] at this; exact this
  cases Int.lt_trichotomy a 0 with
  | inl l =>
    have := pos (show 0 < -a by omega)
    rw [Int.mul_neg] at this; omega
  | inr r => cases r with
    | inl e => rw [e, Int.mul_zero]; omega
    | inr l => have := pos l; omega

end Int.Internal.Linear
