prelude
import Init.Data.String.Slice
import Init.Data.String.Decode
import Init.Data.List.BasicAux
import Init.Data.Hashable
import Init.Data.UInt
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Iterators, and what is found in strings

A pattern is a character, a string, or a predicate on characters.
-/

universe u v w

/-! ## Iterators -/
namespace Std
/-- A source of values one after the other.  Lean computes them when they are asked for; ours are there already. -/
structure Iter (β : Type u) where
  ofList ::
  toList : List β
namespace Iter
variable {β : Type u} {γ : Type v} {m : Type v → Type w}
def toArray (it : Iter β) : Array β := it.toList.toArray
def toListRev (it : Iter β) : List β := it.toList.reverse
def map (f : β → γ) (it : Iter β) : Iter γ := ⟨it.toList.map f⟩
def filter (f : β → Bool) (it : Iter β) : Iter β := ⟨it.toList.filter f⟩
def filterMap (f : β → Option γ) (it : Iter β) : Iter γ := ⟨it.toList.filterMap f⟩
def flatMap (f : β → Iter γ) (it : Iter β) : Iter γ := ⟨it.toList.flatMap fun b => (f b).toList⟩
def take (n : Nat) (it : Iter β) : Iter β := ⟨it.toList.take n⟩
def drop (n : Nat) (it : Iter β) : Iter β := ⟨it.toList.drop n⟩
def takeWhile (p : β → Bool) (it : Iter β) : Iter β := ⟨it.toList.takeWhile p⟩
def dropWhile (p : β → Bool) (it : Iter β) : Iter β := ⟨it.toList.dropWhile p⟩
def zip (it : Iter β) (it' : Iter γ) : Iter (β × γ) := ⟨it.toList.zip it'.toList⟩
def fold (f : γ → β → γ) (init : γ) (it : Iter β) : γ := it.toList.foldl f init
def foldM [Monad m] (f : γ → β → m γ) (init : γ) (it : Iter β) : m γ := it.toList.foldlM f init
def length (it : Iter β) : Nat := it.toList.length
def count (it : Iter β) : Nat := it.length
def any (p : β → Bool) (it : Iter β) : Bool := it.toList.any p
def all (p : β → Bool) (it : Iter β) : Bool := it.toList.all p
def find? (it : Iter β) (f : β → Bool) : Option β := it.toList.find? f
def findSome? (it : Iter β) (f : β → Option γ) : Option γ := it.toList.findSome? f
def first? (it : Iter β) : Option β := it.toList.head?
def isEmpty (it : Iter β) : Bool := it.toList.isEmpty
instance instForIn [Monad m] : ForIn m (Iter β) β := ⟨fun it b f => forIn it.toList b f⟩
instance instForM {m : Type v → Type w} [Monad m] : ForM m (Iter β) β := ⟨fun it f => it.toList.forM f⟩
end Iter
end Std
def List.iter {α : Type u} (l : List α) : Std.Iter α := ⟨l⟩
def Array.iter {α : Type u} (xs : Array α) : Std.Iter α := ⟨xs.toList⟩

/-! ## Patterns -/
namespace String.Slice.Pattern
variable {ρ : Type}
/-- what can be found at the beginning of a text: a character, a string, a predicate -/
class ForwardPattern {ρ : Type} (pat : ρ) where
  /-- what is left behind a match -/
  skip? : List Char → Option (List Char)
/-- what can be found at the end of a text; `skip?` gets the characters in reverse -/
class BackwardPattern {ρ : Type} (pat : ρ) where
  skip? : List Char → Option (List Char)
/-- one character that satisfies `p` -/
def skipOne (p : Char → Bool) : List Char → Option (List Char)
  | c :: cs => if p c then some cs else none
  | [] => none
instance instForwardPatternChar (c : Char) : ForwardPattern c := ⟨skipOne (· == c)⟩
instance instBackwardPatternChar (c : Char) : BackwardPattern c := ⟨skipOne (· == c)⟩
@[default_instance] instance instForwardPatternPred (p : Char → Bool) : ForwardPattern p := ⟨skipOne p⟩
@[default_instance] instance instBackwardPatternPred (p : Char → Bool) : BackwardPattern p := ⟨skipOne p⟩
instance instForwardPatternProp (p : Char → Prop) [DecidablePred p] : ForwardPattern p :=
  ⟨skipOne fun c => decide (p c)⟩
instance instBackwardPatternProp (p : Char → Prop) [DecidablePred p] : BackwardPattern p :=
  ⟨skipOne fun c => decide (p c)⟩
instance instForwardPatternString (s : String) : ForwardPattern s := ⟨dropPrefixChars s.toList⟩
instance instBackwardPatternString (s : String) : BackwardPattern s := ⟨dropPrefixChars s.toList.reverse⟩
instance instForwardPatternSlice (s : Slice) : ForwardPattern s := ⟨dropPrefixChars s.text.toList⟩
instance instBackwardPatternSlice (s : Slice) : BackwardPattern s := ⟨dropPrefixChars s.text.toList.reverse⟩
/-- goes on skipping as long as something is skipped -/
def skipWhile (skip? : List Char → Option (List Char)) : (fuel : Nat) → List Char → List Char
  | 0, cs => cs
  | fuel+1, cs => match skip? cs with
    | some rest => if rest.length < cs.length then skipWhile skip? fuel rest else cs
    | none => cs
/-- the pieces between matches -/
def splitAtMatches (skip? : List Char → Option (List Char)) (inclusive : Bool) :
    (fuel : Nat) → (cs piece : List Char) → List (List Char)
  | 0, cs, piece => [piece.reverse ++ cs]
  | _+1, [], piece => if inclusive && piece.isEmpty then [] else [piece.reverse]
  | fuel+1, c :: cs, piece => match skip? (c :: cs) with
    | some rest =>
      if rest.length < cs.length + 1 then
        let matched := if inclusive then (c :: cs).take (cs.length + 1 - rest.length) else []
        (piece.reverse ++ matched) :: splitAtMatches skip? inclusive fuel rest []
      else splitAtMatches skip? inclusive fuel cs (c :: piece)
    | none => splitAtMatches skip? inclusive fuel cs (c :: piece)
end Pattern

variable {ρ : Type} (s : Slice) (pat : ρ)
open Pattern
section
variable [ForwardPattern pat]
def startsWith : Bool := (ForwardPattern.skip? pat s.text.toList).isSome
def dropPrefix? : Option Slice := (ForwardPattern.skip? pat s.text.toList).map fun cs => ⟨String.ofList cs⟩
def dropPrefix : Slice := (s.dropPrefix? pat).getD s
def dropWhile : Slice := ⟨String.ofList (skipWhile (ForwardPattern.skip? pat) s.text.length s.text.toList)⟩
def takeWhile : Slice := s.take (s.text.length - (s.dropWhile pat).text.length)
def split : Std.Iter Slice :=
  ⟨(splitAtMatches (ForwardPattern.skip? pat) false (s.text.length + 1) s.text.toList []).map fun cs => ⟨String.ofList cs⟩⟩
def splitInclusive : Std.Iter Slice :=
  ⟨(splitAtMatches (ForwardPattern.skip? pat) true (s.text.length + 1) s.text.toList []).map fun cs => ⟨String.ofList cs⟩⟩
def contains : Bool := go (s.text.length + 1) s.text.toList
where
  /-- whether there is a match at one of the places -/
  go : Nat → List Char → Bool
    | 0, _ => false
    | fuel+1, cs => (ForwardPattern.skip? pat cs).isSome || match cs with
      | [] => false
      | _ :: cs => go fuel cs
def any : Bool := s.contains pat
def all : Bool := (s.dropWhile pat).isEmpty
end
section
variable [BackwardPattern pat]
def endsWith : Bool := (BackwardPattern.skip? pat s.text.toList.reverse).isSome
def dropSuffix? : Option Slice := (BackwardPattern.skip? pat s.text.toList.reverse).map fun cs => ⟨String.ofList cs.reverse⟩
def dropSuffix : Slice := (s.dropSuffix? pat).getD s
def dropEndWhile : Slice :=
  ⟨String.ofList (skipWhile (BackwardPattern.skip? pat) s.text.length s.text.toList.reverse).reverse⟩
def takeEndWhile : Slice := s.takeEnd (s.text.length - (s.dropEndWhile pat).text.length)
end
def trimAsciiStart : Slice := s.dropWhile Char.isWhitespace
def trimAsciiEnd : Slice := s.dropEndWhile Char.isWhitespace
def trimAscii : Slice := s.trimAsciiStart.trimAsciiEnd
def chars : Std.Iter Char := ⟨s.text.toList⟩
def lines : Std.Iter Slice :=
  ⟨match (s.split '\n').toList.reverse with
    | ⟨""⟩ :: rest => rest.reverse
    | rest => rest.reverse⟩
def front : Char := s.text.front
def back : Char := s.text.back
def front? : Option Char := s.text.toList.head?
def back? : Option Char := s.text.toList.getLast?
def foldl {α : Type u} (f : α → Char → α) (init : α) : α := s.text.foldl f init
def foldr {α : Type u} (f : Char → α → α) (init : α) : α := s.text.foldr f init
def isInt : Bool := s.text.isInt
def toNat! : Nat := s.text.toNat!
def toInt! : Int := s.text.toInt!
def utf8ByteSize : Nat := s.text.utf8ByteSize
def intercalate (sep : Slice) (l : List Slice) : String := String.intercalate sep.text (l.map (·.text))
instance instHashable : Hashable Slice := ⟨fun s => hash s.text⟩
end String.Slice

namespace String
open Slice.Pattern
variable {ρ : Type} (s : String) (pat : ρ)
section
variable [ForwardPattern pat]
def startsWith : Bool := s.toSlice.startsWith pat
def dropPrefix? : Option Slice := s.toSlice.dropPrefix? pat
def dropPrefix : Slice := s.toSlice.dropPrefix pat
def dropWhile : Slice := s.toSlice.dropWhile pat
def takeWhile : Slice := s.toSlice.takeWhile pat
def split : Std.Iter Slice := s.toSlice.split pat
def splitInclusive : Std.Iter Slice := s.toSlice.splitInclusive pat
def contains : Bool := s.toSlice.contains pat
def replace {α : Type} [ToString α] (replacement : α) : String :=
  String.intercalate (toString replacement) ((s.split pat).toList.map (·.text))
end
section
variable [BackwardPattern pat]
def endsWith : Bool := s.toSlice.endsWith pat
def dropSuffix? : Option Slice := s.toSlice.dropSuffix? pat
def dropSuffix : Slice := s.toSlice.dropSuffix pat
def dropEndWhile : Slice := s.toSlice.dropEndWhile pat
def takeEndWhile : Slice := s.toSlice.takeEndWhile pat
end
def trimAscii : Slice := s.toSlice.trimAscii
def trimAsciiStart : Slice := s.toSlice.trimAsciiStart
def trimAsciiEnd : Slice := s.toSlice.trimAsciiEnd
/-- deprecated in Lean in favour of `trimAscii` -/
def trim : String := s.trimAscii.copy
def lines : Std.Iter Slice := s.toSlice.lines
def isPrefixOf (p : String) (s : String) : Bool := s.startsWith p
def chars : Std.Iter Char := ⟨s.toList⟩
def bytes : Std.Iter UInt8 := ⟨s.toByteArray.data.toList⟩
def front? : Option Char := s.toList.head?
def back? : Option Char := s.toList.getLast?
def stripPrefix (s pre : String) : String := (s.dropPrefix pre).copy
def stripSuffix (s suff : String) : String := (s.dropSuffix suff).copy
@[extern "from_library"] opaque fromUTF8? (a : ByteArray) : Option String
@[extern "from_library"] opaque fromUTF8! (a : ByteArray) : String
instance instMin : Min String := minOfLe
instance instMax : Max String := maxOfLe
end String
