prelude
import Init.Data.Int.DivMod
import Init.Data.Nat.Gcd
import Init.Data.List.Decidable
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Linear combinations of atoms, as the `omega` tactic writes them into its proofs


The tactic computes with its own copies of these functions; the kernel evaluates ours on literals and must get the same
lists, of the same lengths.  Names, argument orders and results are therefore fixed, the definitions are ours.
-/

namespace Lean.Omega

/-! ## Lists of coefficients -/

/-- `xs` stands for the function whose value at `i` is the entry of `xs` there, and 0 beyond its end -/
abbrev IntList := List Int

namespace IntList

def get : IntList → Nat → Int
  | [], _ => 0
  | x :: _, 0 => x
  | _ :: xs, i + 1 => get xs i

def set : IntList → Nat → Int → IntList
  | [], 0, y => [y]
  | [], i + 1, y => 0 :: set [] i y
  | _ :: xs, 0, y => y :: xs
  | x :: xs, i + 1, y => x :: set xs i y

/-- the first entry that is not 0 -/
def leading : IntList → Int
  | [] => 0
  | x :: xs => if x = 0 then leading xs else x

/-- `f` entry by entry; the shorter list is filled up with zeros -/
def zipWithZero (f : Int → Int → Int) : IntList → IntList → IntList
  | [], ys => ys.map (f 0)
  | x :: xs, [] => (x :: xs).map (f · 0)
  | x :: xs, y :: ys => f x y :: zipWithZero f xs ys

def add (xs ys : IntList) : IntList := zipWithZero (· + ·) xs ys
def sub (xs ys : IntList) : IntList := zipWithZero (· - ·) xs ys
def combo (a : Int) (xs : IntList) (b : Int) (ys : IntList) : IntList := zipWithZero (fun x y => a * x + b * y) xs ys
def neg (xs : IntList) : IntList := xs.map fun x => -x
def smul (xs : IntList) (i : Int) : IntList := xs.map fun x => i * x
/-- every entry divided by `g` -/
def sdiv (xs : IntList) (g : Int) : IntList := xs.map fun x => x / g
def bmod (xs : IntList) (m : Nat) : IntList := xs.map fun x => Int.bmod x m
def gcd (xs : IntList) : Nat := xs.foldr (fun x g => Nat.gcd x.natAbs g) 0

/-- the sum of the products of entries; the longer list is cut -/
def dot : IntList → IntList → Int
  | [], _ => 0
  | _ :: _, [] => 0
  | x :: xs, y :: ys => x * y + dot xs ys

/-- how far `bmod` fails to commute with `dot`: a multiple of `m` -/
def bmod_dot_sub_dot_bmod (m : Nat) (xs ys : IntList) : Int := Int.bmod (dot xs ys) m - dot (bmod xs m) ys

instance : Add IntList := ⟨add⟩
instance : Sub IntList := ⟨sub⟩
instance : Neg IntList := ⟨neg⟩
instance : HMul Int IntList IntList := ⟨fun i xs => smul xs i⟩

theorem dot_nil (xs : IntList) : dot xs [] = 0 := by cases xs <;> rfl

theorem dot_map {g : Int → Int} {c : Int} (h : ∀ x, g x = c * x) (xs vs : IntList) : dot (xs.map g) vs = c * dot xs vs := by
  induction xs generalizing vs with
  | nil => exact (Int.mul_zero c).symm
  | cons x xs ih =>
    cases vs with
    | nil => exact (Int.mul_zero c).symm
    | cons v vs =>
      show g x * v + dot (xs.map g) vs = c * (x * v + dot xs vs)
      rw [h, ih, Int.mul_add, Int.mul_assoc]

theorem dot_zipWithZero {f : Int → Int → Int} {a b : Int} (h : ∀ x y, f x y = a * x + b * y) (xs ys vs : IntList) :
    dot (zipWithZero f xs ys) vs = a * dot xs vs + b * dot ys vs := by
  induction xs generalizing ys vs with
  | nil =>
    show dot (ys.map (f 0)) vs = a * 0 + b * dot ys vs
    rw [dot_map (c := b) (fun y => by rw [h, Int.mul_zero, Int.zero_add]), Int.mul_zero, Int.zero_add]
  | cons x xs ih =>
    cases ys with
    | nil =>
      show dot ((x :: xs).map (f · 0)) vs = a * dot (x :: xs) vs + b * 0
      rw [dot_map (c := a) (fun x => by rw [h, Int.mul_zero, Int.add_zero]), Int.mul_zero, Int.add_zero]
    | cons y ys =>
      cases vs with
      | nil => show 0 = a * 0 + b * 0; rw [Int.mul_zero, Int.mul_zero]; rfl
      | cons v vs =>
        show f x y * v + dot (zipWithZero f xs ys) vs = a * (x * v + dot xs vs) + b * (y * v + dot ys vs)
        rw [h, ih]
        simp only [Int.mul_add, Int.add_mul, Int.mul_assoc, Int.add_assoc, Int.add_left_comm]

