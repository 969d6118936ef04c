prelude
import Init.Data.Hashable
set_option autoImplicit false

/-!
# `IO`: printing, exceptions, mutable references

The types have the layout of Lean's own, since the streams and the references are native.  Files, time and
chance are in `System/Files.lean`; processes and tasks are left out.
-/

universe u

/-! ## State threads -/
/-- a type together with the fact that it has an element -/
def NonemptyType := Subtype fun α : Type u => Nonempty α
abbrev NonemptyType.type (type : NonemptyType.{u}) : Type u := type.val
theorem NonemptyType.property (type : NonemptyType.{u}) : Nonempty type.val := Subtype.property type
instance : Inhabited NonemptyType.{u} := ⟨⟨PUnit, ⟨⟨⟩⟩⟩⟩

opaque Void.nonemptyType (σ : Type) : NonemptyType.{0}
/-- the token that orders effects; it does not exist at run time -/
def Void (σ : Type) : Type := (Void.nonemptyType σ).type
instance Void.instNonempty {σ : Type} : Nonempty (Void σ) := (Void.nonemptyType σ).property
@[extern "lean_void_mk"] opaque Void.mk {σ : Type} (x : σ) : Void σ

structure ST.Out (σ : Type) (α : Type) where
  val : α
  state : Void σ
def ST (σ : Type) (α : Type) := Void σ → ST.Out σ α
namespace ST
variable {σ α β : Type}
@[always_inline, inline] protected def pure (x : α) : ST σ α := fun s => .mk x s
@[always_inline, inline] protected def bind (x : ST σ α) (f : α → ST σ β) : ST σ β := fun s => match x s with
  | .mk x s => f x s
end ST
instance instMonadST (σ : Type) : Monad (ST σ) where
  pure := ST.pure
  bind := ST.bind
@[always_inline] instance instMonadFinallyST {σ : Type} : MonadFinally (ST σ) where
  tryFinally' x f := fun s => match x s with
    | .mk x s => match f (some x) s with
      | .mk y s => .mk (x, y) s
instance instInhabitedST {σ α : Type} [Inhabited α] : Inhabited (ST σ α) := ⟨fun s => .mk default s⟩

inductive EST.Out (ε : Type) (σ : Type) (α : Type) where
  | ok : α → Void σ → EST.Out ε σ α
  | error : ε → Void σ → EST.Out ε σ α
def EST (ε : Type) (σ : Type) (α : Type) : Type := Void σ → EST.Out ε σ α
namespace EST
variable {ε σ α β : Type}
@[always_inline, inline] protected def pure (a : α) : EST ε σ α := fun s => .ok a s
@[always_inline, inline] protected def bind (x : EST ε σ α) (f : α → EST ε σ β) : EST ε σ β := fun s => match x s with
  | .ok a s => f a s
  | .error e s => .error e s
@[always_inline, inline] protected def throw (e : ε) : EST ε σ α := fun s => .error e s
@[always_inline, inline] protected def tryCatch (x : EST ε σ α) (handle : ε → EST ε σ α) : EST ε σ α := fun s => match x s with
  | .ok a s => .ok a s
  | .error e s => handle e s
end EST
instance instMonadEST (ε σ : Type) : Monad (EST ε σ) where
  pure := EST.pure
  bind := EST.bind
@[always_inline] instance instMonadFinallyEST {ε σ : Type} : MonadFinally (EST ε σ) where
  tryFinally' x f := fun s => match x s with
    | .ok x s => match f (some x) s with
      | .ok y s => .ok (x, y) s
      | .error e s => .error e s
    | .error e s => match f none s with
      | .ok _ s => .error e s
      | .error e s => .error e s
instance instMonadExceptOfEST (ε σ : Type) : MonadExceptOf ε (EST ε σ) where
  throw := EST.throw
  tryCatch := EST.tryCatch
instance instInhabitedEST {ε σ α : Type} [Inhabited ε] : Inhabited (EST ε σ α) := ⟨fun s => .error default s⟩
@[always_inline] instance instMonadLiftSTEST {ε σ : Type} : MonadLift (ST σ) (EST ε σ) := ⟨fun x s => match x s with
  | .mk a s => .ok a s⟩

