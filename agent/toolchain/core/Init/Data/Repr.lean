prelude
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
def Nat.reprDigits : Nat → Nat → String → String
  | 0, _, s => s
  | f+1, n, s =>
    let s := String.ofList [Char.ofNat (48 + n % 10)] ++ s
    if n < 10 then s else reprDigits f (n / 10) s
protected def Nat.repr (n : Nat) : String := Nat.reprDigits (n + 1) n ""
@[extern "from_library"] opaque String.quote (s : String) : String
@[extern "from_library"] opaque String.length (s : String) : Nat
abbrev repr {α : Type u} [Repr α] (a : α) : Std.Format := reprPrec a 0
def reprArg {α : Type u} [Repr α] (x : α) : Std.Format := reprPrec x 1024
instance instReprNat : Repr Nat := ⟨fun n _ => .text (Nat.repr n)⟩
instance instReprBool : Repr Bool := ⟨fun b _ => .text (cond b "true" "false")⟩
instance instReprString : Repr String := ⟨fun s _ => .text (String.quote s)⟩
protected def Int.repr : Int → String
  | .ofNat n => Nat.repr n
  | .negSucc n => "-" ++ Nat.repr (n + 1)
instance instToStringInt0 : ToString Int := ⟨Int.repr⟩
instance instToStringList0 {α : Type u} [ToString α] : ToString (List α) := ⟨fun l => match l with
  | [] => "[]"
  | a :: as => as.foldl (fun s x => s ++ ", " ++ toString x) ("[" ++ toString a) ++ "]"⟩
instance Int.instRepr0 : Repr Int := ⟨fun i p => match i with
  | .ofNat _ => .text (Int.repr i)
  | .negSucc _ => Repr.addAppParen (.text (Int.repr i)) p⟩
instance instReprUnit0 : Repr Unit := ⟨fun _ _ => .text "()"⟩
def Std.Format.commaSep0 {α : Type u} [Repr α] : List α → Std.Format
  | [] => .nil
  | [a] => reprPrec a 0
  | a :: as => reprPrec a 0 ++ .text "," ++ .line ++ commaSep0 as
instance instReprList0 {α : Type u} [Repr α] : Repr (List α) := ⟨fun l _ => match l with
  | [] => .text "[]"
  | l => Std.Format.bracket "[" (Std.Format.commaSep0 l) "]"⟩
instance instReprOption0 {α : Type u} [Repr α] : Repr (Option α) := ⟨fun o p => match o with
  | none => .text "none"
  | some a => Repr.addAppParen (.group (.nest 2 (.text "some" ++ .line ++ reprPrec a 1024))) p⟩
instance instReprProd0 {α : Type u} {β : Type v} [Repr α] [Repr β] : Repr (α × β) := ⟨fun (a, b) _ =>
  Std.Format.bracket "(" (reprPrec a 0 ++ .text "," ++ .line ++ reprPrec b 0) ")"⟩
instance instReprFin0 {n : Nat} : Repr (Fin n) := ⟨fun f p => reprPrec f.val p⟩
instance instReprDecidable0 {p : Prop} : Repr (Decidable p) := ⟨fun d _ => match d with
  | isTrue _ => .text "isTrue _"
  | isFalse _ => .text "isFalse _"⟩
instance instToStringChar0 : ToString Char := ⟨fun c => String.ofList [c]⟩
instance instToStringNat : ToString Nat := ⟨Nat.repr⟩
instance instToStringString : ToString String := ⟨fun s => s⟩
instance instToStringBool : ToString Bool := ⟨fun b => cond b "true" "false"⟩
