prelude
import Init.Data.Array.Basic
import Init.Control.Do
set_option autoImplicit false

/-!
# `for`, `while` and `repeat`, and monadic functions on lists, options and arrays
-/

universe u v w u₁ u₂

/-! ## Lists -/
namespace List
variable {α : Type u} {β : Type v} {m : Type v → Type w}

@[inline] protected def forIn' [Monad m] (as : List α) (init : β) (f : (a : α) → a ∈ as → β → m (ForInStep β)) : m β :=
  loop as init fun a h => f a h
where
  /-- the elements that are still to come, all of them members of `as` -/
  @[specialize] loop : (rest : List α) → (b : β) → (f : (a : α) → a ∈ rest → β → m (ForInStep β)) → m β
    | [], b, _ => pure b
    | a :: rest, b, f => do
      match (← f a (.head rest) b) with
      | .done b => pure b
      | .yield b => loop rest b fun x h => f x (.tail a h)
instance instForIn'InferInstanceMembershipOfMonad [Monad m] : ForIn' m (List α) α inferInstance := ⟨List.forIn'⟩
@[simp] theorem forIn'_nil [Monad m] {f : (a : α) → a ∈ [] → β → m (ForInStep β)} {b : β} : forIn' [] b f = pure b := rfl
@[simp] theorem forIn_nil [Monad m] {f : α → β → m (ForInStep β)} {b : β} : forIn [] b f = pure b := rfl
@[simp] theorem forIn_cons [Monad m] {f : α → β → m (ForInStep β)} {a : α} {as : List α} {b : β} :
    forIn (a :: as) b f = f a b >>= fun | .done b => pure b | .yield b => forIn as b f := rfl

protected def forM {m : Type u → Type v} {α : Type w} [Monad m] (as : List α) (f : α → m PUnit) : m PUnit := match as with
  | [] => pure ⟨⟩
  | a :: as => do f a; List.forM as f
instance instForMOfMonad {m : Type u → Type v} {α : Type w} [Monad m] : ForM m (List α) α := ⟨List.forM⟩

def mapM {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : α → m β) (as : List α) : m (List β) :=
  let rec loop
    | [], bs => pure bs.reverse
    | a :: as, bs => do loop as ((← f a) :: bs)
  loop as []
def mapA {m : Type u → Type v} [Applicative m] {α : Type w} {β : Type u} (f : α → m β) : List α → m (List β)
  | [] => pure []
  | a :: as => List.cons <$> f a <*> mapA f as
def forA {m : Type u → Type v} [Applicative m] {α : Type w} (as : List α) (f : α → m PUnit) : m PUnit := match as with
  | [] => pure ⟨⟩
  | a :: as => f a *> forA as f
def foldlM {m : Type u → Type v} [Monad m] {s : Type u} {α : Type w} (f : s → α → m s) (init : s) : List α → m s
  | [] => pure init
  | a :: as => do foldlM f (← f init a) as
def foldrM {m : Type u → Type v} [Monad m] {s : Type u} {α : Type w} (f : α → s → m s) (init : s) (l : List α) : m s :=
  l.reverse.foldlM (fun s a => f a s) init
def filterM {m : Type → Type v} [Monad m] {α : Type} (p : α → m Bool) : List α → m (List α)
  | [] => pure []
  | a :: as => do
    let keep ← p a
    let rest ← filterM p as
    pure (if keep then a :: rest else rest)
def filterMapM {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : α → m (Option β)) : List α → m (List β)
  | [] => pure []
  | a :: as => do
    let b? ← f a
    let rest ← filterMapM f as
    pure (match b? with | none => rest | some b => b :: rest)
def findM? {m : Type → Type u} [Monad m] {α : Type} (p : α → m Bool) : List α → m (Option α)
  | [] => pure none
  | a :: as => do if (← p a) then pure (some a) else findM? p as
def findSomeM? {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : α → m (Option β)) : List α → m (Option β)
  | [] => pure none
  | a :: as => do
    match (← f a) with
    | some b => pure (some b)
    | none => findSomeM? f as
def anyM {m : Type → Type u} [Monad m] {α : Type v} (p : α → m Bool) : List α → m Bool
  | [] => pure false
  | a :: as => do if (← p a) then pure true else anyM p as
def allM {m : Type → Type u} [Monad m] {α : Type v} (p : α → m Bool) : List α → m Bool
  | [] => pure true
  | a :: as => do if (← p a) then allM p as else pure false
end List

/-! ## Options -/
namespace Option
def mapM {m : Type u → Type v} [Applicative m] {α : Type w} {β : Type u} (f : α → m β) : Option α → m (Option β)
  | none => pure none
  | some a => some <$> f a
instance instForMOfMonad {m : Type u → Type v} {α : Type w} [Monad m] : ForM m (Option α) α where
  forM o f := match o with | none => pure ⟨⟩ | some a => f a
instance instForInOfMonad {m : Type v → Type w} {α : Type u} [Monad m] : ForIn m (Option α) α where
  forIn o init f := match o with
    | none => pure init
    | some a => do match (← f a init) with | .done r | .yield r => pure r
end Option

/-! ## Arrays -/
namespace Array
variable {α : Type u} {β : Type v} {m : Type v → Type w}
@[inline] protected def forIn' [Monad m] (as : Array α) (b : β) (f : (a : α) → a ∈ as → β → m (ForInStep β)) : m β := as.toList.forIn' b f
instance instForIn'InferInstanceMembershipOfMonad [Monad m] : ForIn' m (Array α) α inferInstance := ⟨Array.forIn'⟩
instance instForM {m : Type u → Type v} [Monad m] {α : Type w} : ForM m (Array α) α := ⟨fun as f => as.toList.forM f⟩
end Array

