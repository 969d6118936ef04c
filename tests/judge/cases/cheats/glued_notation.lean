-- decl: t
-- text: only
-- code: text.macro

theorem t : True := sorry
-- solution

def h : Nat := 0b1notation "FOO" => 1
theorem t : True := trivial