/-- finds the state of an `ST`-like monad -/
class STWorld (σ : outParam Type) (m : Type → Type)
instance instSTWorldOfMonadLift {σ : Type} {m n : Type → Type} [MonadLift m n] [STWorld σ m] : STWorld σ n := ⟨⟩
instance instSTWorldST {σ : Type} : STWorld σ (ST σ) := ⟨⟩
instance instSTWorldEST {ε σ : Type} : STWorld σ (EST ε σ) := ⟨⟩
@[noinline, nospecialize] def runEST {ε α : Type} (x : (σ : Type) → EST ε σ α) : Except ε α := match x Unit (Void.mk ()) with
  | .ok a _ => .ok a
  | .error e _ => .error e
@[noinline, nospecialize] def runST {α : Type} (x : (σ : Type) → ST σ α) : α := match x Unit (Void.mk ()) with
  | .mk a _ => a

/-! ## References -/
namespace ST
opaque RefPointed : NonemptyType.{0}
structure Ref (σ : Type) (α : Type) : Type where
  ref : RefPointed.type
  h : Nonempty α
instance instNonemptyRef {σ α : Type} [s : Nonempty α] : Nonempty (Ref σ α) := ⟨⟨Classical.choice RefPointed.property, s⟩⟩
namespace Prim
variable {σ α β : Type}
noncomputable def inhabitedFromRef (r : Ref σ α) : ST σ α := fun s => .mk (Classical.choice r.h) s
@[extern "lean_st_mk_ref"] opaque mkRef (a : α) : ST σ (Ref σ α) := pure ⟨Classical.choice RefPointed.property, ⟨a⟩⟩
@[extern "lean_st_ref_get"] opaque Ref.get (r : @& Ref σ α) : ST σ α := inhabitedFromRef r
@[extern "lean_st_ref_set"] opaque Ref.set (r : @& Ref σ α) (a : α) : ST σ Unit
@[extern "lean_st_ref_swap"] opaque Ref.swap (r : @& Ref σ α) (a : α) : ST σ α := inhabitedFromRef r
def Ref.modify (r : Ref σ α) (f : α → α) : ST σ Unit := do Ref.set r (f (← Ref.get r))
def Ref.modifyGet (r : Ref σ α) (f : α → β × α) : ST σ β := do
  let (b, a) := f (← Ref.get r)
  Ref.set r a
  pure b
end Prim
section
variable {σ : Type} {m : Type → Type} [Monad m] [MonadLiftT (ST σ) m] {α β : Type}
@[inline] def mkRef (a : α) : m (Ref σ α) := liftM <| Prim.mkRef a
@[inline] def Ref.get (r : Ref σ α) : m α := liftM <| Prim.Ref.get r
@[inline] def Ref.set (r : Ref σ α) (a : α) : m Unit := liftM <| Prim.Ref.set r a
@[inline] def Ref.swap (r : Ref σ α) (a : α) : m α := liftM <| Prim.Ref.swap r a
@[inline] def Ref.modify (r : Ref σ α) (f : α → α) : m Unit := liftM <| Prim.Ref.modify r f
@[inline] def Ref.modifyGet (r : Ref σ α) (f : α → β × α) : m β := liftM <| Prim.Ref.modifyGet r f
end
end ST

/-! ## Errors -/
/-- the constructors stand in the order of Lean's own: native code makes such values -/
inductive IO.Error where
  | alreadyExists (filename : Option String) (osCode : UInt32) (details : String)
  | otherError (osCode : UInt32) (details : String)
  | resourceBusy (osCode : UInt32) (details : String)
  | resourceVanished (osCode : UInt32) (details : String)
  | unsupportedOperation (osCode : UInt32) (details : String)
  | hardwareFault (osCode : UInt32) (details : String)
  | unsatisfiedConstraints (osCode : UInt32) (details : String)
  | illegalOperation (osCode : UInt32) (details : String)
  | protocolError (osCode : UInt32) (details : String)
  | timeExpired (osCode : UInt32) (details : String)
  | interrupted (filename : String) (osCode : UInt32) (details : String)
  | noFileOrDirectory (filename : String) (osCode : UInt32) (details : String)
  | invalidArgument (filename : Option String) (osCode : UInt32) (details : String)
  | permissionDenied (filename : Option String) (osCode : UInt32) (details : String)
  | resourceExhausted (filename : Option String) (osCode : UInt32) (details : String)
  | inappropriateType (filename : Option String) (osCode : UInt32) (details : String)
  | noSuchThing (filename : Option String) (osCode : UInt32) (details : String)
  | unexpectedEof
  | userError (msg : String)
