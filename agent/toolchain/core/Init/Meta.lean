prelude
import Init.Prelude
set_option autoImplicit false
set_option bootstrap.inductiveCheckResultingUniverse false

/-!
# Syntax objects, parser descriptions and the macro monad

The layout of every type here is that of Lean, since values of these types are handed to native code in `libleanshared`
and back.  A function marked `@[extern "from_library"]` has no code of its own: the interpreter finds the native function
of the same name.  (It must be `extern`: a plain `opaque` would silently evaluate to its default value.)
-/

universe u v w

structure String.Pos.Raw where
  byteIdx : Nat := 0
structure Substring.Raw where
  str : String
  startPos : String.Pos.Raw
  stopPos : String.Pos.Raw
namespace Lean
inductive Name where
  | anonymous : Name
  | str (pre : Name) (str : String)
  | num (pre : Name) (i : Nat)
@[extern "from_library"] opaque Name.str._override (p : Name) (s : String) : Name := .str p s
@[extern "from_library"] opaque Name.num._override (p : Name) (n : Nat) : Name := .num p n
attribute [implemented_by Name.str._override] Name.str
attribute [implemented_by Name.num._override] Name.num
instance instInhabitedName : Inhabited Name := ⟨.anonymous⟩
abbrev Name.mkStr (p : Name) (s : String) : Name := .str p s
abbrev Name.mkNum (p : Name) (v : Nat) : Name := .num p v
abbrev Name.mkSimple (s : String) : Name := .str .anonymous s
@[reducible] def Name.mkStr1 (s1 : String) : Name := .str .anonymous s1
@[reducible] def Name.mkStr2 (s1 s2 : String) : Name := .str (.str .anonymous s1) s2
@[reducible] def Name.mkStr3 (s1 s2 s3 : String) : Name := .str (.str (.str .anonymous s1) s2) s3
@[reducible] def Name.mkStr4 (s1 s2 s3 s4 : String) : Name := .str (.str (.str (.str .anonymous s1) s2) s3) s4
@[reducible] def Name.mkStr5 (s1 s2 s3 s4 s5 : String) : Name := .str (.str (.str (.str (.str .anonymous s1) s2) s3) s4) s5
@[reducible] def Name.mkStr6 (s1 s2 s3 s4 s5 s6 : String) : Name := .str (.str (.str (.str (.str (.str .anonymous s1) s2) s3) s4) s5) s6
@[reducible] def Name.mkStr7 (s1 s2 s3 s4 s5 s6 s7 : String) : Name := .str (.str (.str (.str (.str (.str (.str .anonymous s1) s2) s3) s4) s5) s6) s7
@[reducible] def Name.mkStr8 (s1 s2 s3 s4 s5 s6 s7 s8 : String) : Name := .str (.str (.str (.str (.str (.str (.str (.str .anonymous s1) s2) s3) s4) s5) s6) s7) s8
inductive ParserDescr where
  | const (name : Name)
  | unary (name : Name) (p : ParserDescr)
  | binary (name : Name) (p₁ p₂ : ParserDescr)
  | node (kind : Name) (prec : Nat) (p : ParserDescr)
  | trailingNode (kind : Name) (prec lhsPrec : Nat) (p : ParserDescr)
  | symbol (val : String)
  | nonReservedSymbol (val : String) (includeIdent : Bool)
  | cat (catName : Name) (rbp : Nat)
  | parser (declName : Name)
  | nodeWithAntiquot (name : String) (kind : Name) (p : ParserDescr)
  | sepBy (p : ParserDescr) (sep : String) (psep : ParserDescr) (allowTrailingSep : Bool := false)
  | sepBy1 (p : ParserDescr) (sep : String) (psep : ParserDescr) (allowTrailingSep : Bool := false)
  | unicodeSymbol (val asciiVal : String) (preserveForPP : Bool)
abbrev TrailingParserDescr := ParserDescr
instance instInhabitedParserDescr : Inhabited ParserDescr := ⟨.symbol ""⟩
structure Parser.Category : Type where
inductive SourceInfo where
  | original (leading : Substring.Raw) (pos : String.Pos.Raw) (trailing : Substring.Raw) (endPos : String.Pos.Raw)
  | synthetic (pos : String.Pos.Raw) (endPos : String.Pos.Raw) (canonical : Bool := false)
  | none
instance instInhabitedSourceInfo : Inhabited SourceInfo := ⟨.none⟩
abbrev SyntaxNodeKind := Name
abbrev SyntaxNodeKinds := List SyntaxNodeKind
inductive Syntax.Preresolved where
  | namespace (ns : Name)
  | decl (n : Name) (fields : List String)
