prelude
import Init.Control.Except
set_option autoImplicit false

/-!
# `StateT`, `ReaderT`, `OptionT`, `EStateM`
-/

universe u v w

/-! ## State -/
def StateT (σ : Type u) (m : Type u → Type v) (α : Type u) : Type (max u v) := σ → m (α × σ)
@[always_inline, inline] def StateT.run {σ : Type u} {m : Type u → Type v} {α : Type u} (x : StateT σ m α) (s : σ) : m (α × σ) := x s
@[always_inline, inline] protected def StateT.mk {σ : Type u} {m : Type u → Type v} {α : Type u} (x : σ → m (α × σ)) : StateT σ m α := x
@[always_inline, inline] def StateT.run' {σ : Type u} {m : Type u → Type v} [Functor m] {α : Type u} (x : StateT σ m α) (s : σ) : m α := (·.1) <$> x s
@[reducible] def StateM (σ α : Type u) : Type u := StateT σ Id α

namespace StateT
section
variable {σ : Type u} {m : Type u → Type v} [Monad m] {α β : Type u}
@[always_inline, inline] protected def pure (a : α) : StateT σ m α := fun s => pure (a, s)
@[always_inline, inline] protected def bind (x : StateT σ m α) (f : α → StateT σ m β) : StateT σ m β := fun s => do
  let (a, s) ← x s
  f a s
@[always_inline, inline] protected def map (f : α → β) (x : StateT σ m α) : StateT σ m β := fun s => do
  let (a, s) ← x s
  pure (f a, s)
@[always_inline] instance instMonad : Monad (StateT σ m) where
  pure := StateT.pure
  bind := StateT.bind
  map := StateT.map
@[always_inline, inline] protected def orElse [Alternative m] (x₁ : StateT σ m α) (x₂ : Unit → StateT σ m α) : StateT σ m α := fun s => x₁ s <|> x₂ () s
@[always_inline, inline] protected def failure [Alternative m] : StateT σ m α := fun _ => failure
instance instAlternative [Alternative m] : Alternative (StateT σ m) where
  failure := StateT.failure
  orElse := StateT.orElse
@[always_inline, inline] protected def get : StateT σ m σ := fun s => pure (s, s)
@[always_inline, inline] protected def set : σ → StateT σ m PUnit := fun s' _ => pure (PUnit.unit, s')
@[always_inline, inline] protected def modifyGet (f : σ → α × σ) : StateT σ m α := fun s => pure (f s)
@[always_inline, inline] protected def lift (t : m α) : StateT σ m α := fun s => do
  let a ← t
  pure (a, s)
instance instMonadLift : MonadLift m (StateT σ m) := ⟨StateT.lift⟩
@[always_inline] instance instMonadFunctor (σ : Type u) (m : Type u → Type v) : MonadFunctor m (StateT σ m) := ⟨fun f x s => f (x s)⟩
@[always_inline] instance instMonadExceptOf (ε : Type u) [MonadExceptOf ε m] : MonadExceptOf ε (StateT σ m) where
  throw := StateT.lift ∘ throwThe ε
  tryCatch := fun x c s => tryCatchThe ε (x s) (fun e => c e s)
end
end StateT

section
variable {σ : Type u} {m : Type u → Type v}
@[always_inline] instance instMonadStateOfStateTOfMonad [Monad m] : MonadStateOf σ (StateT σ m) where
  get := StateT.get
  set := StateT.set
  modifyGet := StateT.modifyGet
@[always_inline] instance StateT.monadControl (σ : Type u) (m : Type u → Type v) [Monad m] : MonadControl m (StateT σ m) where
  stM := fun α => α × σ
  liftWith := fun f => do let s ← get; liftM (f (fun x => x.run s))
  restoreM := fun x => do let (a, s) ← liftM x; set s; pure a
