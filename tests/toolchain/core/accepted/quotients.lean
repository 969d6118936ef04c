/-! Setoids and quotients. -/
def parity : Setoid Nat where
  r a b := a % 2 = b % 2
  iseqv := ⟨fun _ => rfl, fun h => h.symm, fun h k => h.trans k⟩
def Parity := Quotient parity
def Parity.isEven : Parity → Bool := Quotient.lift (fun n => n % 2 == 0) fun a b (h : a % 2 = b % 2) => by simp [h]
example : Parity.isEven (Quotient.mk parity 4) = true := rfl
example : Quotient.mk parity 1 = Quotient.mk parity 3 := Quotient.sound rfl
example (q : Parity) : ∃ n, Quotient.mk parity n = q := Quotient.inductionOn q fun n => ⟨n, rfl⟩
example (a b : Nat) (h : Quotient.mk parity a = Quotient.mk parity b) : a % 2 = b % 2 := Quotient.exact h
