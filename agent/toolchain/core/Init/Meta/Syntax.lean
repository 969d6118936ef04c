prelude
import Init.Data.List.BasicAux
import Init.System.IO
import Init.NotationExtra
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Working with syntax in macros

Names, syntax trees, literals, `Quote`; much of it runs from the library.
-/

universe u

namespace Lean

/-! ## Names -/
namespace Name
@[extern "lean_name_eq"] protected opaque beq (a b : @& Name) : Bool
instance instBEq : BEq Name := ⟨Name.beq⟩
@[extern "from_library"] protected opaque toString (n : Name) (escape := true) (isToken : String → Bool :=
  fun _ => false) : String
instance instToString : ToString Name := ⟨fun n => n.toString⟩
instance instRepr : Repr Name := ⟨fun n _ => .text ("`" ++ n.toString)⟩
def isAnonymous : Name → Bool
  | .anonymous => true
  | _ => false
def isStr : Name → Bool
  | .str .. => true
  | _ => false
def getPrefix : Name → Name
  | .anonymous => .anonymous
  | .str p _ => p
  | .num p _ => p
def getString! : Name → String
  | .str _ s => s
  | _ => panic! "unreachable"
@[extern "from_library"] opaque components (n : Name) : List Name
@[extern "from_library"] protected opaque append (a b : Name) : Name
instance instAppend : Append Name := ⟨Name.append⟩
@[extern "from_library"] opaque isPrefixOf (p n : Name) : Bool
@[extern "from_library"] opaque eraseMacroScopes (n : Name) : Name
@[extern "from_library"] opaque hasMacroScopes (n : Name) : Bool
end Name
@[extern "from_library"] opaque _root_.String.toName (s : String) : Name

/-! ## Syntax trees -/
namespace Syntax
abbrev Level := TSyntax `level
abbrev Tactic := TSyntax `tactic
abbrev Prec := TSyntax `prec
abbrev Prio := TSyntax `prio
abbrev Command := TSyntax `command
abbrev Ident := TSyntax `ident
abbrev StrLit := TSyntax `str
abbrev CharLit := TSyntax `char
abbrev NameLit := TSyntax `name
abbrev NumLit := TSyntax `num
abbrev ScientificLit := TSyntax `scientific
abbrev HygieneInfo := TSyntax `hygieneInfo
structure SepArray (sep : String) where
  elemsAndSeps : Array Syntax
structure TSepArray (ks : SyntaxNodeKinds) (sep : String) where
  elemsAndSeps : Array Syntax
end Syntax
export Syntax (Prec Prio StrLit CharLit NameLit ScientificLit NumLit)
abbrev TSyntaxArray.raw {ks : SyntaxNodeKinds} (as : TSyntaxArray ks) : Array Syntax := as.map (·.raw)
namespace Syntax
variable {ks : SyntaxNodeKinds} {sep : String}
/-- every second one: the elements without what separates them -/
def everySecond {α : Type u} : List α → List α
  | [] => []
  | [a] => [a]
  | a :: _ :: as => a :: everySecond as
def SepArray.getElems (sa : SepArray sep) : Array Syntax := (everySecond sa.elemsAndSeps.toList).toArray
def TSepArray.getElems (sa : TSepArray ks sep) : TSyntaxArray ks :=
  ((everySecond sa.elemsAndSeps.toList).map TSyntax.mk).toArray
