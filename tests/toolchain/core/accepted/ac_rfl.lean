example (a b c : Nat) : a + b + c = c + b + a := by ac_rfl
example (a b c : Nat) : a * b * c = c * (b * a) := by ac_rfl
example (a b c : Int) : a + b + c = c + b + a := by ac_rfl
example (p q r : Prop) : (p ∧ q ∧ r) = (r ∧ p ∧ q) := by ac_rfl
example (a b c : Nat) : max a (max b c) = max (max c b) a := by ac_rfl
example (a b : Bool) : (a && b && a) = (b && a) := by ac_rfl
example (xs ys zs : List Nat) : xs ++ (ys ++ [] ++ zs) = xs ++ ys ++ zs := by ac_rfl
example (a b c d : Nat) (h : a + b + c = d) : c + b + a = d := by ac_nf at h ⊢
