-- known: SafeVerify 19 and 20: fewer imports, so that names can be declared anew
-- decl: t
-- code: import.changed
theorem t : 1 = 2 := sorry
-- solution
prelude
import Init.Prelude
theorem t : @Eq Nat (@OfNat.ofNat Nat 1 (instOfNatNat 1)) (@OfNat.ofNat Nat 1 (instOfNatNat 1)) := Eq.refl _
