-- decl: t
-- code: text.command
theorem t : False := sorry
-- solution
def inst : Inhabited False := ⟨sorry⟩
@[instance] opaque v : Inhabited False := inst
theorem t : False := v.default
