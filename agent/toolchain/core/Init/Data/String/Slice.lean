prelude
import Init.Data.Repr
set_option autoImplicit false

/-!
# Parts of strings

In Lean a slice shares the string that it is a part of.  Ours holds its own text, so it has the functions of Lean's
slices but not their fields.
-/

structure String.Slice where
  ofText ::
  text : String

namespace String
namespace Slice
@[inline] def copy (s : Slice) : String := s.text
protected def toString (s : Slice) : String := s.text
instance instToString : ToString Slice := ⟨Slice.toString⟩
instance instBEq : BEq Slice := ⟨fun a b => a.text == b.text⟩
instance instInhabited : Inhabited Slice := ⟨⟨""⟩⟩
def isEmpty (s : Slice) : Bool := s.text.isEmpty
def toNat? (s : Slice) : Option Nat := s.text.toNat?
def toInt? (s : Slice) : Option Int := s.text.toInt?
def isNat (s : Slice) : Bool := s.text.isNat
def take (s : Slice) (n : Nat) : Slice := ⟨ofList (s.text.toList.take n)⟩
def drop (s : Slice) (n : Nat) : Slice := ⟨ofList (s.text.toList.drop n)⟩
def takeEnd (s : Slice) (n : Nat) : Slice := s.drop (s.text.length - n)
def dropEnd (s : Slice) (n : Nat) : Slice := s.take (s.text.length - n)
end Slice

def toSlice (s : String) : Slice := ⟨s⟩
instance instCoeSlice : Coe String Slice := ⟨toSlice⟩
@[inline] def take (s : String) (n : Nat) : Slice := s.toSlice.take n
@[inline] def drop (s : String) (n : Nat) : Slice := s.toSlice.drop n
@[inline] def takeEnd (s : String) (n : Nat) : Slice := s.toSlice.takeEnd n
@[inline] def dropEnd (s : String) (n : Nat) : Slice := s.toSlice.dropEnd n
end String
