/-! Numbers: greatest common divisors, powers, division, bit vectors -/
example (a b : Nat) : Nat.gcd a b = Nat.gcd b a := Nat.gcd_comm a b
example (a b : Nat) (h : Nat.Coprime a b) (k : a ∣ b * c) : a ∣ c := h.dvd_of_dvd_mul_left k
example (a b : Nat) : Nat.gcd a b * Nat.lcm a b = a * b := Nat.gcd_mul_lcm a b
example : Nat.Coprime 4 9 := by decide
example (n : Nat) : n < 2 ^ n := Nat.lt_pow_self (by decide)
example (m n k : Nat) : m / n / k = m / (n * k) := Nat.div_div_eq_div_mul m n k
example (a b n : Int) : a * b % n = a % n * (b % n) % n := Int.mul_emod a b n
example (a b : Int) (h : 0 < b) (k : a ∣ b) : a ≤ b := Int.le_of_dvd h k
example (a : Int) : a.sign * a.natAbs = a := Int.sign_mul_natAbs a
#guard Int.tdiv (-7) 2 = -3
#guard Int.fdiv (-7) 2 = -4
#guard Nat.sqrt 50 = 7
/-- info: 0x08#8 -/
#guard_msgs in
#eval 5#8 + 3#8
#guard (250#8).toInt = -6
#guard 0b1100#4 &&& 0b1010#4 = 0b1000#4
example (x y : BitVec 8) : x + y = y + x := by ac_rfl
