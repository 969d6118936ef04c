prelude
import Init.Data.Basic
set_option autoImplicit false

/-!
# Classes and combinators for functors and monads
-/

universe u v w u₁ u₂ w₁ w₂

/-! ## Functors -/
instance instInhabitedExcept {ε : Type u} {α : Type v} [Inhabited ε] : Inhabited (Except ε α) := ⟨.error default⟩

@[always_inline, inline] def Functor.discard {f : Type u → Type v} {α : Type u} [Functor f] (x : f α) : f PUnit := Functor.mapConst PUnit.unit x
export Functor (discard)

/-! ## Failure and choice -/
class Alternative (f : Type u → Type v) : Type (max (u+1) v) extends Applicative f where
  failure : {α : Type u} → f α
  orElse : {α : Type u} → f α → (Unit → f α) → f α

instance instOrElseOfAlternative (f : Type u → Type v) (α : Type u) [Alternative f] : OrElse (f α) := ⟨Alternative.orElse⟩

section
variable {f : Type u → Type v} [Alternative f] {α : Type u}
export Alternative (failure)
@[always_inline, inline] def guard {f : Type → Type v} [Alternative f] (p : Prop) [Decidable p] : f Unit := if p then pure () else failure
@[always_inline, inline] def optional (x : f α) : f (Option α) := (some <$> x) <|> pure none
end

@[inline] protected def Option.orElse {α : Type u} : Option α → (Unit → Option α) → Option α
  | some a, _ => some a
  | none, f => f ()
instance Option.instAlternative : Alternative Option where
  failure := none
  orElse := Option.orElse
instance Option.instOrElse {α : Type u} : OrElse (Option α) := ⟨Option.orElse⟩
@[inline] protected def Option.tryCatch {α : Type u} (x : Option α) (handle : Unit → Option α) : Option α := match x with
  | some a => some a
  | none => handle ()
instance Option.instMonadExceptOfUnit : MonadExceptOf Unit Option where
  throw _ := none
  tryCatch := Option.tryCatch

/-! ## Booleans in monads -/
class ToBool (α : Type u) where
  toBool : α → Bool
export ToBool (toBool)
instance instToBoolBool : ToBool Bool := ⟨fun b => b⟩
instance instToBoolOption {α : Type u} : ToBool (Option α) := ⟨Option.isSome⟩

@[macro_inline] def bool {β : Type u} {α : Type v} [ToBool β] (f t : α) (b : β) : α := match toBool b with
  | true => t
  | false => f
@[macro_inline] def orM {m : Type u → Type v} {β : Type u} [Monad m] [ToBool β] (x y : m β) : m β := do
  let b ← x
  match toBool b with
  | true => pure b
  | false => y
@[macro_inline] def andM {m : Type u → Type v} {β : Type u} [Monad m] [ToBool β] (x y : m β) : m β := do
  let b ← x
  match toBool b with
  | true => y
  | false => pure b
@[macro_inline] def notM {m : Type → Type v} [Functor m] (x : m Bool) : m Bool := not <$> x

/-! ## Kleisli composition -/
@[always_inline] def Bind.kleisliRight {α : Type u} {m : Type u₁ → Type u₂} {β γ : Type u₁} [Bind m] (f₁ : α → m β) (f₂ : β → m γ) (a : α) : m γ := f₁ a >>= f₂
@[always_inline] def Bind.kleisliLeft {α : Type u} {m : Type u₁ → Type u₂} {β γ : Type u₁} [Bind m] (f₂ : β → m γ) (f₁ : α → m β) (a : α) : m γ := f₁ a >>= f₂
@[always_inline] def Bind.bindLeft {α : Type u} {m : Type u → Type w} {β : Type u} [Bind m] (f : α → m β) (ma : m α) : m β := ma >>= f

/-! ## Lifting through transformers -/
class MonadEval (m : semiOutParam (Type u → Type v)) (n : Type u → Type w) where
  monadEval : {α : Type u} → m α → n α
class MonadEvalT (m : Type u → Type v) (n : Type u → Type w) where
  monadEval : {α : Type u} → m α → n α
export MonadEvalT (monadEval)
instance instMonadEvalTOfMonadEval (m : Type u → Type v) (n : Type u → Type w) (o : Type u → Type u₁) [MonadEval n o] [MonadEvalT m n] : MonadEvalT m o where
  monadEval x := MonadEval.monadEval (m := n) (monadEval x)
