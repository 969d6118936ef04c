prelude
import Init.Control.Basic
set_option autoImplicit false

/-!
# `Except` and `ExceptT`
-/

universe u v w u'

namespace Except
variable {ε : Type u} {α : Type v} {β : Type v}
@[always_inline, inline] protected def pure (a : α) : Except ε α := .ok a
@[always_inline, inline] protected def map (f : α → β) : Except ε α → Except ε β
  | .error e => .error e
  | .ok a => .ok (f a)
@[simp] theorem map_id : Except.map (ε := ε) (α := α) (β := α) id = id := by
  funext e
  cases e <;> rfl
@[always_inline, inline] protected def mapError {ε' : Type u} (f : ε → ε') : Except ε α → Except ε' α
  | .error e => .error (f e)
  | .ok a => .ok a
@[always_inline, inline] protected def bind (ma : Except ε α) (f : α → Except ε β) : Except ε β := match ma with
  | .error e => .error e
  | .ok a => f a
@[always_inline, inline] protected def toBool : Except ε α → Bool
  | .ok _ => true
  | .error _ => false
@[inline] abbrev isOk : Except ε α → Bool := Except.toBool
@[always_inline, inline] protected def toOption : Except ε α → Option α
  | .ok a => some a
  | .error _ => none
@[always_inline, inline] protected def tryCatch (ma : Except ε α) (handle : ε → Except ε α) : Except ε α := match ma with
  | .ok a => .ok a
  | .error e => handle e
def orElseLazy (x : Except ε α) (y : Unit → Except ε α) : Except ε α := match x with
  | .ok a => .ok a
  | .error _ => y ()
@[always_inline] instance instMonad : Monad (Except ε) where
  pure := Except.pure
  bind := Except.bind
  map := Except.map
end Except

def ExceptT (ε : Type u) (m : Type u → Type v) (α : Type u) : Type v := m (Except ε α)

namespace ExceptT
@[always_inline, inline] protected def mk {ε : Type u} {m : Type u → Type v} {α : Type u} (x : m (Except ε α)) : ExceptT ε m α := x
@[always_inline, inline] def run {ε : Type u} {m : Type u → Type v} {α : Type u} (x : ExceptT ε m α) : m (Except ε α) := x
variable {ε : Type u} {m : Type u → Type v} [Monad m] {α β : Type u}
@[always_inline, inline] def runK {β : Type u} (x : ExceptT ε m α) (ok : α → m β) (error : ε → m β) : m β := x.run >>= fun
  | .ok a => ok a
  | .error e => error e
@[always_inline, inline] protected def pure (a : α) : ExceptT ε m α := ExceptT.mk (pure (Except.ok a))
@[always_inline, inline] protected def bindCont (f : α → ExceptT ε m β) : Except ε α → m (Except ε β)
  | .ok a => f a
  | .error e => pure (.error e)
@[always_inline, inline] protected def bind (ma : ExceptT ε m α) (f : α → ExceptT ε m β) : ExceptT ε m β := ExceptT.mk (ma >>= ExceptT.bindCont f)
@[always_inline, inline] protected def map (f : α → β) (x : ExceptT ε m α) : ExceptT ε m β := ExceptT.mk <| x >>= fun
  | .ok a => pure (.ok (f a))
  | .error e => pure (.error e)
@[always_inline, inline] protected def lift (t : m α) : ExceptT ε m α := ExceptT.mk (Except.ok <$> t)
@[always_inline] instance instMonadLiftExcept : MonadLift (Except ε) (ExceptT ε m) := ⟨fun e => ExceptT.mk (pure e)⟩
@[always_inline] instance instMonadLift : MonadLift m (ExceptT ε m) := ⟨ExceptT.lift⟩
@[always_inline, inline] protected def tryCatch (ma : ExceptT ε m α) (handle : ε → ExceptT ε m α) : ExceptT ε m α := ExceptT.mk <| ma >>= fun
  | .ok a => pure (.ok a)
  | .error e => handle e
@[always_inline] instance instMonadFunctor : MonadFunctor m (ExceptT ε m) := ⟨fun f x => f x⟩
@[always_inline] instance instMonad : Monad (ExceptT ε m) where
  pure := ExceptT.pure
  bind := ExceptT.bind
  map := ExceptT.map
@[always_inline, inline] protected def adapt {ε' : Type u} (f : ε → ε') : ExceptT ε m α → ExceptT ε' m α := fun x => ExceptT.mk (Except.mapError f <$> x)
end ExceptT

@[always_inline] instance instMonadExceptOfExceptT {m : Type u → Type v} {ε₁ : Type u} {ε₂ : Type u} [MonadExceptOf ε₁ m] : MonadExceptOf ε₁ (ExceptT ε₂ m) where
  throw e := ExceptT.mk (throwThe ε₁ e)
  tryCatch x handle := ExceptT.mk (tryCatchThe ε₁ x handle)
@[always_inline] instance instMonadExceptOfExceptTOfMonad {m : Type u → Type v} {ε : Type u} [Monad m] : MonadExceptOf ε (ExceptT ε m) where
  throw e := ExceptT.mk (pure (Except.error e))
  tryCatch := ExceptT.tryCatch
instance instInhabitedExceptTOfMonad {m : Type u → Type v} {ε α : Type u} [Monad m] [Inhabited ε] : Inhabited (ExceptT ε m α) := ⟨throw default⟩
instance instMonadExceptOfExcept {ε : Type u} : MonadExceptOf ε (Except ε) where
  throw := Except.error
  tryCatch := Except.tryCatch
@[always_inline] instance instMonadControlExceptTOfMonad {m : Type u → Type v} {ε : Type u} [Monad m] : MonadControl m (ExceptT ε m) where
  stM := Except ε
  liftWith f := liftM <| f fun x => x.run
  restoreM x := x
@[always_inline] instance ExceptT.finally {m : Type u → Type v} {ε : Type u} [MonadFinally m] [Monad m] : MonadFinally (ExceptT ε m) where
  tryFinally' {_ _} x h := ExceptT.mk <| do
    let r ← tryFinally' x fun
      | some (.ok a) => h (some a)
      | _ => h none
    match r with
    | (.ok a, .ok b) => pure (.ok (a, b))
    | (_, .error e) => pure (.error e)
    | (.error e, _) => pure (.error e)
