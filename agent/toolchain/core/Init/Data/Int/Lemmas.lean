prelude
import Init.Data.Int.Basic
set_option autoImplicit false
set_option linter.unusedVariables false
set_option linter.unusedSimpArgs false

/-!
# Integers: a commutative ring

Every integer is a difference of naturals; ring and order facts follow from those of `Nat`.
-/

namespace Int

theorem subNatNat_of_le {m n : Nat} (h : n ≤ m) : subNatNat m n = ofNat (m - n) := by
  show (match (n - m : Nat) with | 0 => _ | .succ k => _) = _
  rw [Nat.sub_eq_zero_of_le h]
theorem subNatNat_of_lt {m n : Nat} (h : m < n) : subNatNat m n = negSucc (Nat.pred (n - m)) := by
  show (match (n - m : Nat) with | 0 => _ | .succ k => _) = _
  have p := Nat.sub_pos_of_lt h
  generalize n - m = x at p
  cases x with
  | zero => exact absurd p (Nat.lt_irrefl 0)
  | succ x => rfl
@[simp] theorem subNatNat_add_add (m n k : Nat) : subNatNat (m + k) (n + k) = subNatNat m n := by
  cases Nat.lt_or_ge m n with
  | inl h => rw [subNatNat_of_lt h, subNatNat_of_lt (Nat.add_lt_add_right h k), Nat.add_sub_add_right]
  | inr h => rw [subNatNat_of_le h, subNatNat_of_le (Nat.add_le_add_right h k), Nat.add_sub_add_right]
theorem subNatNat_congr {m n k l : Nat} (h : m + l = k + n) : subNatNat m n = subNatNat k l := by
  rw [← subNatNat_add_add m n l, h, Nat.add_comm n l, subNatNat_add_add]
theorem ofNat_eq (n : Nat) : ofNat n = subNatNat n 0 := by rw [subNatNat_of_le (Nat.zero_le n)]; rfl
theorem negSucc_eq' (n : Nat) : negSucc n = subNatNat 0 (n + 1) := rfl
theorem exists_sub (a : Int) : ∃ m n, a = subNatNat m n := match a with
  | ofNat n => ⟨n, 0, ofNat_eq n⟩
  | negSucc n => ⟨0, n + 1, rfl⟩
theorem sub_cases (m n : Nat) : (∃ k, m = n + k ∧ subNatNat m n = ofNat k) ∨ (∃ k, n = m + (k + 1) ∧ subNatNat m n = negSucc k) := by
  cases Nat.lt_or_ge m n with
  | inl h =>
    obtain ⟨k, e⟩ := Nat.le.dest h
    refine .inr ⟨k, by rw [← e, Nat.succ_add]; rfl, ?_⟩
    have : n = 0 + (k + 1) + m := by rw [← e, Nat.succ_add, Nat.zero_add, Nat.add_comm m k]; exact (Nat.succ_add k m).symm
    rw [this]
    have := subNatNat_add_add 0 (0 + (k + 1)) m
    rw [Nat.zero_add] at this; rw [this, Nat.zero_add]; rfl
  | inr h => obtain ⟨k, e⟩ := Nat.le.dest h; exact .inl ⟨k, e.symm, by rw [subNatNat_of_le h, ← e, Nat.add_sub_cancel_left]⟩
