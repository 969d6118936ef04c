prelude
import Init.Data.String.Basic
import Init.Data.Int.Order
set_option autoImplicit false

/-!
# Printing: `Std.Format`, `Repr`, `ToString`
-/

universe u v w u₁ u₂

inductive Std.Format.FlattenBehavior where
  | allOrNone
  | fill
inductive Std.Format where
  | nil : Format
  | line : Format
  | align (force : Bool) : Format
  | text : String → Format
  | nest (indent : Int) (f : Format) : Format
  | append : Format → Format → Format
  | group (f : Format) (behavior : Std.Format.FlattenBehavior := Std.Format.FlattenBehavior.allOrNone) : Format
  | tag : Nat → Format → Format
instance Std.instInhabitedFormat : Inhabited Std.Format := ⟨.nil⟩
export Std (Format)
class Repr (α : Type u) where
  reprPrec : α → Nat → Std.Format
export Repr (reprPrec)
class ToString (α : Type u) where
  toString : α → String
export ToString (toString)
class ReprAtom (α : Type u)
instance Std.Format.instAppend : Append Std.Format := ⟨Std.Format.append⟩
instance Std.Format.instCoeString : Coe String Std.Format := ⟨Std.Format.text⟩
@[extern "from_library"] opaque Repr.addAppParen (f : Std.Format) (prec : Nat) : Std.Format
@[extern "from_library"] opaque Std.Format.bracket (l : String) (x : Std.Format) (r : String) : Std.Format
@[extern "from_library"] opaque Std.Format.paren (f : Std.Format) : Std.Format
@[extern "from_library"] opaque Std.Format.pretty (f : Std.Format) (width : Nat := 120) (indent : Nat := 0) (column := 0) : String
def Std.Format.joinSep {α : Type u} (toFormat : α → Std.Format) (sep : Std.Format) : List α → Std.Format
  | [] => .nil
  | [a] => toFormat a
  | a :: as => as.foldl (fun r a => r ++ sep ++ toFormat a) (toFormat a)
/-- `[a, b, c]` with a line break after the commas where it does not fit -/
def Std.Format.commaSeparated {α : Type u} (toFormat : α → Std.Format) (l : List α) : Std.Format :=
  Std.Format.joinSep toFormat (.text "," ++ .line) l

abbrev repr {α : Type u} [Repr α] (a : α) : Std.Format := reprPrec a 0
def reprStr {α : Type u} [Repr α] (a : α) : String := (reprPrec a 0).pretty
abbrev reprArg {α : Type u} [Repr α] (x : α) : Std.Format := reprPrec x 1024

/-! ## Numbers -/
namespace Nat
def digitChar (n : Nat) : Char :=
  if n < 10 then Char.ofNat (48 + n) else if n < 36 then Char.ofNat (87 + n) else '*'
def toDigitsCore (base : Nat) : (fuel n : Nat) → List Char → List Char
  | 0, _, ds => ds
  | fuel+1, n, ds =>
    let d := digitChar (n % base)
    let n' := n / base
    if n' = 0 then d :: ds else toDigitsCore base fuel n' (d :: ds)
def toDigits (base : Nat) (n : Nat) : List Char := toDigitsCore base (n + 1) n []
protected def repr (n : Nat) : String := String.ofList (toDigits 10 n)
end Nat
protected def Int.repr : Int → String
  | .ofNat n => Nat.repr n
  | .negSucc n => "-" ++ Nat.repr (n + 1)
instance instReprNat : Repr Nat := ⟨fun n _ => .text (Nat.repr n)⟩
instance Int.instRepr : Repr Int := ⟨fun i p => match i with
  | .ofNat _ => .text (Int.repr i)
  | .negSucc _ => Repr.addAppParen (.text (Int.repr i)) p⟩
instance instReprFin {n : Nat} : Repr (Fin n) := ⟨fun f p => reprPrec f.val p⟩
instance instReprUInt8 : Repr UInt8 := ⟨fun n p => reprPrec n.toNat p⟩
instance instReprUInt32 : Repr UInt32 := ⟨fun n p => reprPrec n.toNat p⟩

/-! ## Text and truth values -/
@[extern "from_library"] opaque String.quote (s : String) : String
@[extern "from_library"] opaque Char.quote (c : Char) : String
instance instReprString : Repr String := ⟨fun s _ => .text (String.quote s)⟩
instance instReprChar : Repr Char := ⟨fun c _ => .text (Char.quote c)⟩
instance instReprBool : Repr Bool where
  reprPrec
    | true, _ => "true"
    | false, _ => "false"
instance instReprDecidable {p : Prop} : Repr (Decidable p) where
  reprPrec
    | isTrue _, prec => Repr.addAppParen "isTrue _" prec
    | isFalse _, prec => Repr.addAppParen "isFalse _" prec
instance instReprPUnit : Repr PUnit := ⟨fun _ _ => "PUnit.unit"⟩
instance instReprUnit : Repr Unit := ⟨fun _ _ => "()"⟩
instance instReprEmpty : Repr Empty := ⟨nofun⟩
instance instReprFormat : Repr Std.Format := ⟨fun f _ => f⟩

/-! ## Containers -/
class ReprTuple (α : Type u) where
  reprTuple : α → List Std.Format → List Std.Format
export ReprTuple (reprTuple)
instance instReprTupleOfRepr {α : Type u} [Repr α] : ReprTuple α := ⟨fun a xs => repr a :: xs⟩
instance instReprTupleProdOfRepr {α : Type u} {β : Type v} [Repr α] [ReprTuple β] : ReprTuple (α × β) := ⟨fun (a, b) xs => reprTuple b (repr a :: xs)⟩
instance instReprProdOfReprTuple {α : Type u} {β : Type v} [Repr α] [ReprTuple β] : Repr (α × β) where
  reprPrec | (a, b), _ => Std.Format.bracket "(" (Std.Format.commaSeparated (fun f => f) (reprTuple b [repr a]).reverse) ")"
