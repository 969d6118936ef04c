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
instance instRepr : Repr Slice := ⟨fun s p => Repr.addAppParen (repr s.text ++ ".toSlice") p⟩
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
def dropWhileChars (p : Char → Bool) : List Char → List Char
  | [] => []
  | c :: cs => if p c then dropWhileChars p cs else c :: cs
def takeWhileChars (p : Char → Bool) : List Char → List Char
  | [] => []
  | c :: cs => if p c then c :: takeWhileChars p cs else []
def takeWhile (s : Slice) (p : Char → Bool) : Slice := ⟨ofList (takeWhileChars p s.text.toList)⟩
def dropWhile (s : Slice) (p : Char → Bool) : Slice := ⟨ofList (dropWhileChars p s.text.toList)⟩
def takeEndWhile (s : Slice) (p : Char → Bool) : Slice := ⟨ofList (takeWhileChars p s.text.toList.reverse).reverse⟩
def dropEndWhile (s : Slice) (p : Char → Bool) : Slice := ⟨ofList (dropWhileChars p s.text.toList.reverse).reverse⟩
def trimAsciiStart (s : Slice) : Slice := s.dropWhile Char.isWhitespace
def trimAsciiEnd (s : Slice) : Slice := s.dropEndWhile Char.isWhitespace
def trimAscii (s : Slice) : Slice := s.trimAsciiStart.trimAsciiEnd
end Slice

def toSlice (s : String) : Slice := ⟨s⟩
instance instCoeSlice : Coe String Slice := ⟨toSlice⟩
@[inline] def take (s : String) (n : Nat) : Slice := s.toSlice.take n
@[inline] def drop (s : String) (n : Nat) : Slice := s.toSlice.drop n
@[inline] def takeEnd (s : String) (n : Nat) : Slice := s.toSlice.takeEnd n
@[inline] def dropEnd (s : String) (n : Nat) : Slice := s.toSlice.dropEnd n
@[inline] def takeWhile (s : String) (p : Char → Bool) : Slice := s.toSlice.takeWhile p
@[inline] def dropWhile (s : String) (p : Char → Bool) : Slice := s.toSlice.dropWhile p
@[inline] def takeEndWhile (s : String) (p : Char → Bool) : Slice := s.toSlice.takeEndWhile p
@[inline] def dropEndWhile (s : String) (p : Char → Bool) : Slice := s.toSlice.dropEndWhile p
@[inline] def trimAscii (s : String) : Slice := s.toSlice.trimAscii
@[inline] def trimAsciiStart (s : String) : Slice := s.toSlice.trimAsciiStart
@[inline] def trimAsciiEnd (s : String) : Slice := s.toSlice.trimAsciiEnd
/-- deprecated in Lean in favour of `trimAscii` -/
def trim (s : String) : String := s.trimAscii.copy
def lines (s : String) : List String := match (s.splitOn "\n").reverse with
  | "" :: rest => rest.reverse
  | rest => rest.reverse
end String