instance instMonadEvalT (m : Type u → Type v) : MonadEvalT m m := ⟨fun x => x⟩
instance instMonadEvalOfMonadLift {m : Type u → Type v} {n : Type u → Type w} [MonadLift m n] : MonadEval m n := ⟨MonadLift.monadLift⟩

class MonadFunctor (m : semiOutParam (Type u → Type v)) (n : Type u → Type w) where
  monadMap {α : Type u} : ({β : Type u} → m β → m β) → n α → n α
class MonadFunctorT (m : Type u → Type v) (n : Type u → Type w) where
  monadMap {α : Type u} : ({β : Type u} → m β → m β) → n α → n α
export MonadFunctorT (monadMap)
instance instMonadFunctorTOfMonadFunctor (m : Type u → Type v) (n : Type u → Type w) (o : Type u → Type u₁) [MonadFunctor n o] [MonadFunctorT m n] : MonadFunctorT m o where
  monadMap f := MonadFunctor.monadMap (m := n) (monadMap (m := m) f)
instance monadFunctorRefl (m : Type u → Type v) : MonadFunctorT m m := ⟨fun f => f⟩

class MonadControl (m : semiOutParam (Type u → Type v)) (n : Type u → Type w) where
  stM : Type u → Type u
  liftWith : {α : Type u} → (({β : Type u} → n β → m (stM β)) → m α) → n α
  restoreM : {α : Type u} → m (stM α) → n α
class MonadControlT (m : Type u → Type v) (n : Type u → Type w) where
  stM : Type u → Type u
  liftWith : {α : Type u} → (({β : Type u} → n β → m (stM β)) → m α) → n α
  restoreM {α : Type u} : stM α → n α
export MonadControlT (stM liftWith restoreM)
instance instMonadControlTOfMonadControl (m : Type u → Type v) (n : Type u → Type w) (o : Type u → Type u₁) [MonadControl n o] [MonadControlT m n] : MonadControlT m o where
  stM α := stM m n (MonadControl.stM n o α)
  liftWith f := MonadControl.liftWith fun x₂ => liftWith fun x₁ => f (x₁ ∘ x₂)
  restoreM := MonadControl.restoreM ∘ restoreM
instance instMonadControlTOfPure (m : Type u → Type v) [Pure m] : MonadControlT m m where
  stM α := α
  liftWith f := f fun x => x
  restoreM x := pure x
@[always_inline, inline] def controlAt (m : Type u → Type v) {n : Type u → Type w} [MonadControlT m n] [Bind n] {α : Type u} (f : ({β : Type u} → n β → m (stM m n β)) → m (stM m n α)) : n α :=
  liftWith f >>= restoreM
@[always_inline, inline] def control {m : Type u → Type v} {n : Type u → Type w} [MonadControlT m n] [Bind n] {α : Type u} (f : ({β : Type u} → n β → m (stM m n β)) → m (stM m n α)) : n α :=
  controlAt m f

/-! ## Readers, states and exceptions of the monad below -/
class MonadWithReaderOf (ρ : semiOutParam (Type u)) (m : Type u → Type v) where
  withReader {α : Type u} : (ρ → ρ) → m α → m α
class MonadWithReader (ρ : outParam (Type u)) (m : Type u → Type v) where
  withReader {α : Type u} : (ρ → ρ) → m α → m α
export MonadWithReader (withReader)
@[inline] def withTheReader (ρ : Type u) {m : Type u → Type v} [MonadWithReaderOf ρ m] {α : Type u} (f : ρ → ρ) (x : m α) : m α := MonadWithReaderOf.withReader f x
instance instMonadWithReaderOfMonadWithReaderOf (ρ : Type u) (m : Type u → Type v) [MonadWithReaderOf ρ m] : MonadWithReader ρ m := ⟨withTheReader ρ⟩
instance instMonadWithReaderOfOfMonadFunctor {ρ : Type u} {m : Type u → Type v} {n : Type u → Type v} [MonadFunctor m n] [MonadWithReaderOf ρ m] : MonadWithReaderOf ρ n where
  withReader f := monadMap (m := m) (withTheReader ρ f)
instance instMonadWithReaderOfReaderT {ρ : Type u} {m : Type u → Type v} : MonadWithReaderOf ρ (ReaderT ρ m) where
  withReader f x := fun ctx => x (f ctx)

instance instMonadReaderOfOfMonadLift {ρ : Type u} {m : Type u → Type v} {n : Type u → Type w} [MonadLift m n] [MonadReaderOf ρ m] : MonadReaderOf ρ n where
  read := liftM (MonadReaderOf.read : m ρ)
