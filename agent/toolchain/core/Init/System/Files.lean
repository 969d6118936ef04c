prelude
import Init.System.IO
import Init.Data.String.Pattern
import Init.Data.Option
import Init.Data.UIntBits
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Paths, files, time and chance

Files are read and written for real, by native code; leanloop runs Lean in a sandbox where the text is not the user's own.
-/

universe u

/-! ## Paths -/
namespace System
structure FilePath where
  toString : String
deriving Inhabited, DecidableEq, Hashable
namespace FilePath
instance instToString : ToString FilePath := ⟨fun p => p.toString⟩
instance instRepr : Repr FilePath := ⟨fun p => Repr.addAppParen ("FilePath.mk " ++ repr p.toString)⟩
instance instCoeString : Coe String FilePath := ⟨FilePath.mk⟩
def pathSeparator : Char := '/'
def pathSeparators : List Char := ['/']
def extSeparator : Char := '.'
def exeExtension : String := ""
def isAbsolute (p : FilePath) : Bool := p.toString.startsWith "/"
def isRelative (p : FilePath) : Bool := !p.isAbsolute
def join (p sub : FilePath) : FilePath := if sub.isAbsolute then sub else ⟨p.toString ++ "/" ++ sub.toString⟩
instance instDiv : Div FilePath := ⟨join⟩
instance instHDivString : HDiv FilePath String FilePath := ⟨fun p sub => join p ⟨sub⟩⟩
def components (p : FilePath) : List String := p.toString.splitOn "/"
def normalize (p : FilePath) : FilePath := p
/-- the last component, nothing for a root, `.` and `..` -/
def fileName (p : FilePath) : Option String := match p.components.reverse with
  | "" :: _ | "." :: _ | ".." :: _ | [] => none
  | name :: _ => some name
def parent (p : FilePath) : Option FilePath := match p.components.reverse with
  | _ :: "" :: [] => if p.toString == "/" then none else some ⟨"/"⟩
  | _ :: c :: cs => some ⟨"/".intercalate (c :: cs).reverse⟩
  | _ => none
/-- the name before and behind its last dot; a name that begins with its only dot has no extension -/
def splitName (name : String) : String × Option String := match (name.splitOn ".").reverse with
  | _ :: [] => (name, none)
  | _ :: "" :: [] => (name, none)
  | ext :: rest => (".".intercalate rest.reverse, some ext)
  | [] => (name, none)
def fileStem (p : FilePath) : Option String := p.fileName.map fun n => (splitName n).1
def extension (p : FilePath) : Option String := p.fileName.bind fun n => (splitName n).2
def withFileName (p : FilePath) (fname : String) : FilePath := match p.parent with
  | none => ⟨fname⟩
  | some q => q / fname
def addExtension (p : FilePath) (ext : String) : FilePath := match p.fileName with
  | none => p
  | some n => p.withFileName (if ext.isEmpty then n else n ++ "." ++ ext)
def withExtension (p : FilePath) (ext : String) : FilePath := match p.fileStem with
  | none => p
  | some stem => p.withFileName (if ext.isEmpty then stem else stem ++ "." ++ ext)
end FilePath
def mkFilePath (parts : List String) : FilePath := ⟨"/".intercalate parts⟩
abbrev SearchPath := List FilePath
end System

/-! ## Files -/
namespace IO
open System (FilePath)
namespace FS
inductive Mode where
  | read | write | writeNew | readWrite | append
opaque Handle : Type := Unit
namespace Handle
@[extern "from_library"] opaque mk (fn : @& FilePath) (mode : FS.Mode) : IO Handle
@[extern "from_library"] opaque flush (h : @& Handle) : IO Unit
@[extern "from_library"] opaque read (h : @& Handle) (bytes : USize) : IO ByteArray
@[extern "from_library"] opaque write (h : @& Handle) (buffer : @& ByteArray) : IO Unit
@[extern "from_library"] opaque getLine (h : @& Handle) : IO String
@[extern "from_library"] opaque putStr (h : @& Handle) (s : @& String) : IO Unit
def putStrLn (h : Handle) (s : String) : IO Unit := h.putStr (s.push '\n')
@[extern "from_library"] opaque readToEnd (h : Handle) : IO String
@[extern "from_library"] opaque isTty (h : @& Handle) : BaseIO Bool
end Handle
@[inline] def withFile {α : Type} (fn : FilePath) (mode : Mode) (f : Handle → IO α) : IO α :=
  Handle.mk fn mode >>= f
@[extern "from_library"] opaque readFile (fname : FilePath) : IO String
@[extern "from_library"] opaque readBinFile (fname : FilePath) : IO ByteArray
@[extern "from_library"] opaque lines (fname : FilePath) : IO (Array String)
@[extern "from_library"] opaque writeFile (fname : FilePath) (content : String) : IO Unit
@[extern "from_library"] opaque writeBinFile (fname : FilePath) (content : ByteArray) : IO Unit
@[extern "from_library"] opaque removeFile (fname : @& FilePath) : IO Unit
@[extern "from_library"] opaque createDir (p : @& FilePath) : IO Unit
@[extern "from_library"] opaque createDirAll (p : FilePath) : IO Unit
@[extern "from_library"] opaque realPath (fname : FilePath) : IO FilePath
structure DirEntry where
  root : FilePath
  fileName : String
def DirEntry.path (entry : DirEntry) : FilePath := entry.root / entry.fileName
inductive FileType where
  | dir | file | symlink | other
/-- reads a stream to its end -/
partial def Stream.readToEnd (s : Stream) : IO String := go ""
where
  go (read : String) : IO String := do
    let line ← s.getLine
    if line.isEmpty then return read else go (read ++ line)