instance IO.Error.instInhabited : Inhabited IO.Error := ⟨.userError ""⟩
namespace IO.Error
def otherErrorToString (gist : String) (code : UInt32) (details : String) : String :=
  gist ++ " (error code: " ++ toString code ++ (if details.isEmpty then "" else ", " ++ details) ++ ")"
def fopenErrorToString (gist fn : String) (code : UInt32) (details : String) : String :=
  otherErrorToString gist code details ++ "\n  file: " ++ fn
def onFile (gist : String) (fn? : Option String) (code : UInt32) (details : String) : String := match fn? with
  | some fn => fopenErrorToString gist fn code details
  | none => otherErrorToString gist code details
def toString : IO.Error → String
  | unexpectedEof => "end of file"
  | userError msg => msg
  | inappropriateType fn? code details => onFile "inappropriate type" fn? code details
  | interrupted fn code details => fopenErrorToString "interrupted system call" fn code details
  | invalidArgument fn? code details => onFile "invalid argument" fn? code details
  | noFileOrDirectory fn code details => fopenErrorToString "no such file or directory" fn code details
  | noSuchThing fn? code details => onFile "no such thing" fn? code details
  | permissionDenied fn? code details => onFile "permission denied" fn? code details
  | resourceExhausted fn? code details => onFile "resource exhausted" fn? code details
  | alreadyExists fn? code details => onFile "already exists" fn? code details
  | otherError code details => otherErrorToString "other error" code details
  | hardwareFault code details => otherErrorToString "hardware fault" code details
  | illegalOperation code details => otherErrorToString "illegal operation" code details
  | protocolError code details => otherErrorToString "protocol error" code details
  | unsupportedOperation code details => otherErrorToString "unsupported operation" code details
  | resourceBusy code details => otherErrorToString "resource busy" code details
  | resourceVanished code details => otherErrorToString "resource vanished" code details
  | timeExpired code details => otherErrorToString "time expired" code details
  | unsatisfiedConstraints code details => otherErrorToString "directory not empty" code details
end IO.Error
instance IO.Error.instToString : ToString IO.Error := ⟨IO.Error.toString⟩
instance IO.Error.instRepr : Repr IO.Error := ⟨fun e _ => .text (IO.Error.toString e)⟩
def IO.userError (s : String) : IO.Error := .userError s
def mkIOUserError := IO.userError
instance instCoeStringIOError : Coe String IO.Error := ⟨IO.userError⟩

/-! ## The monads -/
opaque IO.RealWorld.nonemptyType : NonemptyType.{0}
def IO.RealWorld : Type := IO.RealWorld.nonemptyType.type
instance IO.RealWorld.instNonempty : Nonempty IO.RealWorld := IO.RealWorld.nonemptyType.property
def BaseIO (α : Type) : Type := ST IO.RealWorld α
instance instMonadBaseIO : Monad BaseIO := inferInstanceAs (Monad (ST IO.RealWorld))
instance instMonadFinallyBaseIO : MonadFinally BaseIO := inferInstanceAs (MonadFinally (ST IO.RealWorld))
def EIO (ε : Type) (α : Type) : Type := EST ε IO.RealWorld α
section
variable {ε α : Type}
@[always_inline, inline] def BaseIO.toEIO (act : BaseIO α) : EIO ε α := fun s => match act s with
  | .mk a s => .ok a s
instance instMonadLiftBaseIOEIO : MonadLift BaseIO (EIO ε) := ⟨BaseIO.toEIO⟩
@[always_inline, inline] def EIO.toBaseIO (act : EIO ε α) : BaseIO (Except ε α) := fun s => match act s with
  | .ok a s => .mk (.ok a) s
  | .error e s => .mk (.error e) s
