prelude
import Init.Data.UInt
import Init.Data.Int.Arith
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Bit vectors

Every operation is defined through natural numbers or integers, which the kernel computes.
-/

/-! ## Bit vectors -/
namespace BitVec
variable {w v n m : Nat}
protected def ofNatLT {w : Nat} (i : Nat) (p : i < 2 ^ w) : BitVec w := ⟨⟨i, p⟩⟩
def nil : BitVec 0 := .ofNat 0 0
protected def zero (w : Nat) : BitVec w := .ofNat w 0
def allOnes (w : Nat) : BitVec w := .ofNat w (2 ^ w - 1)
def twoPow (w i : Nat) : BitVec w := .ofNat w (1 <<< i)
def intMin (w : Nat) : BitVec w := twoPow w (w - 1)
def intMax (w : Nat) : BitVec w := .ofNat w (2 ^ (w - 1) - 1)
instance instInhabited : Inhabited (BitVec w) := ⟨.zero w⟩
instance instNatCast : NatCast (BitVec w) := ⟨.ofNat w⟩
syntax:max num noWs "#" noWs term:max : term
macro_rules | `($i:num#$n) => `(BitVec.ofNat $n $i)
@[app_unexpander BitVec.ofNat] def unexpandBitVecOfNat : Lean.PrettyPrinter.Unexpander
  | `($_ $n $i:num) => `($i:num#$n)
  | _ => throw ()

protected def toInt (x : BitVec n) : Int :=
  if 2 * x.toNat < 2 ^ n then x.toNat else (x.toNat : Int) - (2 ^ n : Nat)
protected def ofInt (n : Nat) (i : Int) : BitVec n := .ofNat n (i % (2 ^ n : Nat)).toNat
instance instIntCast : IntCast (BitVec w) := ⟨.ofInt w⟩
def getLsbD (x : BitVec w) (i : Nat) : Bool := x.toNat.testBit i
def getLsb (x : BitVec w) (i : Fin w) : Bool := x.toNat.testBit i
def getLsb? (x : BitVec w) (i : Nat) : Option Bool := if i < w then some (x.getLsbD i) else none
def getMsbD (x : BitVec w) (i : Nat) : Bool := i < w && x.getLsbD (w - 1 - i)
def getMsb (x : BitVec w) (i : Fin w) : Bool := x.getMsbD i
def getMsb? (x : BitVec w) (i : Nat) : Option Bool := if i < w then some (x.getMsbD i) else none
instance instGetElemNatBoolLt : GetElem (BitVec w) Nat Bool fun _ i => i < w :=
  ⟨fun xs i h => xs.getLsb ⟨i, h⟩⟩
protected def msb (x : BitVec n) : Bool := x.getMsbD 0
protected def cast (eq : n = m) (x : BitVec n) : BitVec m := .ofNat m x.toNat

protected def neg (x : BitVec n) : BitVec n := .ofNat n (2 ^ n - x.toNat)
instance instNeg : Neg (BitVec n) := ⟨.neg⟩
protected def abs (x : BitVec n) : BitVec n := if x.msb then .neg x else x
protected def pow (x : BitVec n) (i : Nat) : BitVec n := match i with
  | 0 => 1
  | i+1 => BitVec.pow x i * x
instance instPowNat : Pow (BitVec n) Nat := ⟨BitVec.pow⟩
def smtUDiv (x y : BitVec n) : BitVec n := if y = 0 then allOnes n else .udiv x y
def sdiv (x y : BitVec n) : BitVec n := .ofInt n (x.toInt.tdiv y.toInt)
def srem (x y : BitVec n) : BitVec n := .ofInt n (x.toInt.tmod y.toInt)
def smod (x y : BitVec n) : BitVec n := .ofInt n (x.toInt % y.toInt)
protected def ult (x y : BitVec n) : Bool := x.toNat < y.toNat
protected def ule (x y : BitVec n) : Bool := x.toNat ≤ y.toNat
protected def slt (x y : BitVec n) : Bool := x.toInt < y.toInt
protected def sle (x y : BitVec n) : Bool := x.toInt ≤ y.toInt
instance instLT : LT (BitVec n) := ⟨fun x y => x.toNat < y.toNat⟩
instance instLE : LE (BitVec n) := ⟨fun x y => x.toNat ≤ y.toNat⟩
instance instDecidableLT (x y : BitVec n) : Decidable (x < y) :=
  inferInstanceAs (Decidable (x.toNat < y.toNat))
instance instDecidableLE (x y : BitVec n) : Decidable (x ≤ y) :=
  inferInstanceAs (Decidable (x.toNat ≤ y.toNat))

protected def and (x y : BitVec n) : BitVec n := .ofNat n (x.toNat &&& y.toNat)
instance instAndOp : AndOp (BitVec n) := ⟨.and⟩
protected def or (x y : BitVec n) : BitVec n := .ofNat n (x.toNat ||| y.toNat)
instance instOrOp : OrOp (BitVec n) := ⟨.or⟩
protected def xor (x y : BitVec n) : BitVec n := .ofNat n (x.toNat ^^^ y.toNat)
instance instXorOp : XorOp (BitVec n) := ⟨.xor⟩
protected def not (x : BitVec n) : BitVec n := allOnes n ^^^ x
instance instComplement : Complement (BitVec n) := ⟨.not⟩
protected def shiftLeft (x : BitVec n) (s : Nat) : BitVec n := .ofNat n (x.toNat <<< s)
instance instHShiftLeftNat : HShiftLeft (BitVec w) Nat (BitVec w) := ⟨.shiftLeft⟩
def ushiftRight (x : BitVec n) (s : Nat) : BitVec n := .ofNat n (x.toNat >>> s)
instance instHShiftRightNat : HShiftRight (BitVec w) Nat (BitVec w) := ⟨.ushiftRight⟩
def sshiftRight (x : BitVec n) (s : Nat) : BitVec n := .ofInt n (x.toInt / (2 ^ s : Nat))
instance instHShiftLeft : HShiftLeft (BitVec m) (BitVec n) (BitVec m) := ⟨fun x y => x <<< y.toNat⟩
instance instHShiftRight : HShiftRight (BitVec m) (BitVec n) (BitVec m) := ⟨fun x y => x >>> y.toNat⟩
def rotateLeft (x : BitVec w) (k : Nat) : BitVec w := x <<< (k % w) ||| x >>> (w - k % w)
def rotateRight (x : BitVec w) (k : Nat) : BitVec w := x >>> (k % w) ||| x <<< (w - k % w)

def setWidth (v : Nat) (x : BitVec w) : BitVec v := .ofNat v x.toNat
abbrev zeroExtend := @setWidth
abbrev truncate := @setWidth
def signExtend (v : Nat) (x : BitVec w) : BitVec v := .ofInt v x.toInt
def extractLsb' (start len : Nat) (x : BitVec n) : BitVec len := .ofNat _ (x.toNat >>> start)
def extractLsb (hi lo : Nat) (x : BitVec n) : BitVec (hi - lo + 1) := extractLsb' lo _ x
def append (msbs : BitVec n) (lsbs : BitVec m) : BitVec (n + m) := .ofNat _ (msbs.toNat <<< m ||| lsbs.toNat)
instance instHAppendHAddNat : HAppend (BitVec w) (BitVec v) (BitVec (w + v)) := ⟨.append⟩
def ofBool (b : Bool) : BitVec 1 := cond b 1 0
def fill (w : Nat) (b : Bool) : BitVec w := bif b then allOnes w else 0
def concat (msbs : BitVec n) (lsb : Bool) : BitVec (n + 1) := msbs ++ ofBool lsb
def cons (msb : Bool) (lsbs : BitVec n) : BitVec (n + 1) := .ofNat _ ((if msb then 2 ^ n else 0) + lsbs.toNat)
def replicate : (i : Nat) → BitVec w → BitVec (w * i)
  | 0, _ => .ofNat _ 0
  | i+1, x => .ofNat _ (x.toNat + (replicate i x).toNat <<< w)
def ofBoolListBE : (bs : List Bool) → BitVec bs.length
  | [] => .ofNat _ 0
  | b :: bs => cons b (ofBoolListBE bs)
def toHex (x : BitVec n) : String :=
  let s := String.ofList (Nat.toDigits 16 x.toNat)
  String.ofList (List.replicate ((n + 3) / 4 - s.length) '0') ++ s
instance instRepr : Repr (BitVec n) := ⟨fun a _ => .text ("0x" ++ a.toHex ++ "#" ++ toString n)⟩
instance instToString : ToString (BitVec n) := ⟨fun a => toString (repr a)⟩
instance instHashable : Hashable (BitVec n) := ⟨fun x => hash x.toNat⟩
instance instMax : Max (BitVec n) := maxOfLe
instance instMin : Min (BitVec n) := minOfLe

@[simp] theorem toNat_ofFin (x : Fin (2 ^ n)) : (BitVec.ofFin x).toNat = x.val := rfl
@[simp] theorem toNat_ofNat (x w : Nat) : (BitVec.ofNat w x).toNat = x % 2 ^ w := rfl
theorem isLt (x : BitVec w) : x.toNat < 2 ^ w := x.toFin.isLt
theorem eq_of_toNat_eq : {x y : BitVec n} → x.toNat = y.toNat → x = y
  | ⟨⟨_, _⟩⟩, ⟨⟨_, _⟩⟩, rfl => rfl
theorem toNat_inj {x y : BitVec n} : x.toNat = y.toNat ↔ x = y := ⟨eq_of_toNat_eq, congrArg _⟩
theorem toNat_ne_iff_ne {x y : BitVec n} : x.toNat ≠ y.toNat ↔ x ≠ y := not_congr toNat_inj
@[simp] theorem ofNat_toNat' (x : BitVec n) : BitVec.ofNat n x.toNat = x :=
  eq_of_toNat_eq (Nat.mod_eq_of_lt x.isLt)
@[simp] theorem toNat_add (x y : BitVec w) : (x + y).toNat = (x.toNat + y.toNat) % 2 ^ w := rfl
@[simp] theorem toNat_mul (x y : BitVec w) : (x * y).toNat = (x.toNat * y.toNat) % 2 ^ w := rfl
@[simp] theorem toNat_sub (x y : BitVec w) : (x - y).toNat = (2 ^ w - y.toNat + x.toNat) % 2 ^ w := rfl
theorem lt_def {x y : BitVec n} : x < y ↔ x.toNat < y.toNat := .rfl
theorem le_def {x y : BitVec n} : x ≤ y ↔ x.toNat ≤ y.toNat := .rfl
protected theorem add_comm (x y : BitVec n) : x + y = y + x := eq_of_toNat_eq (by simp [Nat.add_comm])
protected theorem add_assoc (x y z : BitVec n) : x + y + z = x + (y + z) :=
  eq_of_toNat_eq (by simp [Nat.add_assoc])
protected theorem mul_comm (x y : BitVec n) : x * y = y * x := eq_of_toNat_eq (by simp [Nat.mul_comm])
protected theorem mul_assoc (x y z : BitVec n) : x * y * z = x * (y * z) := eq_of_toNat_eq (by
  simp only [toNat_mul]
  rw [Nat.mul_mod, Nat.mod_mod, ← Nat.mul_mod, Nat.mul_mod x.toNat, Nat.mod_mod, ← Nat.mul_mod, Nat.mul_assoc])
@[simp] protected theorem add_zero (x : BitVec n) : x + 0#n = x :=
  eq_of_toNat_eq (by simp [Nat.mod_eq_of_lt x.isLt])
@[simp] protected theorem zero_add (x : BitVec n) : 0#n + x = x := by rw [BitVec.add_comm, BitVec.add_zero]
instance instAssociativeHAdd : Std.Associative (α := BitVec n) (· + ·) := ⟨BitVec.add_assoc⟩
instance instCommutativeHAdd : Std.Commutative (α := BitVec n) (· + ·) := ⟨BitVec.add_comm⟩
instance instAssociativeHMul : Std.Associative (α := BitVec n) (· * ·) := ⟨BitVec.mul_assoc⟩
instance instCommutativeHMul : Std.Commutative (α := BitVec n) (· * ·) := ⟨BitVec.mul_comm⟩
end BitVec
