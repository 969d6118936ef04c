prelude
import Init.Data.Array.Basic
set_option autoImplicit false

/-!
# How terms are printed: `[a, b]`, `(a, b)`, `∃ x, p x`, `if c then a else b`, `xs[i]`

Unexpanders of Lean that its own sources write as named functions; the others are in `Init.Notation`.
-/

@[extern "from_library", app_unexpander Unit.unit] opaque unexpandUnit : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander List.nil] opaque unexpandListNil : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander List.cons] opaque unexpandListCons : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander List.toArray] opaque unexpandListToArray : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.empty] opaque unexpandArrayEmpty : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Prod.mk] opaque unexpandProdMk : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander ite] opaque unexpandIte : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Eq.ndrec] opaque unexpandEqNDRec : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Eq.rec] opaque unexpandEqRec : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Exists] opaque unexpandExists : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Sigma] opaque unexpandSigma : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander PSigma] opaque unexpandPSigma : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Subtype] opaque unexpandSubtype : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Lean.TSyntax] opaque unexpandTSyntax : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander getElem] opaque unexpandGetElem : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander getElem!] opaque unexpandGetElem! : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander getElem?] opaque unexpandGetElem? : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray0] opaque unexpandMkArray0 : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray1] opaque unexpandMkArray1 : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray2] opaque unexpandMkArray2 : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray3] opaque unexpandMkArray3 : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray4] opaque unexpandMkArray4 : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray5] opaque unexpandMkArray5 : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray6] opaque unexpandMkArray6 : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray7] opaque unexpandMkArray7 : Lean.PrettyPrinter.Unexpander
@[extern "from_library", app_unexpander Array.mkArray8] opaque unexpandMkArray8 : Lean.PrettyPrinter.Unexpander