@[extern "from_library"] opaque mkSep (a : Array Syntax) (sep : Syntax) : Syntax
def separated (sep : String) : List Syntax → List Syntax
  | [] => []
  | [a] => [a]
  | a :: as => a :: (if sep.isEmpty then node .none `null #[] else .atom .none sep) :: separated sep as
def SepArray.ofElems {sep : String} (elems : Array Syntax) : SepArray sep :=
  ⟨(separated sep elems.toList).toArray⟩
def TSepArray.ofElems {ks : SyntaxNodeKinds} {sep : String} (elems : Array (TSyntax ks)) : TSepArray ks sep :=
  ⟨(separated sep (elems.toList.map (·.raw))).toArray⟩
def TSepArray.push (sa : TSepArray ks sep) (e : TSyntax ks) : TSepArray ks sep :=
  .ofElems (sa.getElems.push e)
instance instCoeOutTSepArraySepArray : CoeOut (TSepArray ks sep) (SepArray sep) := ⟨fun a => ⟨a.elemsAndSeps⟩⟩
instance instCoeOutTSepArrayTSyntaxArray : CoeOut (TSepArray ks sep) (TSyntaxArray ks) := ⟨TSepArray.getElems⟩
instance instCoeTSyntaxArrayTSepArray : Coe (TSyntaxArray ks) (TSepArray ks sep) := ⟨TSepArray.ofElems⟩
instance instCoeOutTSyntaxArrayArray : CoeOut (TSyntaxArray ks) (Array Syntax) := ⟨fun a => a.raw⟩
instance instCoeArraySepArray : Coe (Array Syntax) (SepArray sep) := ⟨SepArray.ofElems⟩
instance instEmptyCollectionTSepArray : EmptyCollection (TSepArray ks sep) := ⟨⟨#[]⟩⟩
instance instGetElemNatTrue : GetElem Syntax Nat Syntax fun _ _ => True := ⟨fun stx i _ => stx.getArg i⟩
instance instCoeTermFunBinder : Coe Lean.Term (TSyntax `Lean.Parser.Term.funBinder) := ⟨fun s => ⟨s.raw⟩⟩
instance instCoeIdentDeclId : Coe (TSyntax `ident) (TSyntax `Lean.Parser.Command.declId) :=
  ⟨fun s => ⟨.node .none `Lean.Parser.Command.declId #[s.raw, .node .none `null #[]]⟩⟩
@[extern "from_library"] opaque setArg (stx : Syntax) (i : Nat) (arg : Syntax) : Syntax
@[extern "from_library"] opaque setArgs (stx : Syntax) (args : Array Syntax) : Syntax
@[extern "from_library"] opaque setKind (stx : Syntax) (k : SyntaxNodeKind) : Syntax
@[extern "from_library"] opaque getSepArgs (stx : Syntax) : Array Syntax
@[extern "from_library"] opaque getAtomVal (stx : Syntax) : String
@[extern "from_library"] opaque isNatLit? (s : Syntax) : Option Nat
@[extern "from_library"] opaque isStrLit? (s : Syntax) : Option String
@[extern "from_library"] opaque isCharLit? (s : Syntax) : Option Char
@[extern "from_library"] opaque isNameLit? (s : Syntax) : Option Name
@[extern "from_library"] opaque isInterpolatedStrLit? (s : Syntax) : Option String
@[extern "from_library"] opaque reprint (stx : Syntax) : Option String
@[extern "from_library"] opaque structEq (a b : Syntax) : Bool
instance instBEq : BEq Syntax := ⟨structEq⟩
def isMissing : Syntax → Bool
  | .missing => true
  | _ => false
def isAtom : Syntax → Bool
  | .atom .. => true
  | _ => false
def isIdent : Syntax → Bool
  | .ident .. => true
  | _ => false
def mkLit (kind : SyntaxNodeKind) (val : String) (info := SourceInfo.none) : TSyntax kind :=
  ⟨.node info kind #[.atom info val]⟩