theorem get_of_length_le {xs : IntList} {i : Nat} (h : xs.length ≤ i) : get xs i = 0 := by
  induction xs generalizing i with
  | nil => rfl
  | cons x xs ih => cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero _)
    | succ i => exact ih (Nat.le_of_succ_le_succ h)

theorem dot_set_nil (i : Nat) (y : Int) (vs : IntList) : dot (set [] i y) vs = y * get vs i := by
  induction i generalizing vs with
  | zero => cases vs with
    | nil => exact (Int.mul_zero y).symm
    | cons v vs => exact Int.add_zero _
  | succ i ih => cases vs with
    | nil => exact (Int.mul_zero y).symm
    | cons v vs => show 0 * v + dot (set [] i y) vs = _; rw [Int.zero_mul, Int.zero_add]; exact ih vs

theorem dot_set {xs : IntList} {i : Nat} (h : xs.length ≤ i) (y : Int) (vs : IntList) :
    dot (set xs i y) vs = dot xs vs + y * get vs i := by
  induction xs generalizing i vs with
  | nil => rw [dot_set_nil]; exact (Int.zero_add _).symm
  | cons x xs ih => cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero _)
    | succ i => cases vs with
      | nil => exact (congrArg (0 + ·) (Int.mul_zero y)).symm
      | cons v vs =>
        show x * v + dot (set xs i y) vs = x * v + dot xs vs + y * get vs i
        rw [ih (Nat.le_of_succ_le_succ h), Int.add_assoc]

theorem dot_of_forall_eq_zero {xs : IntList} (h : ∀ x, x ∈ xs → x = 0) (vs : IntList) : dot xs vs = 0 := by
  induction xs generalizing vs with
  | nil => rfl
  | cons x xs ih => cases vs with
    | nil => rfl
    | cons v vs =>
      show x * v + dot xs vs = 0
      rw [h x (.head xs), ih fun y m => h y (.tail x m), Int.zero_mul, Int.zero_add]

theorem gcd_dvd {xs : IntList} {x : Int} (m : x ∈ xs) : (gcd xs : Int) ∣ x := by
  apply Int.natCast_dvd.2
  induction m with
  | head xs => exact Nat.gcd_dvd_left _ _
  | tail y _ ih => exact Nat.dvd_trans (Nat.gcd_dvd_right _ _) ih

