-- decl: t
-- code: text.unsafe
theorem t : False := sorry
-- solution
unsafe def loop (n : Nat) : Nat := loop (n + 1)
@[implemented_by loop] def one (n : Nat) : Nat := 1
theorem wrong : False := sorry
theorem t : False := wrong