theorem add_sub (m n k l : Nat) : subNatNat m n + subNatNat k l = subNatNat (m + k) (n + l) := by
  cases sub_cases m n with
  | inl h => obtain ⟨x, e, ex⟩ := h; cases sub_cases k l with
    | inl g => obtain ⟨y, f, fy⟩ := g; rw [ex, fy]; show ofNat (x + y) = _; rw [ofNat_eq]; apply subNatNat_congr; rw [e, f]; simp [Nat.add_comm, Nat.add_left_comm]
    | inr g => obtain ⟨y, f, fy⟩ := g; rw [ex, fy]; show subNatNat x (y + 1) = _; apply subNatNat_congr; rw [e, f]; simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  | inr h => obtain ⟨x, e, ex⟩ := h; cases sub_cases k l with
    | inl g => obtain ⟨y, f, fy⟩ := g; rw [ex, fy]; show subNatNat y (x + 1) = _; apply subNatNat_congr; rw [e, f]; simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
    | inr g => obtain ⟨y, f, fy⟩ := g; rw [ex, fy]; show subNatNat 0 (x + y + 1 + 1) = _; apply subNatNat_congr; rw [e, f]; simp only [Nat.zero_add, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
theorem neg_sub' (m n : Nat) : -(subNatNat m n) = subNatNat n m := by
  cases sub_cases m n with
  | inl h =>
    obtain ⟨x, e, ex⟩ := h; rw [ex]
    cases x with
    | zero => show ofNat 0 = _; rw [ofNat_eq]; apply subNatNat_congr; rw [e]; simp
    | succ x => show subNatNat 0 (x + 1) = _; apply subNatNat_congr; rw [e]; simp
  | inr h => obtain ⟨x, e, ex⟩ := h; rw [ex]; show ofNat (x + 1) = _; rw [ofNat_eq]; apply subNatNat_congr; rw [e]; simp [Nat.add_comm]
protected theorem add_comm (a b : Int) : a + b = b + a := by
  revert b; obtain ⟨m, n, rfl⟩ := exists_sub a; intro b; obtain ⟨k, l, rfl⟩ := exists_sub b
  rw [add_sub, add_sub, Nat.add_comm m, Nat.add_comm n]
protected theorem add_assoc (a b c : Int) : a + b + c = a + (b + c) := by
  revert b c; obtain ⟨m, n, rfl⟩ := exists_sub a; intro b; obtain ⟨k, l, rfl⟩ := exists_sub b; intro c; obtain ⟨i, j, rfl⟩ := exists_sub c
  rw [add_sub, add_sub, add_sub, add_sub, Nat.add_assoc, Nat.add_assoc]
protected theorem add_left_comm (a b c : Int) : a + (b + c) = b + (a + c) := by rw [← Int.add_assoc, Int.add_comm a, Int.add_assoc]
@[simp] protected theorem add_zero : ∀ a : Int, a + 0 = a
  | ofNat _ => rfl
  | negSucc _ => rfl
@[simp] protected theorem zero_add (a : Int) : 0 + a = a := (Int.add_comm 0 a).trans (Int.add_zero a)
theorem subNatNat_self (n : Nat) : subNatNat n n = 0 := by rw [subNatNat_of_le (Nat.le_refl n), Nat.sub_self]; rfl
protected theorem sub_eq_add_neg {a b : Int} : a - b = a + -b := rfl
@[simp] protected theorem add_right_neg (a : Int) : a + -a = 0 := by
  obtain ⟨m, n, rfl⟩ := exists_sub a; rw [neg_sub', add_sub, Nat.add_comm m n, subNatNat_self]
@[simp] protected theorem add_left_neg (a : Int) : -a + a = 0 := (Int.add_comm _ _).trans (Int.add_right_neg a)
@[simp] protected theorem sub_self (a : Int) : a - a = 0 := Int.add_right_neg a
@[simp] protected theorem neg_neg (a : Int) : -(-a) = a := by obtain ⟨m, n, rfl⟩ := exists_sub a; rw [neg_sub', neg_sub']
@[simp] protected theorem neg_zero : -(0 : Int) = 0 := rfl
@[simp] protected theorem sub_zero (a : Int) : a - 0 = a := Int.add_zero a
protected theorem neg_add {a b : Int} : -(a + b) = -a + -b := by
  revert b; obtain ⟨m, n, rfl⟩ := exists_sub a; intro b; obtain ⟨k, l, rfl⟩ := exists_sub b; rw [add_sub, neg_sub', neg_sub', neg_sub', add_sub]
protected theorem add_left_cancel {a b c : Int} (h : a + b = a + c) : b = c := by
  have := congrArg (-a + ·) h
  simp only [← Int.add_assoc, Int.add_left_neg, Int.zero_add] at this; exact this
protected theorem sub_add_cancel (a b : Int) : a - b + b = a := by rw [Int.sub_eq_add_neg, Int.add_assoc, Int.add_left_neg, Int.add_zero]
protected theorem add_sub_cancel (a b : Int) : a + b - b = a := by rw [Int.sub_eq_add_neg, Int.add_assoc, Int.add_right_neg, Int.add_zero]
protected theorem mul_comm : ∀ a b : Int, a * b = b * a
  | ofNat n, ofNat m => congrArg ofNat (Nat.mul_comm n m)
  | ofNat n, negSucc m => congrArg negOfNat (Nat.mul_comm n (m+1))
  | negSucc n, ofNat m => congrArg negOfNat (Nat.mul_comm (n+1) m)
  | negSucc n, negSucc m => congrArg ofNat (Nat.mul_comm (n+1) (m+1))
theorem negOfNat_eq (n : Nat) : negOfNat n = subNatNat 0 n := by cases n <;> rfl
theorem mul_sub' (m n k l : Nat) : subNatNat m n * subNatNat k l = subNatNat (m * k + n * l) (m * l + n * k) := by
  cases sub_cases m n with
  | inl h => obtain ⟨x, e, ex⟩ := h; cases sub_cases k l with
    | inl g => obtain ⟨y, f, fy⟩ := g; rw [ex, fy]; show ofNat (x * y) = _; rw [ofNat_eq]; apply subNatNat_congr; rw [e, f]; simp only [Nat.add_zero, Nat.mul_add, Nat.add_mul, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
    | inr g => obtain ⟨y, f, fy⟩ := g; rw [ex, fy]; show negOfNat (x * (y + 1)) = _; rw [negOfNat_eq]; apply subNatNat_congr; rw [e, f]; generalize y + 1 = y; simp only [Nat.add_zero, Nat.zero_add, Nat.mul_add, Nat.add_mul, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  | inr h => obtain ⟨x, e, ex⟩ := h; cases sub_cases k l with
    | inl g => obtain ⟨y, f, fy⟩ := g; rw [ex, fy]; show negOfNat ((x + 1) * y) = _; rw [negOfNat_eq]; apply subNatNat_congr; rw [e, f]; generalize x + 1 = x; simp only [Nat.add_zero, Nat.zero_add, Nat.mul_add, Nat.add_mul, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
    | inr g => obtain ⟨y, f, fy⟩ := g; rw [ex, fy]; show ofNat ((x + 1) * (y + 1)) = _; rw [ofNat_eq]; apply subNatNat_congr; rw [e, f]; generalize x + 1 = x; generalize y + 1 = y; simp only [Nat.add_zero, Nat.mul_add, Nat.add_mul, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
protected theorem mul_add (a b c : Int) : a * (b + c) = a * b + a * c := by
  obtain ⟨m, n, rfl⟩ := exists_sub a; obtain ⟨k, l, rfl⟩ := exists_sub b; obtain ⟨i, j, rfl⟩ := exists_sub c
  rw [add_sub, mul_sub', mul_sub', mul_sub', add_sub]
  simp only [Nat.mul_add, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
protected theorem add_mul (a b c : Int) : (a + b) * c = a * c + b * c := by rw [Int.mul_comm, Int.mul_add, Int.mul_comm c, Int.mul_comm c]
protected theorem mul_assoc (a b c : Int) : a * b * c = a * (b * c) := by
  obtain ⟨m, n, rfl⟩ := exists_sub a; obtain ⟨k, l, rfl⟩ := exists_sub b; obtain ⟨i, j, rfl⟩ := exists_sub c
  rw [mul_sub', mul_sub', mul_sub', mul_sub']
  simp only [Nat.mul_add, Nat.add_mul, Nat.mul_assoc, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
@[simp] protected theorem mul_one (a : Int) : a * 1 = a := by
  obtain ⟨m, n, rfl⟩ := exists_sub a
  show subNatNat m n * ofNat 1 = _
  rw [ofNat_eq, mul_sub']; simp
@[simp] protected theorem one_mul (a : Int) : 1 * a = a := (Int.mul_comm 1 a).trans (Int.mul_one a)
@[simp] protected theorem mul_zero (a : Int) : a * 0 = 0 := by
  obtain ⟨m, n, rfl⟩ := exists_sub a
  show subNatNat m n * ofNat 0 = _
  rw [ofNat_eq, mul_sub']; simp [subNatNat_self]
@[simp] protected theorem zero_mul (a : Int) : 0 * a = 0 := (Int.mul_comm 0 a).trans (Int.mul_zero a)
end Int
