-- decl: t
-- code: statement.changed
def f (n : Nat) : Nat :=
  match n with
  | 0 => if 0 = 0 then 1 else 2
  | k+1 => if k = 0 then sorry else 5
theorem t : f 2 = 77 := sorry

-- solution
def f (n : Nat) : Nat :=
  match n with
  | 0 => if 0 = 0 then 1 else 2
  | k+1 => if k = 0 then f k else if k = 1 then 77 else 5
theorem t : f 2 = 77 := rfl
