-- decl: t
-- code: statement.changed
opaque _x : Nat
opaque _y : Nat
theorem t : _x = _y := sorry

-- solution
opaque _x : Nat
opaque _y : Nat
theorem t : _x = _x := rfl
