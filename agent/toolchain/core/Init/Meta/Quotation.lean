prelude
import Init.Coe
set_option autoImplicit false

/-!
# Behind syntax quotations

Functions that the expansion of `` `(...) `` refers to; nearly all of them run from the library.
-/

universe u v w w'

/-- the type of an argument that a tactic fills in when it is not given -/
@[reducible] def autoParam (α : Sort u) (_ : Lean.Syntax) : Sort u := α

namespace Lean
def mkAtom (val : String) : Syntax := .atom .none val
instance instCoeSyntaxNodeKind : Coe SyntaxNodeKind SyntaxNodeKinds := ⟨fun k => List.cons k List.nil⟩
instance TSyntax.instCoeConsSyntaxNodeKindNil {k : SyntaxNodeKind} {ks : List SyntaxNodeKind} : Coe (TSyntax (List.cons k List.nil)) (TSyntax (List.cons k ks)) := ⟨fun s => ⟨s.raw⟩⟩
instance TSyntax.instCoeConsSyntaxNodeKind {ks : SyntaxNodeKinds} {k' : SyntaxNodeKind} : Coe (TSyntax ks) (TSyntax (List.cons k' ks)) := ⟨fun s => ⟨s.raw⟩⟩
@[extern "from_library"] opaque Syntax.getArg (stx : Syntax) (i : Nat) : Syntax
@[extern "from_library"] opaque Syntax.getArgs (stx : Syntax) : Array Syntax
@[extern "from_library"] opaque Syntax.getNumArgs (stx : Syntax) : Nat
@[extern "from_library"] opaque Syntax.getKind (stx : Syntax) : SyntaxNodeKind
@[extern "from_library"] opaque Syntax.isOfKind (stx : Syntax) (k : SyntaxNodeKind) : Bool
@[extern "from_library"] opaque Syntax.matchesNull (stx : Syntax) (n : Nat) : Bool
@[extern "from_library"] opaque Syntax.matchesIdent (stx : Syntax) (id : Name) : Bool
@[extern "from_library"] opaque Syntax.matchesLit (stx : Syntax) (k : SyntaxNodeKind) (val : String) : Bool
@[extern "from_library"] opaque Syntax.getId (stx : Syntax) : Name
@[extern "from_library"] opaque Syntax.isNone (stx : Syntax) : Bool
@[extern "from_library"] opaque Syntax.getOptional? (stx : Syntax) : Option Syntax
@[extern "from_library"] opaque SourceInfo.fromRef (ref : Syntax) (canonical : Bool := false) : SourceInfo
@[extern "from_library"] opaque addMacroScope (mainModule : Name) (n : Name) (scp : MacroScope) : Name
@[extern "from_library"] opaque replaceRef (ref : Syntax) (oldRef : Syntax) : Syntax
@[always_inline, inline] def withRef {m : Type → Type} [Monad m] [MonadRef m] {α : Type} (ref : Syntax) (x : m α) : m α :=
  bind getRef fun oldRef => MonadRef.withRef (replaceRef ref oldRef) x
@[always_inline, inline] def MonadRef.mkInfoFromRefPos {m : Type → Type} [Monad m] [MonadRef m] : m SourceInfo := bind getRef fun r => pure (SourceInfo.fromRef r)
@[always_inline, inline] def MonadQuotation.getMainModule {m : Type → Type} [MonadQuotation m] : m Name := MonadQuotation.getContext
@[noinline] def Syntax.node1 (info : SourceInfo) (kind : SyntaxNodeKind) (a1 : Syntax) : Syntax := .node info kind ⟨List.cons a1 List.nil⟩
@[noinline] def Syntax.node2 (info : SourceInfo) (kind : SyntaxNodeKind) (a1 a2 : Syntax) : Syntax := .node info kind ⟨List.cons a1 (List.cons a2 List.nil)⟩
@[noinline] def Syntax.node3 (info : SourceInfo) (kind : SyntaxNodeKind) (a1 a2 a3 : Syntax) : Syntax := .node info kind ⟨List.cons a1 (List.cons a2 (List.cons a3 List.nil))⟩
@[noinline] def Syntax.node4 (info : SourceInfo) (kind : SyntaxNodeKind) (a1 a2 a3 a4 : Syntax) : Syntax := .node info kind ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 List.nil)))⟩
@[noinline] def Syntax.node5 (info : SourceInfo) (kind : SyntaxNodeKind) (a1 a2 a3 a4 a5 : Syntax) : Syntax := .node info kind ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 (List.cons a5 List.nil))))⟩
@[noinline] def Syntax.node6 (info : SourceInfo) (kind : SyntaxNodeKind) (a1 a2 a3 a4 a5 a6 : Syntax) : Syntax := .node info kind ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 (List.cons a5 (List.cons a6 List.nil)))))⟩
@[noinline] def Syntax.node7 (info : SourceInfo) (kind : SyntaxNodeKind) (a1 a2 a3 a4 a5 a6 a7 : Syntax) : Syntax := .node info kind ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 (List.cons a5 (List.cons a6 (List.cons a7 List.nil))))))⟩
@[noinline] def Syntax.node8 (info : SourceInfo) (kind : SyntaxNodeKind) (a1 a2 a3 a4 a5 a6 a7 a8 : Syntax) : Syntax := .node info kind ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 (List.cons a5 (List.cons a6 (List.cons a7 (List.cons a8 List.nil)))))))⟩
@[noinline] def Syntax.node0 (info : SourceInfo) (kind : SyntaxNodeKind) : Syntax := .node info kind ⟨List.nil⟩
end Lean
@[extern "from_library"] opaque String.toRawSubstring (s : String) : Substring.Raw := ⟨s, ⟨0⟩, ⟨0⟩⟩
@[extern "from_library"] opaque String.toRawSubstring' (s : String) : Substring.Raw := ⟨s, ⟨0⟩, ⟨0⟩⟩
instance Lean.TSyntax.instCoeIdentTerm : Coe (Lean.TSyntax (List.cons `ident List.nil)) (Lean.TSyntax (List.cons `term List.nil)) := ⟨fun s => ⟨s.raw⟩⟩
instance Lean.TSyntax.instCoeNumTerm : Coe (Lean.TSyntax (List.cons `num List.nil)) (Lean.TSyntax (List.cons `term List.nil)) := ⟨fun s => ⟨s.raw⟩⟩
instance Lean.TSyntax.instCoeStrTerm : Coe (Lean.TSyntax (List.cons `str List.nil)) (Lean.TSyntax (List.cons `term List.nil)) := ⟨fun s => ⟨s.raw⟩⟩
instance Lean.TSyntax.instCoeSyntax0 {ks : Lean.SyntaxNodeKinds} : CoeOut (Lean.TSyntax ks) Lean.Syntax := ⟨fun s => s.raw⟩
@[extern "from_library"] def Array.append {α : Type u} (as : Array α) (bs : Array α) : Array α := ⟨List.append as.toList bs.toList⟩
instance Array.instAppend {α : Type u} : Append (Array α) := ⟨Array.append⟩

@[noinline] def Array.mkArray0 {α : Type u} : Array α := ⟨List.nil⟩
@[noinline] def Array.mkArray1 {α : Type u} (a1 : α) : Array α := ⟨List.cons a1 List.nil⟩
@[noinline] def Array.mkArray2 {α : Type u} (a1 a2 : α) : Array α := ⟨List.cons a1 (List.cons a2 List.nil)⟩
@[noinline] def Array.mkArray3 {α : Type u} (a1 a2 a3 : α) : Array α := ⟨List.cons a1 (List.cons a2 (List.cons a3 List.nil))⟩
@[noinline] def Array.mkArray4 {α : Type u} (a1 a2 a3 a4 : α) : Array α := ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 List.nil)))⟩
@[noinline] def Array.mkArray5 {α : Type u} (a1 a2 a3 a4 a5 : α) : Array α := ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 (List.cons a5 List.nil))))⟩
@[noinline] def Array.mkArray6 {α : Type u} (a1 a2 a3 a4 a5 a6 : α) : Array α := ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 (List.cons a5 (List.cons a6 List.nil)))))⟩
@[noinline] def Array.mkArray7 {α : Type u} (a1 a2 a3 a4 a5 a6 a7 : α) : Array α := ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 (List.cons a5 (List.cons a6 (List.cons a7 List.nil))))))⟩
@[noinline] def Array.mkArray8 {α : Type u} (a1 a2 a3 a4 a5 a6 a7 a8 : α) : Array α := ⟨List.cons a1 (List.cons a2 (List.cons a3 (List.cons a4 (List.cons a5 (List.cons a6 (List.cons a7 (List.cons a8 List.nil)))))))⟩
