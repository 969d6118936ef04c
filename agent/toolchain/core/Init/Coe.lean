prelude
import Init.Notation
set_option autoImplicit false
/-! Coercion classes and the instances that chain them; functions behind syntax quotations. -/
universe u v w w'
class Coe (α : semiOutParam (Sort u)) (β : Sort v) where
  coe : α → β
class CoeTC (α : Sort u) (β : Sort v) where
  coe : α → β
class CoeOut (α : Sort u) (β : semiOutParam (Sort v)) where
  coe : α → β
class CoeOTC (α : Sort u) (β : Sort v) where
  coe : α → β
class CoeHead (α : Sort u) (β : semiOutParam (Sort v)) where
  coe : α → β
class CoeHTC (α : Sort u) (β : Sort v) where
  coe : α → β
class CoeTail (α : semiOutParam (Sort u)) (β : Sort v) where
  coe : α → β
class CoeHTCT (α : Sort u) (β : Sort v) where
  coe : α → β
class CoeDep (α : Sort u) (_ : α) (β : Sort v) where
  coe : β
class CoeT (α : Sort u) (_ : α) (β : Sort v) where
  coe : β
class CoeFun (α : Sort u) (γ : outParam (α → Sort v)) where
  coe : (f : α) → γ f
class CoeSort (α : Sort u) (β : outParam (Sort v)) where
  coe : α → β
attribute [coe_decl] Coe.coe CoeTC.coe CoeOut.coe CoeOTC.coe CoeHead.coe CoeHTC.coe CoeTail.coe CoeHTCT.coe CoeDep.coe CoeT.coe CoeFun.coe CoeSort.coe
section
variable {α : Sort u} {β : Sort v} {γ : Sort w}
instance instCoeTC_1 [Coe β γ] [CoeTC α β] : CoeTC α γ := ⟨fun a => Coe.coe (CoeTC.coe a : β)⟩
instance instCoeTC [Coe α β] : CoeTC α β := ⟨fun a => Coe.coe a⟩
instance instCoeTCSelf : CoeTC α α := ⟨fun a => a⟩
instance instCoeOTC_1 [CoeOut α β] [CoeOTC β γ] : CoeOTC α γ := ⟨fun a => CoeOTC.coe (CoeOut.coe a : β)⟩
instance instCoeOTC [CoeTC α β] : CoeOTC α β := ⟨fun a => CoeTC.coe a⟩
instance instCoeOTCSelf : CoeOTC α α := ⟨fun a => a⟩
instance instCoeHTC_1 [CoeHead α β] [CoeOTC β γ] : CoeHTC α γ := ⟨fun a => CoeOTC.coe (CoeHead.coe a : β)⟩
instance instCoeHTC [CoeOTC α β] : CoeHTC α β := ⟨fun a => CoeOTC.coe a⟩
instance instCoeHTCSelf : CoeHTC α α := ⟨fun a => a⟩
instance instCoeHTCT_1 [CoeTail β γ] [CoeHTC α β] : CoeHTCT α γ := ⟨fun a => CoeTail.coe (CoeHTC.coe a : β)⟩
instance instCoeHTCT [CoeHTC α β] : CoeHTCT α β := ⟨fun a => CoeHTC.coe a⟩
instance instCoeHTCTSelf : CoeHTCT α α := ⟨fun a => a⟩
instance instCoeT_1 {a : α} [CoeHTCT α β] : CoeT α a β := ⟨CoeHTCT.coe a⟩
instance instCoeT_2 {a : α} [CoeDep α a β] : CoeT α a β := ⟨CoeDep.coe a⟩
instance instCoeTSelf {a : α} : CoeT α a α := ⟨a⟩
end
instance boolToProp : Coe Bool Prop := ⟨fun b => b = true⟩
instance boolToSort : CoeSort Bool Prop := ⟨fun b => b = true⟩
instance optionCoe {α : Type u} : Coe α (Option α) := ⟨Option.some⟩
instance subtypeCoe {α : Sort v} {p : α → Prop} : CoeOut (Subtype p) α := ⟨fun v => v.val⟩
class NatCast (R : Type u) where
  protected natCast : Nat → R
@[coe, reducible, match_pattern] protected def Nat.cast {R : Type u} [NatCast R] : Nat → R := NatCast.natCast
instance instNatCastNat : NatCast Nat := ⟨fun n => n⟩
instance (priority := low) Nat.instCoeTail0 {R : Type u} [NatCast R] : CoeTail Nat R := ⟨Nat.cast⟩
instance Nat.instCoeHTCT0 {R : Type u} [NatCast R] : CoeHTCT Nat R := ⟨Nat.cast⟩

/-! ## behind syntax quotations; all of these run from the library -/
namespace Lean
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
@[extern "from_library"] opaque Array.append {α : Type u} (as : Array α) (bs : Array α) : Array α
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