@[always_inline] instance StateT.tryFinally {m : Type u → Type v} {σ : Type u} [MonadFinally m] [Monad m] : MonadFinally (StateT σ m) where
  tryFinally' x h := fun s => do
    let ((a, _), (b, s'')) ← tryFinally' (x s) fun
      | some (a, s') => h (some a) s'
      | none => h none s
    pure ((a, b), s'')
end

/-! ## Reader -/
@[reducible] def ReaderM (ρ α : Type u) : Type u := ReaderT ρ Id α
namespace ReaderT
@[always_inline, inline] protected def mk {ρ : Type u} {m : Type u → Type v} {α : Type u} (x : ρ → m α) : ReaderT ρ m α := x
@[always_inline, inline] protected def orElse {ρ : Type u} {m : Type u → Type v} {α : Type u} [Alternative m] (x₁ : ReaderT ρ m α) (x₂ : Unit → ReaderT ρ m α) : ReaderT ρ m α := fun s => x₁ s <|> x₂ () s
@[always_inline, inline] protected def failure {ρ : Type u} {m : Type u → Type v} {α : Type u} [Alternative m] : ReaderT ρ m α := fun _ => failure
instance instAlternativeOfMonad {ρ : Type u} {m : Type u → Type v} [Alternative m] [Monad m] : Alternative (ReaderT ρ m) where
  failure := ReaderT.failure
  orElse := ReaderT.orElse
instance instMonadFunctor (ρ : Type u) (m : Type u → Type v) : MonadFunctor m (ReaderT ρ m) := ⟨fun f x ctx => f (x ctx)⟩
@[always_inline, inline] protected def adapt {ρ : Type u} {m : Type u → Type v} {ρ' α : Type u} (f : ρ' → ρ) (x : ReaderT ρ m α) : ReaderT ρ' m α := fun r => x (f r)
@[always_inline] instance tryFinally {m : Type u → Type v} {ρ : Type u} [MonadFinally m] : MonadFinally (ReaderT ρ m) where
  tryFinally' x h := fun ctx => tryFinally' (x ctx) (fun a? => h a? ctx)
end ReaderT
instance instMonadControlReaderT (ρ : Type u) (m : Type u → Type v) : MonadControl m (ReaderT ρ m) where
  stM := id
  liftWith f ctx := f fun x => x ctx
  restoreM x _ := x
instance instInhabitedReaderT (ρ : Type u) (m : Type u → Type v) (α : Type u) [Inhabited (m α)] : Inhabited (ReaderT ρ m α) := ⟨fun _ => default⟩

/-! ## Option -/
def OptionT (m : Type u → Type v) (α : Type u) : Type v := m (Option α)
@[always_inline, inline] def OptionT.run {m : Type u → Type v} {α : Type u} (x : OptionT m α) : m (Option α) := x
namespace OptionT
variable {m : Type u → Type v} [Monad m] {α β : Type u}
protected def mk {m : Type u → Type v} {α : Type u} (x : m (Option α)) : OptionT m α := x
@[always_inline, inline] protected def bind (x : OptionT m α) (f : α → OptionT m β) : OptionT m β := OptionT.mk do
  match (← x) with
  | some a => f a
  | none => pure none
@[always_inline, inline] protected def pure (a : α) : OptionT m α := OptionT.mk do pure (some a)
@[always_inline] instance instMonad : Monad (OptionT m) where
  pure := OptionT.pure
  bind := OptionT.bind
@[always_inline, inline] protected def orElse (x : OptionT m α) (y : Unit → OptionT m α) : OptionT m α := OptionT.mk do
  match (← x) with
  | some a => pure (some a)
  | _ => y ()
@[always_inline, inline] protected def fail : OptionT m α := OptionT.mk do pure none
@[always_inline] instance instAlternative : Alternative (OptionT m) where
  failure := OptionT.fail
  orElse := OptionT.orElse
@[always_inline, inline] protected def lift (x : m α) : OptionT m α := OptionT.mk do return some (← x)
@[always_inline] instance instMonadLift : MonadLift m (OptionT m) := ⟨OptionT.lift⟩
@[always_inline] instance instMonadFunctor : MonadFunctor m (OptionT m) := ⟨fun f x => f x⟩
@[always_inline, inline] protected def tryCatch (x : OptionT m α) (handle : PUnit → OptionT m α) : OptionT m α := OptionT.mk do
  let some a ← x | handle ⟨⟩
  pure (some a)
@[always_inline] instance instMonadExceptOfPUnit : MonadExceptOf PUnit (OptionT m) where
  throw _ := OptionT.fail
  tryCatch := OptionT.tryCatch
@[always_inline] instance instMonadExceptOf (ε : Type u) [MonadExceptOf ε m] : MonadExceptOf ε (OptionT m) where
  throw e := OptionT.mk <| throwThe ε e
  tryCatch x handle := OptionT.mk <| tryCatchThe ε x handle
end OptionT

/-! ## `EStateM` -/
namespace EStateM
variable {ε σ α β : Type u}
@[always_inline, inline] protected def set (s : σ) : EStateM ε σ PUnit := fun _ => .ok ⟨⟩ s
@[always_inline, inline] protected def get : EStateM ε σ σ := fun s => .ok s s
@[always_inline, inline] protected def throw (e : ε) : EStateM ε σ α := fun s => .error e s
@[always_inline, inline] protected def map (f : α → β) (x : EStateM ε σ α) : EStateM ε σ β := fun s => match x s with
  | .ok a s => .ok (f a) s
  | .error e s => .error e s
@[always_inline, inline] def run' (x : EStateM ε σ α) (s : σ) : Option α := match run x s with
  | .ok v _ => some v
  | .error .. => none
instance instInhabited [Inhabited ε] : Inhabited (EStateM ε σ α) := ⟨EStateM.throw default⟩
end EStateM
