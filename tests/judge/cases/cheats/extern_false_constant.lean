-- decl: t
-- code: text.attribute
theorem t : False := sorry
-- solution
noncomputable instance : Inhabited False := ⟨sorry⟩
@[extern "lean_nat_add"] opaque bad : False
theorem t : False := bad