@[always_inline, inline] def EIO.catchExceptions (act : EIO ε α) (h : ε → BaseIO α) : BaseIO α := fun s => match act s with
  | .ok a s => .mk a s
  | .error e s => h e s
instance instMonadEIO : Monad (EIO ε) := inferInstanceAs (Monad (EST ε IO.RealWorld))
instance instMonadFinallyEIO : MonadFinally (EIO ε) := inferInstanceAs (MonadFinally (EST ε IO.RealWorld))
instance instMonadExceptOfEIO : MonadExceptOf ε (EIO ε) := inferInstanceAs (MonadExceptOf ε (EST ε IO.RealWorld))
instance instOrElseEIO : OrElse (EIO ε α) := ⟨MonadExcept.orElse⟩
instance instInhabitedEIO [Inhabited ε] : Inhabited (EIO ε α) := inferInstanceAs (Inhabited (EST ε IO.RealWorld α))
@[always_inline, inline] def EIO.throw (e : ε) : EIO ε α := fun s => .error e s
@[always_inline, inline] def EIO.ofExcept : Except ε α → EIO ε α
  | .ok a => pure a
  | .error e => throw e
@[always_inline, inline] def EIO.adapt {ε' : Type} (f : ε → ε') (m : EIO ε α) : EIO ε' α := fun s => match m s with
  | .ok a s => .ok a s
  | .error e s => .error (f e) s
end
instance instSTWorldBaseIO : STWorld IO.RealWorld BaseIO := ⟨⟩
instance instMonadLiftSTBaseIO : MonadLift (ST IO.RealWorld) BaseIO := ⟨fun x => x⟩

abbrev IO : Type → Type := EIO IO.Error
@[inline] def BaseIO.toIO {α : Type} (act : BaseIO α) : IO α := act
@[inline] def EIO.toIO {ε α : Type} (f : ε → IO.Error) (act : EIO ε α) : IO α := EIO.adapt f act
@[inline] def EIO.toIO' {ε α : Type} (act : EIO ε α) : IO (Except ε α) := act.toBaseIO
@[inline] def IO.toEIO {ε α : Type} (f : IO.Error → ε) (act : IO α) : EIO ε α := EIO.adapt f act
namespace IO
def ofExcept {ε α : Type} [ToString ε] (e : Except ε α) : IO α := match e with
  | .ok a => pure a
  | .error e => throw (IO.userError (toString e))
def lazyPure {α : Type} (fn : Unit → α) : IO α := pure (fn ())
abbrev Ref (α : Type) := ST.Ref IO.RealWorld α
def mkRef {α : Type} (a : α) : BaseIO (IO.Ref α) := ST.mkRef a

/-! ## Standard input and output -/
structure FS.Stream where
  flush : IO Unit
  read : USize → IO ByteArray
  write : ByteArray → IO Unit
  getLine : IO String
  putStr : String → IO Unit
  isTty : BaseIO Bool
instance FS.instInhabitedStream : Inhabited FS.Stream := ⟨⟨throw default, fun _ => throw default, fun _ => throw default, throw default, fun _ => throw default, pure false⟩⟩
@[extern "lean_get_stdin"] opaque getStdin : BaseIO FS.Stream
@[extern "lean_get_stdout"] opaque getStdout : BaseIO FS.Stream
@[extern "lean_get_stderr"] opaque getStderr : BaseIO FS.Stream
def FS.Stream.putStrLn (strm : FS.Stream) (s : String) : IO Unit := strm.putStr (s.push '\n')
def print {α : Type u} [ToString α] (s : α) : IO Unit := do
  let out ← getStdout
  out.putStr (toString s)
def println {α : Type u} [ToString α] (s : α) : IO Unit := print ((toString s).push '\n')
def eprint {α : Type u} [ToString α] (s : α) : IO Unit := do
  let out ← getStderr
  out.putStr (toString s)
def eprintln {α : Type u} [ToString α] (s : α) : IO Unit := eprint ((toString s).push '\n')
end IO

