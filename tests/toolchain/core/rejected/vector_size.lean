-- error: Type mismatch
-- error: Vector Nat 3
def three : Vector Nat 3 := (#v[1, 2] : Vector Nat 2)
