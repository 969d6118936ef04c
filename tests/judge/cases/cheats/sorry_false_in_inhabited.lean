-- decl: t
-- code: axiom.sorry
theorem t : False := sorry
-- solution
def inst : Inhabited False := ⟨sorry⟩
theorem t : False := inst.default
