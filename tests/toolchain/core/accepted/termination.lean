-- well-founded recursion whose measure `omega` proves to decrease
def up (i n : Nat) : Nat := if i < n then up (i + 1) n + 1 else 0
termination_by n - i
/-- info: 7 -/
#guard_msgs in #eval up 3 10

def ack : Nat → Nat → Nat
  | 0, n => n + 1
  | m + 1, 0 => ack m 1
  | m + 1, n + 1 => ack m (ack (m + 1) n)
termination_by m n => (m, n)
/-- info: 9 -/
#guard_msgs in #eval ack 2 3

def digits (n : Nat) : List Nat := if n < 10 then [n] else digits (n / 10) ++ [n % 10]
/-- info: [1, 2, 0, 3] -/
#guard_msgs in #eval digits 1203

def gcd' (a b : Nat) : Nat := if h : b = 0 then a else gcd' b (a % b)
termination_by b
decreasing_by exact Nat.mod_lt _ (by omega)
/-- info: 6 -/
#guard_msgs in #eval gcd' 12 18

theorem up_eq (i n : Nat) : up i n = n - i := by
  induction i using up.induct n with
  | case1 i h ih => rw [up, if_pos h, ih]; omega
  | case2 i h => rw [up, if_neg h]; omega
