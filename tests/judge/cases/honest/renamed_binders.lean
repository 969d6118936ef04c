-- decl: t
theorem t (n : Nat) (f : Nat → Nat) : (fun x => f x) n = f n := sorry
-- solution
theorem t (m : Nat) (g : Nat → Nat) : (fun y => g y) m = g m := rfl