theorem dot_sdiv {xs : IntList} {d : Int} (h : ∀ x, x ∈ xs → d ∣ x) (vs : IntList) : d * dot (sdiv xs d) vs = dot xs vs := by
  induction xs generalizing vs with
  | nil => exact Int.mul_zero d
  | cons x xs ih => cases vs with
    | nil => exact Int.mul_zero d
    | cons v vs =>
      show d * (x / d * v + dot (sdiv xs d) vs) = x * v + dot xs vs
      rw [Int.mul_add, ih fun y m => h y (.tail x m), ← Int.mul_assoc, Int.mul_ediv_cancel' (h x (.head xs))]

theorem dvd_dot_sub_dot_bmod (m : Nat) (xs vs : IntList) : (m : Int) ∣ dot xs vs - dot (bmod xs m) vs := by
  induction xs generalizing vs with
  | nil => exact Int.dvd_zero _
  | cons x xs ih => cases vs with
    | nil => exact Int.dvd_zero _
    | cons v vs =>
      show _ ∣ x * v + dot xs vs - (Int.bmod x m * v + dot (bmod xs m) vs)
      have e : x * v + dot xs vs - (Int.bmod x m * v + dot (bmod xs m) vs) =
          (x - Int.bmod x m) * v + (dot xs vs - dot (bmod xs m) vs) := by
        simp only [Int.sub_eq_add_neg, Int.neg_add, Int.add_mul, Int.neg_mul, Int.add_assoc, Int.add_left_comm]
      rw [e]
      exact Int.dvd_add (Int.dvd_trans (Int.dvd_sub_bmod x m) (Int.dvd_mul_right _ v)) (ih vs)

theorem dvd_bmod_dot_sub_dot_bmod (m : Nat) (xs vs : IntList) : (m : Int) ∣ bmod_dot_sub_dot_bmod m xs vs := by
  have e : bmod_dot_sub_dot_bmod m xs vs =
      (dot xs vs - dot (bmod xs m) vs) - (dot xs vs - Int.bmod (dot xs vs) m) := by
    show Int.bmod (dot xs vs) m - _ = _
    rw [Int.sub_eq_add_neg (a := _ - _), Int.neg_sub, Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.sub_eq_add_neg,
      Int.add_comm, Int.add_comm (dot xs vs), Int.add_assoc, Int.add_left_comm (dot xs vs), Int.add_right_neg, Int.add_zero]
  rw [e]
  exact Int.dvd_sub (dvd_dot_sub_dot_bmod m xs vs) (Int.dvd_sub_bmod _ m)

end IntList

/-! ## The interface that `omega` uses for lists of coefficients -/

abbrev Coeffs := IntList

namespace Coeffs
abbrev toList (xs : Coeffs) : List Int := xs
abbrev ofList (xs : List Int) : Coeffs := xs
abbrev isZero (xs : Coeffs) : Prop := ∀ x, x ∈ xs → x = 0
abbrev set (xs : Coeffs) (i : Nat) (y : Int) : Coeffs := IntList.set xs i y
abbrev get (xs : Coeffs) (i : Nat) : Int := IntList.get xs i
abbrev gcd (xs : Coeffs) : Nat := IntList.gcd xs
abbrev smul (xs : Coeffs) (g : Int) : Coeffs := IntList.smul xs g
abbrev sdiv (xs : Coeffs) (g : Int) : Coeffs := IntList.sdiv xs g
abbrev dot (xs ys : Coeffs) : Int := IntList.dot xs ys
abbrev add (xs ys : Coeffs) : Coeffs := IntList.add xs ys
abbrev sub (xs ys : Coeffs) : Coeffs := IntList.sub xs ys
abbrev neg (xs : Coeffs) : Coeffs := IntList.neg xs
abbrev combo (a : Int) (xs : Coeffs) (b : Int) (ys : Coeffs) : Coeffs := IntList.combo a xs b ys
abbrev length (xs : Coeffs) : Nat := List.length xs
abbrev leading (xs : Coeffs) : Int := IntList.leading xs
abbrev bmod (xs : Coeffs) (m : Nat) : Coeffs := IntList.bmod xs m
abbrev bmod_dot_sub_dot_bmod (m : Nat) (a b : Coeffs) : Int := IntList.bmod_dot_sub_dot_bmod m a b
end Coeffs

/-! ## A constant plus a combination of atoms -/

structure LinearCombo where
  const : Int := 0
  coeffs : Coeffs := []

namespace LinearCombo

def eval (lc : LinearCombo) (values : Coeffs) : Int := lc.const + Coeffs.dot lc.coeffs values
/-- the `i`-th atom -/
def coordinate (i : Nat) : LinearCombo := ⟨0, Coeffs.set [] i 1⟩
def add (l₁ l₂ : LinearCombo) : LinearCombo := ⟨l₁.const + l₂.const, Coeffs.add l₁.coeffs l₂.coeffs⟩
def sub (l₁ l₂ : LinearCombo) : LinearCombo := ⟨l₁.const - l₂.const, Coeffs.sub l₁.coeffs l₂.coeffs⟩
def neg (lc : LinearCombo) : LinearCombo := ⟨-lc.const, Coeffs.neg lc.coeffs⟩
def smul (lc : LinearCombo) (i : Int) : LinearCombo := ⟨i * lc.const, Coeffs.smul lc.coeffs i⟩
instance : Add LinearCombo := ⟨add⟩
instance : Sub LinearCombo := ⟨sub⟩
instance : Neg LinearCombo := ⟨neg⟩
instance : HMul Int LinearCombo LinearCombo := ⟨fun i lc => lc.smul i⟩
/-- the product, of use only where one factor is constant -/
def mul (l₁ l₂ : LinearCombo) : LinearCombo := l₂.const * l₁ + l₁.const * l₂ - ⟨l₁.const * l₂.const, []⟩

theorem coordinate_eval (i : Nat) (v : Coeffs) : (coordinate i).eval v = Coeffs.get v i :=
  (Int.zero_add _).trans ((IntList.dot_set_nil i 1 v).trans (Int.one_mul _))
section
variable {a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 : Int} {t : List Int}
theorem coordinate_eval_0 : (coordinate 0).eval (.ofList (a0 :: t)) = a0 := coordinate_eval ..
theorem coordinate_eval_1 : (coordinate 1).eval (.ofList (a0 :: a1 :: t)) = a1 := coordinate_eval ..
theorem coordinate_eval_2 : (coordinate 2).eval (.ofList (a0 :: a1 :: a2 :: t)) = a2 := coordinate_eval ..
theorem coordinate_eval_3 : (coordinate 3).eval (.ofList (a0 :: a1 :: a2 :: a3 :: t)) = a3 := coordinate_eval ..
theorem coordinate_eval_4 : (coordinate 4).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: t)) = a4 := coordinate_eval ..
theorem coordinate_eval_5 : (coordinate 5).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: t)) = a5 := coordinate_eval ..
theorem coordinate_eval_6 : (coordinate 6).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: t)) = a6 :=
  coordinate_eval ..
