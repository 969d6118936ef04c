-- the operations that `omega` takes apart: truncated subtraction, `/` and `%` by literals, `∣`, `min`, `max`, casts, `Fin`
example (a b : Nat) : a - b ≤ a := by omega
example (a b c : Nat) : a - b - c = a - (b + c) := by omega
example (a : Nat) : a % 2 < 2 := by omega
example (a : Nat) : a / 2 * 2 ≤ a := by omega
example (a : Nat) (h : a % 2 = 1) : a / 2 * 2 + 1 = a := by omega
example (x : Nat) (h : x % 4 = 3) : x % 2 = 1 := by omega
example (x : Int) : (x + 1) % 3 ≠ x % 3 := by omega
example (x : Int) : x / (-2) = -(x / 2) := by omega
example (x : Int) : x / 0 = 0 := by omega
example (x : Int) (h : x % 2 = 0) : ∃ k, x = 2 * k := ⟨x / 2, by omega⟩
example (a b : Nat) (h : (a + b) / 2 = a) : b ≤ a + 1 := by omega
example (a : Nat) (h : 2 ∣ a) : 4 ∣ 2 * a := by omega
example (a : Nat) (h : ¬2 ∣ a) : a % 2 = 1 := by omega
example (a : Int) (h : ¬2 ∣ a) : a % 2 = 1 := by omega
example (x : Int) : 6 ∣ (x * 6 + 12) := by omega
example (a b : Nat) : max a b = max b a := by omega
example (a b : Nat) : min a b ≤ max a b := by omega
example (a b c : Int) (h : a ≤ b) : min a c ≤ max b c := by omega
example (x : Int) : x.natAbs ≥ x := by omega
example (x : Int) (h : 0 ≤ x) : (x.toNat : Int) = x := by omega
example (x : Nat) : (x : Int) ≥ 0 := by omega
example (x y : Nat) (h : (x : Int) < y) : x < y := by omega
example (x : Nat) : x <<< 1 = 2 * x := by omega
example (x : Nat) : x >>> 1 = x / 2 := by omega
example (n : Nat) : 2 ^ (n + 1) = 2 * 2 ^ n := by omega
example (x : Nat) (h : x % 2 ^ 3 = 7) : x % 2 = 1 := by omega
example (x y : Nat) (h : (x, y).1 < 3) : x < 3 := by omega
example (x : Int) : (if x < 0 then 0 else x) ≥ 0 := by omega
example (x y : Nat) : x - y ≤ x := by omega +splitNatSub
example (x y : Nat) : x - y ≤ x := by omega (config := { splitNatSub := true })

example (i : Fin 5) : i.val < 5 := by omega
example (i j : Fin 5) (h : i < j) : i.val + 1 ≤ j.val := by omega
example (i j : Fin 5) (h : i ≠ j) (h2 : ¬i < j) : j < i := by omega
example (i : Fin 5) (h : i = 3) : i.val = 3 := by omega
example (i j : Fin 5) (h : i < 3) (k : j < 1) : (i + j).val < 3 := by omega
example (i j : Fin 5) : (i - j + j).val = i.val := by omega
example (i : Fin 7) : (2 * i).val = 2 * i.val % 7 := by omega

def log (n : Nat) : Nat := if h : n ≤ 1 then 0 else 1 + log (n / 2)
termination_by n
decreasing_by omega