inductive Syntax where
  | missing : Syntax
  | node (info : SourceInfo) (kind : SyntaxNodeKind) (args : Array Syntax) : Syntax
  | atom (info : SourceInfo) (val : String) : Syntax
  | ident (info : SourceInfo) (rawVal : Substring.Raw) (val : Name) (preresolved : List Syntax.Preresolved) : Syntax
instance instInhabitedSyntax : Inhabited Syntax := ⟨.missing⟩
structure TSyntax (ks : SyntaxNodeKinds) where
  raw : Syntax
instance instInhabitedTSyntax {ks : SyntaxNodeKinds} : Inhabited (TSyntax ks) := ⟨⟨.missing⟩⟩
structure TSyntaxArray0 (ks : SyntaxNodeKinds) where
  a : Array (TSyntax ks)
abbrev TSyntaxArray (ks : SyntaxNodeKinds) := Array (TSyntax ks)
abbrev MacroScope := Nat
abbrev Syntax.Term := TSyntax (.cons (Name.mkStr1 "term") .nil)
abbrev Term := TSyntax (.cons (Name.mkStr1 "term") .nil)
abbrev Command := TSyntax (.cons (Name.mkStr1 "command") .nil)
abbrev Ident := TSyntax (.cons (Name.mkStr1 "ident") .nil)
class MonadRef (m : Type → Type) where
  getRef : m Syntax
  withRef {α : Type} : Syntax → m α → m α
export MonadRef (getRef)
instance instMonadRefOfMonadLiftOfMonadFunctor0 (ρ : Type) (m : Type → Type) [MonadRef m] : MonadRef (ReaderT ρ m) where
  getRef := fun _ => MonadRef.getRef
  withRef ref x := fun r => MonadRef.withRef ref (x r)
class MonadQuotation (m : Type → Type) extends MonadRef m where
  getCurrMacroScope : m MacroScope
  getContext : m Name
  withFreshMacroScope {α : Type} : m α → m α
export MonadQuotation (getCurrMacroScope withFreshMacroScope)
namespace Macro
/-- the real type is hidden in the same way; only the library ever looks into it -/
opaque MethodsRef : Type
structure Context where
  methods : MethodsRef
  mainModule : Name
  currMacroScope : MacroScope
  currRecDepth : Nat := 0
  maxRecDepth : Nat := 512
  ref : Syntax
inductive Exception where
  | error : Syntax → String → Exception
  | unsupportedSyntax : Exception
structure State where
  macroScope : MacroScope
  expandedMacroDecls : List Name := .nil
  traceMsgs : List (Prod Name String) := .nil
instance instInhabitedState : Inhabited State := ⟨⟨0, .nil, .nil⟩⟩
end Macro
abbrev MacroM := ReaderT Macro.Context (EStateM Macro.Exception Macro.State)
abbrev Macro := Syntax → MacroM Syntax
instance instInhabitedMacroM {α : Type} : Inhabited (MacroM α) := ⟨fun _ => throw .unsupportedSyntax⟩
namespace Macro
instance instMonadRefMacroM : MonadRef MacroM where
  getRef := bind read fun ctx => pure ctx.ref
  withRef ref x := fun ctx => x { ctx with ref := ref }
@[extern "from_library"] opaque addMacroScope (n : Name) : MacroM Name
@[extern "from_library"] opaque throwUnsupported {α : Type} : MacroM α
@[extern "from_library"] opaque throwError {α : Type} (msg : String) : MacroM α
@[extern "from_library"] opaque throwErrorAt {α : Type} (ref : Syntax) (msg : String) : MacroM α
@[extern "from_library"] opaque withFreshMacroScope {α : Type} (x : MacroM α) : MacroM α
instance instMonadQuotationMacroM : MonadQuotation MacroM where
  getCurrMacroScope := fun ctx => pure ctx.currMacroScope
  getContext := fun ctx => pure ctx.mainModule
  withFreshMacroScope := Macro.withFreshMacroScope
end Macro
namespace PrettyPrinter
abbrev UnexpandM := ReaderT Syntax (EStateM Unit Unit)
abbrev Unexpander := Syntax → UnexpandM Syntax
instance instInhabitedUnexpandM {α : Type} : Inhabited (UnexpandM α) := ⟨fun _ => throw ()⟩
@[extern "from_library"] opaque instMonadQuotationUnexpandM : MonadQuotation UnexpandM :=
  { getRef := read, withRef := fun ref x _ => x ref, getCurrMacroScope := pure 0, getContext := pure .anonymous, withFreshMacroScope := fun x => x }
attribute [instance] instMonadQuotationUnexpandM
end PrettyPrinter
end Lean
