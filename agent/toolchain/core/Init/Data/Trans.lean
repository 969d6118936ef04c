prelude
import Init.Data.Int.DivMod
set_option autoImplicit false

/-!
# `Trans` instances, for `calc`
-/

instance : Trans Iff Iff Iff := ⟨Iff.trans⟩
namespace Nat
instance : Trans (α := Nat) (· ∣ ·) (· ∣ ·) (· ∣ ·) := ⟨Nat.dvd_trans⟩
instance : Trans (α := Nat) (· > ·) (· > ·) (· > ·) := ⟨fun h k => Nat.lt_trans k h⟩
instance : Trans (α := Nat) (· ≥ ·) (· ≥ ·) (· ≥ ·) := ⟨fun h k => Nat.le_trans k h⟩
instance : Trans (α := Nat) (· > ·) (· ≥ ·) (· > ·) := ⟨fun h k => Nat.lt_of_le_of_lt k h⟩
instance : Trans (α := Nat) (· ≥ ·) (· > ·) (· > ·) := ⟨fun h k => Nat.lt_of_lt_of_le k h⟩
end Nat
namespace Int
instance : Trans (α := Int) (· ≤ ·) (· ≤ ·) (· ≤ ·) := ⟨Int.le_trans⟩
instance : Trans (α := Int) (· < ·) (· < ·) (· < ·) := ⟨Int.lt_trans⟩
instance : Trans (α := Int) (· ≤ ·) (· < ·) (· < ·) := ⟨Int.lt_of_le_of_lt⟩
instance : Trans (α := Int) (· < ·) (· ≤ ·) (· < ·) := ⟨Int.lt_of_lt_of_le⟩
instance : Trans (α := Int) (· ∣ ·) (· ∣ ·) (· ∣ ·) := ⟨Int.dvd_trans⟩
instance : Trans (α := Int) (· > ·) (· > ·) (· > ·) := ⟨fun h k => Int.lt_trans k h⟩
instance : Trans (α := Int) (· ≥ ·) (· ≥ ·) (· ≥ ·) := ⟨fun h k => Int.le_trans k h⟩
attribute [refl] Int.le_refl
attribute [refl] Nat.dvd_refl Int.dvd_refl
end Int
