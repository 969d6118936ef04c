def q := Quot.mk (fun (_ _ : Nat) => True) 3
theorem q_eq : q = Quot.mk _ 4 := Quot.sound trivial