instance instReprList {α : Type u} [Repr α] : Repr (List α) where
  reprPrec
    | [], _ => "[]"
    | as, _ => Std.Format.bracket "[" (Std.Format.commaSeparated repr as) "]"
instance Array.instRepr {α : Type u} [Repr α] : Repr (Array α) where
  reprPrec as _ := match as.toList with
    | [] => "#[]"
    | as => Std.Format.bracket "#[" (Std.Format.commaSeparated repr as) "]"
instance instReprOption {α : Type u} [Repr α] : Repr (Option α) where
  reprPrec
    | none, _ => "none"
    | some a, prec => Repr.addAppParen ("some " ++ reprArg a) prec
instance instReprSum {α : Type u} {β : Type v} [Repr α] [Repr β] : Repr (Sum α β) where
  reprPrec
    | .inl a, prec => Repr.addAppParen ("Sum.inl " ++ reprArg a) prec
    | .inr b, prec => Repr.addAppParen ("Sum.inr " ++ reprArg b) prec
instance instReprExcept {ε : Type u} {α : Type v} [Repr ε] [Repr α] : Repr (Except ε α) where
  reprPrec
    | .error e, prec => Repr.addAppParen ("Except.error " ++ reprArg e) prec
    | .ok a, prec => Repr.addAppParen ("Except.ok " ++ reprArg a) prec
instance instReprSigma {α : Type u} {β : α → Type v} [Repr α] [(x : α) → Repr (β x)] : Repr (Sigma β) where
  reprPrec | ⟨a, b⟩, _ => Std.Format.bracket "⟨" (repr a ++ ", " ++ repr b) "⟩"
instance instReprSubtype {α : Type u} {p : α → Prop} [Repr α] : Repr (Subtype p) := ⟨fun s prec => reprPrec s.val prec⟩
instance instReprId {α : Type u} [inst : Repr α] : Repr (Id α) := inst
instance instReprULift {α : Type u} [Repr α] : Repr (ULift.{v} α) := ⟨fun v prec => Repr.addAppParen ("ULift.up " ++ reprArg v.down) prec⟩

/-! ## `toString` -/
instance instToStringString : ToString String := ⟨fun s => s⟩
instance instToStringChar : ToString Char := ⟨fun c => String.ofList [c]⟩
instance instToStringBool : ToString Bool := ⟨fun b => cond b "true" "false"⟩
instance instToStringDecidable {p : Prop} : ToString (Decidable p) where
  toString
    | isTrue _ => "true"
    | isFalse _ => "false"
instance instToStringUnit : ToString Unit := ⟨fun _ => "()"⟩
instance instToStringNat : ToString Nat := ⟨Nat.repr⟩
instance instToStringInt : ToString Int := ⟨Int.repr⟩
instance instToStringFin {n : Nat} : ToString (Fin n) := ⟨fun f => toString f.val⟩
instance instToStringUInt8 : ToString UInt8 := ⟨fun n => toString n.toNat⟩
instance instToStringUInt32 : ToString UInt32 := ⟨fun n => toString n.toNat⟩
instance instToStringFormat : ToString Std.Format := ⟨fun f => f.pretty⟩
protected def List.toString {α : Type u} [ToString α] : List α → String
  | [] => "[]"
  | a :: as => as.foldl (fun s x => s ++ ", " ++ toString x) ("[" ++ toString a) ++ "]"
instance instToStringList {α : Type u} [ToString α] : ToString (List α) := ⟨List.toString⟩
instance instToStringArray {α : Type u} [ToString α] : ToString (Array α) := ⟨fun a => "#" ++ toString a.toList⟩
/-- `toString`, in parentheses if it is more than one word -/
def addParenHeuristic (s : String) : String :=
  match s.toList with
  | c :: _ => if c = '(' ∨ c = '[' ∨ c = '{' ∨ c = '#' ∨ ¬' ' ∈ s.toList then s else "(" ++ s ++ ")"
  | [] => s
instance instToStringOption {α : Type u} [ToString α] : ToString (Option α) where
  toString
    | none => "none"
    | some a => "(some " ++ addParenHeuristic (toString a) ++ ")"
instance instToStringSum {α : Type u} {β : Type v} [ToString α] [ToString β] : ToString (Sum α β) where
  toString
    | .inl a => "(inl " ++ addParenHeuristic (toString a) ++ ")"
    | .inr b => "(inr " ++ addParenHeuristic (toString b) ++ ")"
instance instToStringProd {α : Type u} {β : Type v} [ToString α] [ToString β] : ToString (α × β) where
  toString | (a, b) => "(" ++ toString a ++ ", " ++ toString b ++ ")"
instance instToStringExcept {ε : Type u} {α : Type v} [ToString ε] [ToString α] : ToString (Except ε α) where
  toString
    | .error e => "error: " ++ toString e
    | .ok a => "ok: " ++ toString a
instance instToStringSubtype {α : Type u} {p : α → Prop} [ToString α] : ToString (Subtype p) := ⟨fun s => toString s.val⟩
instance instToStringId {α : Type u} [inst : ToString α] : ToString (Id α) := inst

/-! ## `f!"..."` -/
class Std.ToFormat (α : Type u) where
  format : α → Std.Format
export Std (ToFormat)
instance instToFormatFormat : Std.ToFormat Std.Format := ⟨fun f => f⟩
instance instToFormatString : Std.ToFormat String := ⟨.text⟩
instance (priority := low) instToFormatOfToString {α : Type u} [ToString α] : Std.ToFormat α := ⟨fun a => .text (toString a)⟩