def mkNumLit (val : String) (info := SourceInfo.none) : NumLit := mkLit `num val info
def mkNatLit (val : Nat) (info := SourceInfo.none) : NumLit := mkLit `num (toString val) info
def mkStrLit (val : String) (info := SourceInfo.none) : StrLit := mkLit `str (String.quote val) info
def mkCharLit (val : Char) (info := SourceInfo.none) : CharLit := mkLit `char (Char.quote val) info
def mkScientificLit (val : String) (info := SourceInfo.none) : ScientificLit := mkLit `scientific val info
def mkNameLit (val : String) (info := SourceInfo.none) : NameLit := mkLit `name val info
def mkApp (fn : Lean.Term) : (args : TSyntaxArray `term) → Lean.Term
  | ⟨[]⟩ => fn
  | args => ⟨.node .none `Lean.Parser.Term.app #[fn.raw, .node .none `null args.raw]⟩
end Syntax

def mkIdent (val : Name) : Ident := ⟨.ident .none (toString val).toRawSubstring val []⟩
@[extern "from_library"] opaque mkIdentFrom (src : Syntax) (val : Name) (canonical := false) : Ident
@[extern "from_library"] opaque mkCIdentFrom (src : Syntax) (c : Name) (canonical := false) : Ident
def mkCIdent (c : Name) : Ident := mkCIdentFrom .missing c
def mkIdentFromRef {m : Type → Type} [Monad m] [MonadRef m] (val : Name) (canonical := false) : m Ident := do
  return mkIdentFrom (← getRef) val canonical
abbrev mkNode (k : SyntaxNodeKind) (args : Array Syntax) : TSyntax k := ⟨.node .none k args⟩
def mkNullNode (args : Array Syntax := #[]) : Syntax := .node .none `null args
def mkGroupNode (args : Array Syntax := #[]) : Syntax := .node .none `group args
def mkListNode (args : Array Syntax) : Syntax := mkNullNode args
def mkOptionalNode : Option Syntax → Syntax
  | some arg => mkNullNode #[arg]
  | none => mkNullNode
def mkSepArray (as : Array Syntax) (sep : Syntax) : Array Syntax := (go as.toList).toArray
where
  go : List Syntax → List Syntax
    | [] => []
    | [a] => [a]
    | a :: as => a :: sep :: go as
def mkAtomFrom (src : Syntax) (val : String) (canonical := false) : Syntax :=
  .atom (SourceInfo.fromRef src canonical) val
def mkHole (ref : Syntax) (canonical := false) : Lean.Term :=
  ⟨.node .none `Lean.Parser.Term.hole #[mkAtomFrom ref "_" canonical]⟩

namespace TSyntax
variable {ks : SyntaxNodeKinds}
def getNat (s : NumLit) : Nat := s.raw.isNatLit?.getD 0
def getId (s : Ident) : Name := s.raw.getId
def getString (s : StrLit) : String := s.raw.isStrLit?.getD ""
def getChar (s : CharLit) : Char := s.raw.isCharLit?.getD default
def getName (s : NameLit) : Name := s.raw.isNameLit?.getD .anonymous
def getKind (s : TSyntax ks) : SyntaxNodeKind := s.raw.getKind
instance instCoeCharLitTerm : Coe CharLit Lean.Term := ⟨fun s => ⟨s.raw⟩⟩
instance instCoeNameLitTerm : Coe NameLit Lean.Term := ⟨fun s => ⟨s.raw⟩⟩
instance instCoeScientificLitTerm : Coe ScientificLit Lean.Term := ⟨fun s => ⟨s.raw⟩⟩
instance instCoeNumLitPrio : Coe NumLit Prio := ⟨fun s => ⟨s.raw⟩⟩
instance instCoeNumLitPrec : Coe NumLit Prec := ⟨fun s => ⟨s.raw⟩⟩
instance instCoeIdentLevel : Coe Ident Syntax.Level := ⟨fun s => ⟨s.raw⟩⟩
instance instCoeDepTermMkIdentIdent {info : SourceInfo} {ss : Substring.Raw} {n : Name} {res : List Syntax.Preresolved} :
    CoeDep Lean.Term ⟨.ident info ss n res⟩ Ident := ⟨⟨.ident info ss n res⟩⟩
instance instBEq : BEq (TSyntax ks) := ⟨fun a b => a.raw == b.raw⟩
namespace Compat
scoped instance instCoeTailSyntax {k : SyntaxNodeKinds} : CoeTail Syntax (TSyntax k) := ⟨fun s => ⟨s⟩⟩
scoped instance instCoeTailArraySyntaxTSyntaxArray {k : SyntaxNodeKinds} : CoeTail (Array Syntax) (TSyntaxArray k) :=
  ⟨fun a => a.map TSyntax.mk⟩
scoped instance instCoeTailArraySyntaxTSepArray {k : SyntaxNodeKinds} {sep : String} :
    CoeTail (Array Syntax) (Syntax.TSepArray k sep) := ⟨Syntax.TSepArray.mk⟩
end Compat
@[extern "from_library"] opaque expandInterpolatedStr (interpStr : TSyntax `interpolatedStrKind) (type : Lean.Term) (toTypeFn : Lean.Term) (ofLitFn : Lean.Term) : MacroM Lean.Term
end TSyntax

/-! ## Values as syntax -/
class Quote (α : Type) (k : SyntaxNodeKind := `term) where
  quote : α → TSyntax k
export Quote (quote)
set_option synthInstance.checkSynthOrder false in
instance instQuoteOfCoe {α : Type} {k k' : SyntaxNodeKind} [Quote α k] [CoeHTCT (TSyntax k) (TSyntax [k'])] : Quote α k' :=
  ⟨fun a => quote (k := k) a⟩
instance instQuoteTermMkStr1 : Quote Lean.Term `term := ⟨id⟩
instance instQuoteBoolMkStr1 : Quote Bool `term :=
  ⟨fun b => if b then mkCIdent ``Bool.true else mkCIdent ``Bool.false⟩
instance instQuoteStringStrLit : Quote String `str := ⟨Syntax.mkStrLit⟩
instance instQuoteNatNumLit : Quote Nat `num := ⟨fun n => Syntax.mkNatLit n⟩
instance instQuoteCharCharLit : Quote Char `char := ⟨Syntax.mkCharLit⟩
instance instQuoteUnit : Quote Unit `term := ⟨fun _ => mkCIdent ``Unit.unit⟩
@[extern "from_library"] opaque instQuoteNameMkStr1 : Quote Name `term := ⟨fun _ => mkCIdent ``Unit.unit⟩
attribute [instance] instQuoteNameMkStr1
instance instQuoteProdMkStr1 {α β : Type} [Quote α `term] [Quote β `term] : Quote (α × β) `term :=
  ⟨fun (a, b) => Syntax.mkApp (mkCIdent ``Prod.mk) #[quote a, quote b]⟩
private def quoteList {α : Type} [Quote α `term] : List α → Lean.Term
  | [] => mkCIdent ``List.nil
  | a :: as => Syntax.mkApp (mkCIdent ``List.cons) #[quote a, quoteList as]
instance instQuoteListMkStr1 {α : Type} [Quote α `term] : Quote (List α) `term := ⟨quoteList⟩
instance instQuoteArrayMkStr1 {α : Type} [Quote α `term] : Quote (Array α) `term :=
  ⟨fun as => Syntax.mkApp (mkCIdent ``List.toArray) #[quote as.toList]⟩
instance instQuoteOptionMkStr1 {α : Type} [Quote α `term] : Quote (Option α) `term := ⟨fun
  | none => mkCIdent ``Option.none
  | some a => Syntax.mkApp (mkCIdent ``Option.some) #[quote a]⟩

/-! ## In the macro monad -/
namespace Macro
@[extern "from_library"] opaque expandMacro? (stx : Syntax) : MacroM (Option Syntax)
@[extern "from_library"] opaque hasDecl (declName : Name) : MacroM Bool
@[extern "from_library"] opaque getCurrNamespace : MacroM Name
@[extern "from_library"] opaque resolveNamespace (n : Name) : MacroM (List Name)
@[extern "from_library"] opaque resolveGlobalName (n : Name) : MacroM (List (Name × List String))
@[extern "from_library"] opaque trace (clsName : Name) (msg : String) : MacroM Unit
end Macro
@[extern "from_library"] opaque expandMacros (stx : Syntax) (p : SyntaxNodeKind → Bool :=
  fun k => k != `Lean.Parser.Term.byTactic) : MacroM Syntax
@[extern "from_library"] opaque evalPrec (stx : Syntax) : MacroM Nat
@[extern "from_library"] opaque evalPrio (stx : Syntax) : MacroM Nat

end Lean
