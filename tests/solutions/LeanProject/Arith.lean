/-!
# Arithmetic

Functions on `Nat` by recursion, and what induction says of them.
-/

namespace LeanProject.Arith

/-- Twice a number, by recursion. -/
def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2

/-- `0 + 1 + ... + n`. -/
def sumTo : Nat → Nat
  | 0 => 0
  | n + 1 => sumTo n + (n + 1)

/-- The sum of the first `n` odd numbers. -/
def sumOdd : Nat → Nat
  | 0 => 0
  | n + 1 => sumOdd n + (2 * n + 1)

/-- Factorial. -/
def fact : Nat → Nat
  | 0 => 1
  | n + 1 => (n + 1) * fact n

/-- Power, by recursion on the exponent. -/
def power (b : Nat) : Nat → Nat
  | 0 => 1
  | n + 1 => power b n * b

/-- Addition that moves one unit at a time from the first number to the second. -/
def addAcc : Nat → Nat → Nat
  | 0, m => m
  | n + 1, m => addAcc n (m + 1)

/-- Whether a number is even, by recursion. -/
def isEven : Nat → Bool
  | 0 => true
  | n + 1 => !isEven n

theorem double_zero : double 0 = 0 :=
  rfl

theorem double_succ (n : Nat) : double (n + 1) = double n + 2 :=
  rfl

theorem double_eq_add (n : Nat) : double n = n + n := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [double_succ, ih, Nat.succ_add]
    rfl

theorem double_eq_two_mul (n : Nat) : double n = 2 * n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [double_succ, ih, Nat.mul_succ]

theorem double_add (m n : Nat) : double (m + n) = double m + double n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [← Nat.add_assoc, double_succ, ih, double_succ, Nat.add_assoc]

theorem double_two : double 2 = 4 := by
  rfl

theorem add_right_swap (a b c : Nat) : a + b + c = a + c + b := by
  rw [Nat.add_assoc, Nat.add_comm b c, ← Nat.add_assoc]

theorem add_left_swap (a b c : Nat) : a + (b + c) = b + (a + c) := by
  rw [← Nat.add_assoc, Nat.add_comm a b, Nat.add_assoc]

theorem zero_lt_succ' (n : Nat) : 0 < n + 1 :=
  Nat.succ_pos n

theorem le_double (n : Nat) : n ≤ double n := by
  rw [double_eq_add]
  exact Nat.le_add_left n n

theorem lt_of_succ_le' {m n : Nat} (h : m + 1 ≤ n) : m < n := by
  exact h

theorem sumTo_succ (n : Nat) : sumTo (n + 1) = sumTo n + (n + 1) :=
  rfl

theorem sumTo_gauss (n : Nat) : 2 * sumTo n = n * (n + 1) := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [sumTo_succ, Nat.mul_add, ih, ← Nat.add_mul, Nat.mul_comm]

theorem sumOdd_succ (n : Nat) : sumOdd (n + 1) = sumOdd n + (2 * n + 1) :=
  rfl

theorem sumOdd_square (n : Nat) : sumOdd n = n * n := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [sumOdd_succ, ih, Nat.two_mul, Nat.mul_succ, Nat.succ_mul]
    simp only [Nat.add_assoc]

theorem fact_succ (n : Nat) : fact (n + 1) = (n + 1) * fact n :=
  rfl

theorem fact_pos (n : Nat) : 0 < fact n := by
  induction n with
  | zero => exact Nat.zero_lt_one
  | succ n ih =>
    rw [fact_succ]
    exact Nat.mul_pos (Nat.succ_pos n) ih

theorem power_zero (b : Nat) : power b 0 = 1 :=
  rfl

theorem power_succ (b n : Nat) : power b (n + 1) = power b n * b :=
  rfl

theorem power_add (b m n : Nat) : power b (m + n) = power b m * power b n := by
  induction n with
  | zero => rw [Nat.add_zero, power_zero, Nat.mul_one]
  | succ n ih => rw [← Nat.add_assoc, power_succ, ih, power_succ, Nat.mul_assoc]

theorem one_power (n : Nat) : power 1 n = 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [power_succ, ih]

theorem power_eq_pow (b n : Nat) : power b n = b ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [power_succ, ih, Nat.pow_succ]

theorem power_pos (b n : Nat) (h : 0 < b) : 0 < power b n := by
  induction n with
  | zero => exact Nat.zero_lt_one
  | succ n ih =>
    rw [power_succ]
    exact Nat.mul_pos ih h

theorem addAcc_succ (m n : Nat) : addAcc m (n + 1) = addAcc m n + 1 := by
  induction m generalizing n with
  | zero => rfl
  | succ m ih => exact ih (n + 1)

theorem addAcc_eq_add (m n : Nat) : addAcc m n = m + n := by
  induction m generalizing n with
  | zero => rw [Nat.zero_add]; rfl
  | succ m ih =>
    show addAcc m (n + 1) = m + 1 + n
    rw [ih, Nat.succ_add, Nat.add_succ]

theorem isEven_succ (n : Nat) : isEven (n + 1) = !isEven n :=
  rfl

theorem isEven_double (n : Nat) : isEven (double n) = true := by
  induction n with
  | zero => rfl
  | succ n ih => rw [double_succ, isEven_succ, isEven_succ, ih]; rfl

theorem isEven_add_two (n : Nat) : isEven (n + 2) = isEven n := by
  rw [isEven_succ, isEven_succ]
  cases isEven n <;> rfl

theorem min_le_max (a b : Nat) (h : a ≤ b) : ∃ c, a + c = b :=
  ⟨b - a, by rw [Nat.add_comm]; exact Nat.sub_add_cancel h⟩

theorem add_sub_self (a b : Nat) : a + b - b = a := by
  rw [Nat.add_sub_cancel]

end LeanProject.Arith
