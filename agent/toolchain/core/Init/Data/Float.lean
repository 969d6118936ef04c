prelude
import Init.Data.Hashable
set_option autoImplicit false

/-!
# Floating point numbers and decimal literals

Everything about `Float` is opaque to proofs, as in Lean; the operations are those of the machine.
-/

universe u

/-- the literal `mantissa * 10 ^ ∓exponent` -/
class OfScientific (α : Type u) where
  ofScientific (mantissa : Nat) (exponentSign : Bool) (decimalExponent : Nat) : α
attribute [match_pattern] OfScientific.ofScientific

structure FloatSpec where
  float : Type
  val : float
  lt : float → float → Prop
  le : float → float → Prop
  decLt : DecidableRel lt
  decLe : DecidableRel le
instance : Inhabited FloatSpec := ⟨⟨Unit, (), fun _ _ => True, fun _ _ => True, fun _ _ => isTrue trivial, fun _ _ => isTrue trivial⟩⟩
opaque floatSpec : FloatSpec
structure Float where
  val : floatSpec.float
instance : Nonempty Float := ⟨⟨floatSpec.val⟩⟩

namespace Float
@[extern "lean_float_of_nat"] opaque ofNat (n : @& Nat) : Float
@[extern "from_library"] protected opaque ofScientific (m : Nat) (s : Bool) (e : Nat) : Float
@[extern "from_library"] protected opaque ofInt (n : Int) : Float
@[extern "lean_float_add"] opaque add : Float → Float → Float
@[extern "lean_float_sub"] opaque sub : Float → Float → Float
@[extern "lean_float_mul"] opaque mul : Float → Float → Float
@[extern "lean_float_div"] opaque div : Float → Float → Float
@[extern "lean_float_negate"] opaque neg : Float → Float
@[extern "lean_float_beq"] opaque beq (a b : Float) : Bool
def lt (a b : Float) : Prop := floatSpec.lt a.val b.val
def le (a b : Float) : Prop := floatSpec.le a.val b.val
@[extern "lean_float_decLt"] opaque decLt (a b : Float) : Decidable (lt a b) := floatSpec.decLt a.val b.val
@[extern "lean_float_decLe"] opaque decLe (a b : Float) : Decidable (le a b) := floatSpec.decLe a.val b.val
@[extern "lean_float_to_string"] protected opaque toString : Float → String
@[extern "lean_float_to_uint64"] opaque toUInt64 : Float → UInt64
@[extern "sqrt"] opaque sqrt : Float → Float
@[extern "pow"] opaque pow : Float → Float → Float
@[extern "exp"] opaque exp : Float → Float
@[extern "log"] opaque log : Float → Float
@[extern "sin"] opaque sin : Float → Float
@[extern "cos"] opaque cos : Float → Float
@[extern "tan"] opaque tan : Float → Float
@[extern "floor"] opaque floor : Float → Float
@[extern "ceil"] opaque ceil : Float → Float
@[extern "round"] opaque round : Float → Float
@[extern "fabs"] opaque abs : Float → Float

@[default_instance 501] instance instOfScientificFloat : OfScientific Float := ⟨Float.ofScientific⟩
instance instInhabited : Inhabited Float := ⟨ofNat 0⟩
instance instNatCast : NatCast Float := ⟨ofNat⟩
instance instOfNat {n : Nat} : OfNat Float n := ⟨ofNat n⟩
instance instAdd : Add Float := ⟨add⟩
instance instSub : Sub Float := ⟨sub⟩
instance instMul : Mul Float := ⟨mul⟩
instance instDiv : Div Float := ⟨div⟩
instance instNeg : Neg Float := ⟨neg⟩
instance instLT : LT Float := ⟨lt⟩
instance instLE : LE Float := ⟨le⟩
instance instBEq : BEq Float := ⟨beq⟩
instance instDecidableLT (a b : Float) : Decidable (a < b) := decLt a b
instance instDecidableLE (a b : Float) : Decidable (a ≤ b) := decLe a b
instance instPow : HPow Float Float Float := ⟨pow⟩
instance instToString : ToString Float := ⟨Float.toString⟩
instance instRepr : Repr Float := ⟨fun n p => if n < 0 then Repr.addAppParen (.text (toString n)) p else .text (toString n)⟩
instance instMin : Min Float := minOfLe
instance instMax : Max Float := maxOfLe
end Float
@[inline] def Nat.toFloat (n : Nat) : Float := Float.ofNat n