def Stream.ofHandle (h : Handle) : Stream := ⟨h.flush, h.read, h.write, h.getLine, h.putStr, h.isTty⟩
end FS
@[extern "from_library"] opaque currentDir : IO FilePath
end IO
namespace System.FilePath
@[extern "from_library"] opaque readDir (dir : @& FilePath) : IO (Array IO.FS.DirEntry)
@[extern "from_library"] opaque pathExists (p : FilePath) : BaseIO Bool
@[extern "from_library"] opaque isDir (p : FilePath) : BaseIO Bool
end System.FilePath

/-! ## Time and chance -/
namespace IO
@[extern "from_library"] opaque monoMsNow : BaseIO Nat
@[extern "from_library"] opaque monoNanosNow : BaseIO Nat
@[extern "from_library"] opaque sleep (ms : UInt32) : BaseIO Unit
@[extern "from_library"] opaque getRandomBytes (nBytes : USize) : IO ByteArray
/-- a number between the bounds; Lean's own generator is a pseudo-random one with a fixed seed -/
def rand (lo hi : Nat) : BaseIO Nat := do
  let bytes ← (getRandomBytes (USize.ofNat 8)).toBaseIO
  let n := match bytes with
    | .ok bytes => bytes.toList.foldl (fun n b => n * 256 + b.toNat) 0
    | .error _ => 0
  return lo + n % (hi + 1 - lo)
@[extern "from_library"] opaque Process.exit {α : Type} (code : UInt8) : IO α
@[extern "from_library"] opaque getEnv (var : @& String) : BaseIO (Option String)
/-- calls the function with what it returned before, until it is done -/
partial def iterate {α β : Type} (a : α) (f : α → IO (Sum α β)) : IO β := do
  match ← f a with
  | .inl a => iterate a f
  | .inr b => return b
end IO

class RandomGen (g : Type u) where
  range : g → Nat × Nat
  next : g → Nat × g
  split : g → g × g
structure StdGen where
  s1 : Nat
  s2 : Nat
instance instInhabitedStdGen : Inhabited StdGen := ⟨⟨0, 0⟩⟩
def stdRange : Nat × Nat := (1, 2147483562)
instance instReprStdGen : Repr StdGen := ⟨fun ⟨a, b⟩ _ => .bracket "⟨" (repr a ++ ", " ++ repr b) "⟩"⟩
/-- two linear congruential generators, combined (L'Ecuyer 1988), as in Haskell's `System.Random` -/
def stdNext : StdGen → Nat × StdGen
  | ⟨s1, s2⟩ =>
    let k : Int := Int.ofNat (s1 / 53668)
    let s1' : Int := 40014 * (Int.ofNat s1 - k * 53668) - k * 12211
    let s1'' : Nat := if s1' < 0 then (s1' + 2147483563).toNat else s1'.toNat
    let k' : Int := Int.ofNat (s2 / 52774)
    let s2' : Int := 40692 * (Int.ofNat s2 - k' * 52774) - k' * 3791
    let s2'' : Nat := if s2' < 0 then (s2' + 2147483399).toNat else s2'.toNat
    let z : Int := Int.ofNat s1'' - Int.ofNat s2''
    let z' : Nat := if z < 1 then (z + 2147483562).toNat else z.toNat % 2147483562
    (z', ⟨s1'', s2''⟩)
def stdSplit : StdGen → StdGen × StdGen
  | g@⟨s1, s2⟩ =>
    let newS1 := if s1 = 2147483562 then 1 else s1 + 1
    let newS2 := if s2 = 1 then 2147483398 else s2 - 1
    let newG := (stdNext g).2
    (⟨newS1, newG.2⟩, ⟨newG.1, newS2⟩)
instance instRandomGenStdGen : RandomGen StdGen := ⟨fun _ => stdRange, stdNext, stdSplit⟩
def mkStdGen (s : Nat := 31415) : StdGen :=
  let q := s / 2147483562
  ⟨s % 2147483562 + 1, q % 2147483398 + 1⟩
/-- draws until the magnitude is reached -/
def randNatAux {gen : Type u} [RandomGen gen] (genLo genMag : Nat) : (fuel r : Nat) → Nat × gen → Nat × gen
  | 0, _, vg => vg
  | _+1, 0, vg => vg
  | fuel+1, r, (v, g) =>
    let (x, g') := RandomGen.next g
    randNatAux genLo genMag fuel (r / genMag - if r / genMag == r then 1 else 0) (v * genMag + (x - genLo), g')
def randNat {gen : Type u} [RandomGen gen] (g : gen) (lo hi : Nat) : Nat × gen :=
  let lo' := if lo > hi then hi else lo
  let hi' := if lo > hi then lo else hi
  let (genLo, genHi) := RandomGen.range g
  let genMag := genHi - genLo + 1
  let k := hi' - lo' + 1
  let (v, g') := randNatAux genLo genMag (k * 1000) (k * 1000) (0, g)
  (lo' + v % k, g')
def randBool {gen : Type u} [RandomGen gen] (g : gen) : Bool × gen :=
  let (v, g') := randNat g 0 1
  (v == 1, g')

/-! ## Looking into evaluation -/
def dbgTraceVal {α : Type u} [ToString α] (a : α) : α := dbgTrace (toString a) fun _ => a
def timeit {α : Type} (msg : @& String) (fn : IO α) : IO α := do
  let start ← IO.monoMsNow
  let a ← fn
  let stop ← IO.monoMsNow
  IO.eprintln s!"{msg} {stop - start}ms"
  return a
