prelude
import Init.Data.String.Equality
set_option autoImplicit false

/-!
# Characters
-/

instance Char.instInhabited : Inhabited Char := ⟨'A'⟩
instance UInt32.instLT : LT UInt32 := ⟨fun a b => a.toNat < b.toNat⟩
instance UInt32.instLE : LE UInt32 := ⟨fun a b => a.toNat ≤ b.toNat⟩
instance UInt32.instDecidableLT (a b : UInt32) : Decidable (a < b) := inferInstanceAs (Decidable (a.toNat < b.toNat))
instance UInt32.instDecidableLE (a b : UInt32) : Decidable (a ≤ b) := inferInstanceAs (Decidable (a.toNat ≤ b.toNat))
@[extern "lean_uint32_of_nat"] def UInt32.ofNat (n : @& Nat) : UInt32 := ⟨⟨⟨n % 4294967296, Nat.mod_lt n (Nat.zero_lt_succ _)⟩⟩⟩
instance UInt32.instOfNat {n : Nat} : OfNat UInt32 n := ⟨UInt32.ofNat n⟩

namespace Char
protected def lt (a b : Char) : Prop := a.val < b.val
protected def le (a b : Char) : Prop := a.val ≤ b.val
instance instLT : LT Char := ⟨Char.lt⟩
instance instLE : LE Char := ⟨Char.le⟩
instance instDecidableLt (a b : Char) : Decidable (a < b) := UInt32.instDecidableLT a.val b.val
instance instDecidableLe (a b : Char) : Decidable (a ≤ b) := UInt32.instDecidableLE a.val b.val

@[inline] def isWhitespace (c : Char) : Bool := c = ' ' || c = '\t' || c = '\r' || c = '\n'
@[inline] def isUpper (c : Char) : Bool := 65 ≤ c.toNat && c.toNat ≤ 90
@[inline] def isLower (c : Char) : Bool := 97 ≤ c.toNat && c.toNat ≤ 122
@[inline] def isAlpha (c : Char) : Bool := c.isUpper || c.isLower
@[inline] def isDigit (c : Char) : Bool := 48 ≤ c.toNat && c.toNat ≤ 57
@[inline] def isAlphanum (c : Char) : Bool := c.isAlpha || c.isDigit
@[inline] def isHexDigit (c : Char) : Bool := c.isDigit || 97 ≤ c.toNat && c.toNat ≤ 102 || 65 ≤ c.toNat && c.toNat ≤ 70
def toLower (c : Char) : Char := if c.isUpper then ofNat (c.toNat + 32) else c
def toUpper (c : Char) : Char := if c.isLower then ofNat (c.toNat - 32) else c
protected def toString (c : Char) : String := String.ofList [c]
def utf8Size (c : Char) : Nat := if c.toNat < 0x80 then 1 else if c.toNat < 0x800 then 2 else if c.toNat < 0x10000 then 3 else 4
end Char
