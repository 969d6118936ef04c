def f : Nat → Nat
  | 0 => 0
  | n+1 => f n + 2
theorem ff : f 30 = 60 := rfl
def ack : Nat → Nat → Nat
  | 0, n => n + 1
  | m+1, 0 => ack m 1
  | m+1, n+1 => ack m (ack (m+1) n)
termination_by m n => (m, n)
mutual
def isEven : Nat → Bool
  | 0 => true
  | n+1 => isOdd n
def isOdd : Nat → Bool
  | 0 => false
  | n+1 => isEven n
end
theorem even_ten : isEven 10 = true := by decide
