prelude
import Init.Data.Nat.Div
set_option autoImplicit false
set_option linter.unusedVariables false
set_option linter.unusedSimpArgs false

/-!
# Integers: the functions
-/

set_option genCtorIdx false in
inductive Int : Type where
  | ofNat : Nat → Int
  | negSucc : Nat → Int
attribute [extern "lean_nat_to_int"] Int.ofNat
attribute [extern "lean_int_neg_succ_of_nat"] Int.negSucc
instance instNatCastInt : NatCast Int := ⟨Int.ofNat⟩
instance instOfNat {n : Nat} : OfNat Int n := ⟨Int.ofNat n⟩
class IntCast (R : Type) where
  protected intCast : Int → R
instance instIntCastInt : IntCast Int := ⟨fun n => n⟩
namespace Int
instance instInhabited : Inhabited Int := ⟨ofNat 0⟩
def negOfNat : Nat → Int
  | 0 => 0
  | .succ m => negSucc m
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_neg"] protected def neg (n : @& Int) : Int := match n with
  | ofNat n => negOfNat n
  | negSucc n => ofNat (Nat.succ n)
@[default_instance 500] instance instNegInt : Neg Int := ⟨Int.neg⟩
def subNatNat (m n : Nat) : Int := match (n - m : Nat) with
  | 0 => ofNat (m - n)
  | .succ k => negSucc k
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_add"] protected def add (m n : @& Int) : Int := match m, n with
  | ofNat m, ofNat n => ofNat (m + n)
  | ofNat m, negSucc n => subNatNat m (Nat.succ n)
  | negSucc m, ofNat n => subNatNat n (Nat.succ m)
  | negSucc m, negSucc n => negSucc (Nat.succ (m + n))
instance instAdd : Add Int := ⟨Int.add⟩
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_mul"] protected def mul (m n : @& Int) : Int := match m, n with
  | ofNat m, ofNat n => ofNat (m * n)
  | ofNat m, negSucc n => negOfNat (m * Nat.succ n)
  | negSucc m, ofNat n => negOfNat (Nat.succ m * n)
  | negSucc m, negSucc n => ofNat (Nat.succ m * Nat.succ n)
instance instMul : Mul Int := ⟨Int.mul⟩
@[extern "lean_int_sub"] protected def sub (m n : @& Int) : Int := m + -n
instance instSub : Sub Int := ⟨Int.sub⟩
inductive NonNeg : Int → Prop where
  | mk (n : Nat) : NonNeg (ofNat n)
protected def le (a b : Int) : Prop := NonNeg (b - a)
instance instLEInt : LE Int := ⟨Int.le⟩
protected def lt (a b : Int) : Prop := (a + 1) ≤ b
instance instLTInt : LT Int := ⟨Int.lt⟩
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_dec_nonneg"] def decNonneg (m : @& Int) : Decidable (NonNeg m) := match m with
  | ofNat m => isTrue (NonNeg.mk m)
  | negSucc _ => isFalse (fun h => @NonNeg.rec (fun i _ => @Int.rec (fun _ => Prop) (fun _ => True) (fun _ => False) i) (fun _ => trivial) _ h)
@[extern "lean_int_dec_le"] instance decLe (a b : @& Int) : Decidable (a ≤ b) := decNonneg _
@[extern "lean_int_dec_lt"] instance decLt (a b : @& Int) : Decidable (a < b) := decNonneg _
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_abs"] def natAbs (m : @& Int) : Nat := match m with
  | ofNat m => m
  | negSucc m => Nat.succ m
attribute [gen_constructor_elims] Int
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_dec_eq"] protected def decEq (a b : @& Int) : Decidable (a = b) := match a, b with
  | ofNat a, ofNat b => match decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse h => isFalse fun e => h (Int.ofNat.inj e)
  | ofNat _, negSucc _ => isFalse nofun
  | negSucc _, ofNat _ => isFalse nofun
  | negSucc a, negSucc b => match decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse h => isFalse fun e => h (Int.negSucc.inj e)
instance instDecidableEq : DecidableEq Int := Int.decEq
def toNat : Int → Nat
  | ofNat n => n
  | negSucc _ => 0
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_ediv"] def ediv : (@& Int) → (@& Int) → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / Nat.succ n)
  | negSucc _, ofNat 0 => 0
  | negSucc m, ofNat (Nat.succ n) => negSucc (m / Nat.succ n)
  | negSucc m, negSucc n => ofNat (Nat.succ (m / Nat.succ n))
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_emod"] def emod : (@& Int) → (@& Int) → Int
  | ofNat m, n => ofNat (m % natAbs n)
  | negSucc m, n => subNatNat (natAbs n) (Nat.succ (m % natAbs n))
instance instDiv : Div Int := ⟨Int.ediv⟩
instance instMod : Mod Int := ⟨Int.emod⟩
protected def pow (m : Int) : Nat → Int
  | 0 => 1
  | .succ n => Int.pow m n * m
instance instNatPow : NatPow Int := ⟨Int.pow⟩
instance instDvd : Dvd Int := ⟨fun a b => ∃ c, b = a * c⟩
end Int
