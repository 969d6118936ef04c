-- decl: f_spec
-- code: text.attribute
def f (n : Nat) : Nat := sorry
theorem f_spec (n : Nat) : n < f n := sorry
-- solution
def f (n : Nat) : Nat := n + 1
def fast (n : Nat) : Nat := n + 1
@[csimp] theorem wrong : @f = @fast := rfl
theorem f_spec (n : Nat) : n < f n := Nat.lt_succ_self n
