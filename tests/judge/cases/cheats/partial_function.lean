-- decl: t
-- code: text.unsafe
theorem t (n : Nat) : False := sorry
-- solution
def inst : Inhabited False := ⟨sorry⟩
attribute [local instance] inst
partial def bad (n : Nat) : False := bad (n + 1)
theorem t (n : Nat) : False := bad n