@[always_inline] instance instMonadStateOfOfMonadLift {σ : Type u} {m : Type u → Type v} {n : Type u → Type w} [MonadLift m n] [MonadStateOf σ m] : MonadStateOf σ n where
  get := liftM (m := m) MonadStateOf.get
  set s := liftM (m := m) (MonadStateOf.set s)
  modifyGet f := monadLift (m := m) (MonadState.modifyGet f)
abbrev modifyThe (σ : Type u) {m : Type u → Type v} [MonadStateOf σ m] (f : σ → σ) : m PUnit := MonadStateOf.modifyGet fun s => (PUnit.unit, f s)
abbrev modifyGetThe {α : Type u} (σ : Type u) {m : Type u → Type v} [MonadStateOf σ m] (f : σ → α × σ) : m α := MonadStateOf.modifyGet f

@[inline] protected def MonadExcept.orElse {ε : Type u} {m : Type v → Type w} [MonadExcept ε m] {α : Type v} (t₁ : m α) (t₂ : Unit → m α) : m α := tryCatch t₁ fun _ => t₂ ()
instance MonadExcept.instOrElse {ε : Type u} {m : Type v → Type w} [MonadExcept ε m] {α : Type v} : OrElse (m α) := ⟨MonadExcept.orElse⟩
@[always_inline, inline] def MonadExcept.ofExcept {m : Type u → Type v} {ε : Type w} [Monad m] [MonadExcept ε m] {α : Type u} : Except ε α → m α
  | .ok a => pure a
  | .error e => throw e
export MonadExcept (ofExcept)
@[always_inline, inline] def MonadExcept.orelse' {ε : Type u} {m : Type v → Type w} [MonadExcept ε m] {α : Type v} (t₁ t₂ : m α) (useFirstEx := true) : m α :=
  tryCatch t₁ fun e₁ => tryCatch t₂ fun e₂ => throw (if useFirstEx then e₁ else e₂)
@[always_inline, inline] def liftExcept {ε : Type u} {m : Type v → Type w} {α : Type v} [MonadExceptOf ε m] [Pure m] : Except ε α → m α
  | .ok a => pure a
  | .error e => MonadExceptOf.throw e

class MonadFinally (m : Type u → Type v) where
  tryFinally' {α β : Type u} : (x : m α) → (f : Option α → m β) → m (α × β)
export MonadFinally (tryFinally')
@[always_inline, inline] def tryFinally {m : Type u → Type v} {α β : Type u} [MonadFinally m] [Functor m] (x : m α) (finalizer : m β) : m α := (·.1) <$> tryFinally' x fun _ => finalizer
@[always_inline] instance Id.finally : MonadFinally Id where
  tryFinally' x h := let a : _ := x.run; let b := (h (some a)).run; pure (a, b)

/-! ## Loops: the classes -/
inductive ForInStep (α : Type u) where
  | done : α → ForInStep α
  | yield : α → ForInStep α
deriving Inhabited
def ForInStep.value {α : Type u} : ForInStep α → α
  | .done a => a
  | .yield a => a
@[simp] theorem ForInStep.value_done {α : Type u} (b : α) : (ForInStep.done b).value = b := rfl
@[simp] theorem ForInStep.value_yield {α : Type u} (b : α) : (ForInStep.yield b).value = b := rfl
class ForIn (m : Type u₁ → Type u₂) (ρ : Type u) (α : outParam (Type v)) where
  forIn {β : Type u₁} (xs : ρ) (b : β) (f : α → β → m (ForInStep β)) : m β
export ForIn (forIn)
class ForIn' (m : Type u₁ → Type u₂) (ρ : Type u) (α : outParam (Type v)) (d : outParam (Membership α ρ)) where
  forIn' {β : Type u₁} (x : ρ) (b : β) (f : (a : α) → a ∈ x → β → m (ForInStep β)) : m β
export ForIn' (forIn')
class ForM (m : Type u → Type v) (γ : Type w₁) (α : outParam (Type w₂)) where
  forM (coll : γ) (f : α → m PUnit) : m PUnit
export ForM (forM)
instance instForInOfForIn' {m : Type u₁ → Type u₂} {ρ : Type u} {α : Type v} {d : Membership α ρ} [ForIn' m ρ α d] : ForIn m ρ α where
  forIn x b f := forIn' x b fun a _ => f a
