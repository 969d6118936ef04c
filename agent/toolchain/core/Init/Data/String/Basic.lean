prelude
import Init.Data.Char
set_option autoImplicit false

/-!
# Strings

Everything goes through the list of characters, which is decoded from UTF-8.  Positions are left out.
-/

universe u

namespace String

/-! ## The characters of a string -/
/-- decodes UTF-8; invalid bytes, which a `String` does not have, are dropped -/
def decodeUTF8 : List UInt8 → List Char
  | [] => []
  | a :: bs =>
    if a.toNat < 0x80 then Char.ofNat a.toNat :: decodeUTF8 bs
    else match bs with
    | [] => []
    | b :: cs =>
      if a.toNat < 0xe0 then Char.ofNat ((a.toNat - 0xc0) * 64 + (b.toNat - 0x80)) :: decodeUTF8 cs
      else match cs with
      | [] => []
      | c :: ds =>
        if a.toNat < 0xf0 then
          Char.ofNat ((a.toNat - 0xe0) * 4096 + (b.toNat - 0x80) * 64 + (c.toNat - 0x80)) :: decodeUTF8 ds
        else match ds with
        | [] => []
        | d :: es =>
          Char.ofNat ((a.toNat - 0xf0) * 262144 + (b.toNat - 0x80) * 4096 + (c.toNat - 0x80) * 64 + (d.toNat - 0x80)) :: decodeUTF8 es
@[extern "lean_string_data"] def toList (s : String) : List Char := decodeUTF8 s.toByteArray.data.toList
@[inline] def data (s : String) : List Char := s.toList
@[reducible, inline] def mk (l : List Char) : String := ofList l
end String
@[inline] def List.asString (l : List Char) : String := String.ofList l

namespace String
@[extern "lean_string_length"] def length (s : @& String) : Nat := s.toList.length
@[extern "lean_string_push"] def push (s : String) (c : Char) : String := s ++ ofList [c]
@[inline] def singleton (c : Char) : String := ofList [c]
def pushn (s : String) (c : Char) (n : Nat) : String := s ++ ofList (List.replicate n c)
@[inline] def isEmpty (s : String) : Bool := s.length == 0
@[extern "lean_string_utf8_byte_size"] def utf8ByteSize (s : @& String) : Nat := s.toByteArray.data.size
@[inline] def front (s : String) : Char := s.toList.headD default
def back (s : String) : Char := s.toList.reverse.headD default

/-! ## Order -/
def ltChars : List Char → List Char → Bool
  | [], [] => false
  | [], _ :: _ => true
  | _ :: _, [] => false
  | a :: as, b :: bs => if a < b then true else if b < a then false else ltChars as bs
instance instLT : LT String := ⟨fun s t => ltChars s.toList t.toList = true⟩
instance decidableLT (s t : String) : Decidable (s < t) := inferInstanceAs (Decidable (_ = true))
instance instLE : LE String := ⟨fun s t => ¬ t < s⟩
instance decLE (s t : String) : Decidable (s ≤ t) := inferInstanceAs (Decidable (¬ t < s))

/-! ## Building and taking apart -/
def join (l : List String) : String := l.foldl (· ++ ·) ""
def intercalate (s : String) : List String → String
  | [] => ""
  | a :: as => as.foldl (fun r b => r ++ s ++ b) a
@[inline] def map (f : Char → Char) (s : String) : String := ofList (s.toList.map f)
@[inline] def foldl {α : Type u} (f : α → Char → α) (init : α) (s : String) : α := s.toList.foldl f init
@[inline] def foldr {α : Type u} (f : Char → α → α) (init : α) (s : String) : α := s.toList.foldr f init
@[inline] def any (s : String) (p : Char → Bool) : Bool := s.toList.any p
@[inline] def all (s : String) (p : Char → Bool) : Bool := s.toList.all p
def toUpper (s : String) : String := s.map Char.toUpper
def toLower (s : String) : String := s.map Char.toLower
def capitalize (s : String) : String := match s.toList with
  | [] => ""
  | c :: cs => ofList (c.toUpper :: cs)
def decapitalize (s : String) : String := match s.toList with
  | [] => ""
  | c :: cs => ofList (c.toLower :: cs)
def dropPrefixChars : List Char → List Char → Option (List Char)
  | [], cs => some cs
  | _ :: _, [] => none
  | p :: ps, c :: cs => if p = c then dropPrefixChars ps cs else none
/-- the pieces between separators; `fuel` bounds the steps, one a character -/
def splitOnChars (sep : List Char) : (fuel : Nat) → (cs piece : List Char) → List (List Char)
  | 0, cs, piece => [piece.reverse ++ cs]
  | _+1, [], piece => [piece.reverse]
  | fuel+1, c :: cs, piece => match dropPrefixChars sep (c :: cs) with
    | some rest => piece.reverse :: splitOnChars sep fuel rest []
    | none => splitOnChars sep fuel cs (c :: piece)
def splitOn (s : String) (sep : String := " ") : List String :=
  if sep.isEmpty then [s] else (splitOnChars sep.toList (s.length + 1) s.toList []).map ofList
def splitToListChars (p : Char → Bool) : List Char → List Char → List (List Char)
  | [], piece => [piece.reverse]
  | c :: cs, piece => if p c then piece.reverse :: splitToListChars p cs [] else splitToListChars p cs (c :: piece)
def splitToList (s : String) (p : Char → Bool) : List String := (splitToListChars p s.toList []).map ofList

/-! ## Numbers -/
def isNat (s : String) : Bool := !s.isEmpty && s.all Char.isDigit
def toNat? (s : String) : Option Nat := if s.isNat then some (s.foldl (fun n c => n * 10 + (c.toNat - 48)) 0) else none
def toNat! (s : String) : Nat := match s.toNat? with
  | some n => n
  | none => panic! "Nat expected"
def toInt? (s : String) : Option Int := match s.toList with
  | '-' :: cs => (ofList cs).toNat?.map fun n => -Int.ofNat n
  | _ => s.toNat?.map fun n => Int.ofNat n
def isInt (s : String) : Bool := s.toInt?.isSome
def toInt! (s : String) : Int := match s.toInt? with
  | some n => n
  | none => panic! "Int expected"
end String