theorem coordinate_eval_7 : (coordinate 7).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: t)) = a7 :=
  coordinate_eval ..
theorem coordinate_eval_8 : (coordinate 8).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: a8 :: t)) = a8 :=
  coordinate_eval ..
theorem coordinate_eval_9 :
    (coordinate 9).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: a8 :: a9 :: t)) = a9 := coordinate_eval ..
end

theorem add_eval (l₁ l₂ : LinearCombo) (v : Coeffs) : (l₁ + l₂).eval v = l₁.eval v + l₂.eval v := by
  show _ + _ + IntList.dot (IntList.add _ _) v = _ + _ + (_ + _)
  rw [IntList.add, IntList.dot_zipWithZero (a := 1) (b := 1) (fun x y => by rw [Int.one_mul, Int.one_mul]), Int.one_mul, Int.one_mul]
  simp only [Int.add_assoc, Int.add_left_comm]
theorem neg_eval (lc : LinearCombo) (v : Coeffs) : (-lc).eval v = -lc.eval v := by
  show -_ + IntList.dot (IntList.neg _) v = -(_ + _)
  rw [IntList.neg, IntList.dot_map Int.neg_eq_neg_one_mul, Int.neg_add, ← Int.neg_eq_neg_one_mul]
theorem sub_eval (l₁ l₂ : LinearCombo) (v : Coeffs) : (l₁ - l₂).eval v = l₁.eval v - l₂.eval v := by
  show _ - _ + IntList.dot (IntList.sub _ _) v = _ + _ - (_ + _)
  rw [IntList.sub, IntList.dot_zipWithZero (a := 1) (b := -1) (fun x y => by rw [Int.one_mul, ← Int.neg_eq_neg_one_mul]; rfl),
    Int.one_mul, ← Int.neg_eq_neg_one_mul]
  simp only [Int.sub_eq_add_neg, Int.neg_add, Int.add_assoc, Int.add_left_comm]
theorem smul_eval (lc : LinearCombo) (i : Int) (v : Coeffs) : (i * lc).eval v = i * lc.eval v := by
  show i * _ + IntList.dot (IntList.smul _ i) v = i * (_ + _)
  rw [IntList.smul, IntList.dot_map fun _ => rfl, Int.mul_add]
theorem mul_eval (l₁ l₂ : LinearCombo) (v : Coeffs) (w : l₁.coeffs.isZero ∨ l₂.coeffs.isZero) :
    (mul l₁ l₂).eval v = l₁.eval v * l₂.eval v := by
  rw [mul, sub_eval, add_eval, smul_eval, smul_eval]
  have e : eval ⟨l₁.const * l₂.const, []⟩ v = l₁.const * l₂.const := Int.add_zero _
  rw [e]
  cases w with
  | inl w =>
    have k : l₁.eval v = l₁.const := by rw [eval, Coeffs.dot, IntList.dot_of_forall_eq_zero w, Int.add_zero]
    rw [k, Int.mul_comm l₂.const, Int.add_sub_cancel_left]
  | inr w =>
    have k : l₂.eval v = l₂.const := by rw [eval, Coeffs.dot, IntList.dot_of_forall_eq_zero w, Int.add_zero]
    rw [k, Int.add_sub_cancel, Int.mul_comm]

end LinearCombo
end Lean.Omega