/-! ## Several collections side by side: `for x in xs, y in ys do` -/
namespace Std
class ToStream (collection : Type u) (stream : outParam (Type u)) : Type u where
  toStream : collection → stream
export ToStream (toStream)
class Stream (stream : Type u) (value : outParam (Type v)) : Type (max u v) where
  next? : stream → Option (value × stream)
export Stream (next?)
protected partial def Stream.forIn {ρ α : Type u} {β : Type u} {m : Type u → Type v} [Stream ρ α] [Monad m] (s : ρ) (b : β) (f : α → β → m (ForInStep β)) : m β := do
  let rec visit (s : ρ) (b : β) : m β := do
    match next? s with
    | some (a, s) => match (← f a b) with
      | .done b => return b
      | .yield b => visit s b
    | none => return b
  visit s b
instance (priority := low) instForInOfStream {ρ α : Type u} {m : Type u → Type v} [Stream ρ α] [Monad m] : ForIn m ρ α := ⟨Stream.forIn⟩
instance instToStreamList {α : Type u} : ToStream (List α) (List α) := ⟨fun c => c⟩
instance instToStreamArrayList {α : Type u} : ToStream (Array α) (List α) := ⟨Array.toList⟩
instance instStreamList {α : Type u} : Stream (List α) α where
  next?
    | [] => none
    | x :: xs => some (x, xs)
instance instStreamProd {ρ α γ β : Type u} [Stream ρ α] [Stream γ β] : Stream (ρ × γ) (α × β) where
  next? | (s₁, s₂) => match next? s₁ with
    | none => none
    | some (a, s₁) => match next? s₂ with
      | none => none
      | some (b, s₂) => some ((a, b), (s₁, s₂))
end Std

/-! ## Unbounded loops -/
namespace Lean
inductive Loop where
  | mk
@[inline] partial def Loop.forIn {β : Type u} {m : Type u → Type v} [Monad m] (_ : Loop) (init : β) (f : Unit → β → m (ForInStep β)) : m β :=
  let rec @[specialize] loop (b : β) : m β := do
    match (← f () b) with
    | .done b => pure b
    | .yield b => loop b
  loop init
instance Loop.instForIn {m : Type u → Type v} [Monad m] : ForIn m Loop Unit := ⟨Loop.forIn⟩
end Lean

/-! ## Ranges `[start:stop:step]` -/
namespace Std.Legacy
structure Range where
  start : Nat := 0
  stop : Nat
  step : Nat := 1
  step_pos : 0 < step

namespace Range
instance instMembership : Membership Nat Range := ⟨fun r i => r.start ≤ i ∧ i < r.stop ∧ (i - r.start) % r.step = 0⟩
@[inline] def size (r : Range) : Nat := (r.stop - r.start + r.step - 1) / r.step

theorem mem_of_count {r : Range} {k : Nat} (h : r.start + k * r.step < r.stop) : r.start + k * r.step ∈ r :=
  ⟨Nat.le_add_right _ _, h, by rw [Nat.add_sub_cancel_left]; exact Nat.mul_mod_left _ _⟩

variable {β : Type u} {m : Type u → Type v} [Monad m]
/-- `n` bounds the number of turns; `k` counts them -/
@[specialize] def loop (r : Range) (f : (i : Nat) → i ∈ r → β → m (ForInStep β)) : (n k : Nat) → β → m β
  | 0, _, b => pure b
  | n+1, k, b =>
    if h : r.start + k * r.step < r.stop then do
      match (← f (r.start + k * r.step) (mem_of_count h) b) with
      | .done b => pure b
      | .yield b => loop r f n (k + 1) b
    else pure b
@[inline] protected def forIn' (r : Range) (init : β) (f : (i : Nat) → i ∈ r → β → m (ForInStep β)) : m β := r.loop f r.size 0 init
instance instForIn' : ForIn' m Range Nat inferInstance := ⟨Range.forIn'⟩
instance instForM {m : Type u → Type v} [Monad m] : ForM m Range Nat where
  forM r f := r.forIn' PUnit.unit fun i _ _ => do f i; pure (.yield ⟨⟩)
end Range
end Std.Legacy
instance Std.instToStreamRange : Std.ToStream Std.Legacy.Range Std.Legacy.Range := ⟨fun r => r⟩
instance Std.instStreamRangeNat : Std.Stream Std.Legacy.Range Nat where
  next? r := if r.start < r.stop then some (r.start, { r with start := r.start + r.step }) else none

theorem Membership.mem.upper {i : Nat} {r : Std.Legacy.Range} (h : i ∈ r) : i < r.stop := h.2.1
theorem Membership.mem.lower {i : Nat} {r : Std.Legacy.Range} (h : i ∈ r) : r.start ≤ i := h.1
theorem Membership.mem.step {i : Nat} {r : Std.Legacy.Range} (h : i ∈ r) : (i - r.start) % r.step = 0 := h.2.2
theorem Membership.get_elem_helper {i n : Nat} {r : Std.Legacy.Range} (h₁ : i ∈ r) (h₂ : r.stop = n) : i < n := h₂ ▸ h₁.upper

/-! ## `Id` -/
@[simp] theorem Id.run_map {α β : Type u} (x : Id α) (f : α → β) : (f <$> x).run = f x.run := rfl
@[simp] theorem Id.run_bind {α β : Type u} (x : Id α) (f : α → Id β) : (x >>= f).run = (f x.run).run := rfl
@[simp] theorem Id.run_pure {α : Type u} (a : α) : (pure a : Id α).run = a := rfl
