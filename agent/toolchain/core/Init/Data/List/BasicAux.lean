prelude
import Init.Data.Option
import Init.Control.Lawful
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: less common functions, the order, monadic functions, subsets
-/

universe u v w

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Order -/
/-- the lexicographic order on lists -/
inductive Lex (r : α → α → Prop) : (as bs : List α) → Prop where
  | nil {a : α} {l : List α} : Lex r [] (a :: l)
  | rel {a₁ : α} {l₁ : List α} {a₂ : α} {l₂ : List α} (h : r a₁ a₂) : Lex r (a₁ :: l₁) (a₂ :: l₂)
  | cons {a : α} {l₁ l₂ : List α} (h : Lex r l₁ l₂) : Lex r (a :: l₁) (a :: l₂)
protected abbrev lt [LT α] : List α → List α → Prop := Lex (· < ·)
instance instLT [LT α] : LT (List α) := ⟨List.lt⟩
protected abbrev le [LT α] (as bs : List α) : Prop := ¬ bs < as
instance instLE [LT α] : LE (List α) := ⟨List.le⟩
instance decidableLex [DecidableEq α] (r : α → α → Prop) [h : DecidableRel r] : (l₁ l₂ : List α) →
    Decidable (Lex r l₁ l₂)
  | [], [] => isFalse nofun
  | [], _ :: _ => isTrue .nil
  | _ :: _, [] => isFalse nofun
  | a :: as, b :: bs =>
    if hr : r a b then isTrue (.rel hr)
    else if he : a = b then
      match decidableLex r as bs with
      | isTrue ht => isTrue (he ▸ .cons ht)
      | isFalse hf => isFalse fun h => by
        cases h with
        | rel h => exact hr h
        | cons h => exact hf h
    else isFalse fun h => by
      cases h with
      | rel h => exact hr h
      | cons _ => exact he rfl
instance decidableLT [DecidableEq α] [LT α] [DecidableLT α] (l₁ l₂ : List α) : Decidable (l₁ < l₂) :=
  decidableLex (· < ·) l₁ l₂
instance decidableLE [DecidableEq α] [LT α] [DecidableLT α] (l₁ l₂ : List α) : Decidable (l₁ ≤ l₂) :=
  inferInstanceAs (Decidable (¬ l₂ < l₁))
def lex [BEq α] (l₁ l₂ : List α) (lt : α → α → Bool := by exact (· < ·)) : Bool :=
  match l₁, l₂ with
  | [], _ :: _ => true
  | _, [] => false
  | a :: as, b :: bs => lt a b || (a == b && lex as bs lt)

/-! ## Minimum and maximum -/
protected def min [Min α] : (l : List α) → (h : l ≠ []) → α
  | a :: as, _ => as.foldl min a
protected def max [Max α] : (l : List α) → (h : l ≠ []) → α
  | a :: as, _ => as.foldl max a

/-! ## Searching and counting -/
def idxOfAux [BEq α] (a : α) (as : List α) (i : Nat) : Nat := match as with
  | [] => i
  | b :: bs => if b == a then i else idxOfAux a bs (i + 1)
def findRev? (p : α → Bool) : List α → Option α
  | [] => none
  | a :: as => match findRev? p as with
    | some b => some b
    | none => if p a then some a else none
def findSomeRev? (f : α → Option β) : List α → Option β
  | [] => none
  | a :: as => match findSomeRev? f as with
    | some b => some b
    | none => f a
def findFinIdx? (p : α → Bool) (l : List α) : Option (Fin l.length) :=
  match h : l.findIdx? p with
  | none => none
  | some i => if hi : i < l.length then some ⟨i, hi⟩ else none
def finIdxOf? [BEq α] (a : α) : (l : List α) → Option (Fin l.length) := findFinIdx? (· == a)
def isPrefixOf? [BEq α] : (as bs : List α) → Option (List α)
  | [], l₂ => some l₂
  | _ :: _, [] => none
  | x :: xs, y :: ys => if x == y then isPrefixOf? xs ys else none
def isSuffixOf? [BEq α] (l₁ l₂ : List α) : Option (List α) := (isPrefixOf? l₁.reverse l₂.reverse).map reverse
def isSublist [BEq α] : List α → List α → Bool
  | [], _ => true
  | _ :: _, [] => false
  | a :: as, b :: bs => if a == b then isSublist as bs else isSublist (a :: as) bs
def isEqv : (as bs : List α) → (eqv : α → α → Bool) → Bool
  | [], [], _ => true
  | a :: as, b :: bs, eqv => eqv a b && isEqv as bs eqv
  | _, _, _ => false
def isPerm [BEq α] : List α → List α → Bool
  | [], l₂ => l₂.isEmpty
  | a :: l₁, l₂ => l₂.contains a && l₁.isPerm (l₂.erase a)

/-! ## Building and taking apart -/
def extract (l : List α) (start : Nat := 0) (stop : Nat := l.length) : List α :=
  (l.drop start).take (stop - start)
def removeAll [BEq α] (xs ys : List α) : List α := xs.filter fun x => !ys.elem x
def leftpad (n : Nat) (a : α) (l : List α) : List α := replicate (n - l.length) a ++ l
def rightpad (n : Nat) (a : α) (l : List α) : List α := l ++ replicate (n - l.length) a
def rotateRight (xs : List α) (i : Nat := 1) : List α :=
  let len := xs.length
  if len ≤ 1 then xs
  else
    let i := len - i % len
    xs.drop i ++ xs.take i
def reduceOption : List (Option α) → List α
  | [] => []
  | none :: as => reduceOption as
  | some a :: as => a :: reduceOption as
def modifyHead (f : α → α) : List α → List α
  | [] => []
  | b :: bs => f b :: bs
def modifyTailIdx (l : List α) (i : Nat) (f : List α → List α) : List α := go i l
where
  go : Nat → List α → List α
    | 0, l => f l
    | _+1, [] => []
    | i+1, a :: as => a :: go i as
def zipWithAll (f : Option α → Option β → γ) : List α → List β → List γ
  | [], bs => bs.map fun b => f none (some b)
  | a :: as, [] => (a :: as).map fun a => f (some a) none
  | a :: as, b :: bs => f (some a) (some b) :: zipWithAll f as bs
def partitionMap (f : α → Sum β γ) (l : List α) : List β × List γ := go l [] []
where
  go : List α → List β → List γ → List β × List γ
    | [], bs, cs => (bs.reverse, cs.reverse)
    | a :: as, bs, cs => match f a with
      | .inl b => go as (b :: bs) cs
      | .inr c => go as bs (c :: cs)
/-- runs of elements that are related one to the next -/
def splitBy (R : α → α → Bool) : List α → List (List α)
  | [] => []
  | a :: as => loop as a [] []
where
  loop : List α → α → List α → List (List α) → List (List α)
    | a :: as, ag, g, gs => match R ag a with
      | true => loop as a (ag :: g) gs
      | false => loop as a [] ((ag :: g).reverse :: gs)
    | [], ag, g, gs => ((ag :: g).reverse :: gs).reverse
def eraseReps [BEq α] : List α → List α
  | [] => []
  | a :: as => loop a as []
where
  loop [BEq α] : α → List α → List α → List α
    | a, [], rs => (a :: rs).reverse
    | a, a' :: as, rs => match a == a' with
      | true => loop a as rs
      | false => loop a' as (a :: rs)
def splitOnP (p : α → Bool) (l : List α) : List (List α) := go l []
where
  go : List α → List α → List (List α)
    | [], acc => [acc.reverse]
    | a :: t, acc => if p a then acc.reverse :: go t [] else go t (a :: acc)
def splitOn [BEq α] (a : α) (as : List α) : List (List α) := as.splitOnP (· == a)
def scanl (f : β → α → β) (b : β) : List α → List β
  | [] => [b]
  | a :: as => b :: scanl f (f b a) as
def scanr (f : α → β → β) (b : β) (l : List α) : List β :=
  let r := l.foldr (fun a (st : β × List β) => (f a st.1, st.1 :: st.2)) (b, [])
  r.1 :: r.2
def finRange (n : Nat) : List (Fin n) := ofFn fun i => i
def mapFinIdx (as : List α) (f : (i : Nat) → α → (h : i < as.length) → β) : List β :=
  ofFn fun i : Fin as.length => f i as[i.val] i.isLt
/-- maps a function that needs a property which all elements have -/
def pmap {P : α → Prop} (f : (a : α) → P a → β) : (l : List α) → (H : ∀ a ∈ l, P a) → List β
  | [], _ => []
  | a :: l, H => f a (H a (.head l)) :: pmap f l fun b h => H b (.tail a h)
def attachWith (l : List α) (P : α → Prop) (H : ∀ x ∈ l, P x) : List {x // P x} := pmap Subtype.mk l H
def attach (l : List α) : List {x // x ∈ l} := attachWith l _ fun _ => id
def unattach {p : α → Prop} (l : List {x // p x}) : List α := l.map (·.val)

/-! ## In monads -/
def mapM' {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : α → m β) : List α → m (List β)
  | [] => pure []
  | a :: l => do return (← f a) :: (← mapM' f l)
def flatMapM {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : α → m (List β)) (as : List α) :
    m (List β) := do
  let ls ← as.mapM f
  pure ls.flatten
def mapIdxM {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : Nat → α → m β) (as : List α) :
    m (List β) :=
  go 0 as
where
  go : Nat → List α → m (List β)
    | _, [] => pure []
    | i, a :: as => do return (← f i a) :: (← go (i + 1) as)
def firstM {m : Type u → Type v} [Alternative m] {α : Type w} {β : Type u} (f : α → m β) : List α → m β
  | [] => failure
  | a :: as => f a <|> firstM f as
def partitionM {m : Type → Type v} [Monad m] {α : Type} (p : α → m Bool) (l : List α) :
    m (List α × List α) := go l [] []
where
  go : List α → List α → List α → m (List α × List α)
    | [], yes, no => pure (yes.reverse, no.reverse)
    | a :: as, yes, no => do if (← p a) then go as (a :: yes) no else go as yes (a :: no)
def zipWithM {m : Type u → Type v} [Monad m] {α : Type w} {β : Type w} {γ : Type u} (f : α → β → m γ) :
    List α → List β → m (List γ)
  | a :: as, b :: bs => do return (← f a b) :: (← zipWithM f as bs)
  | _, _ => pure []
def filterRevM {m : Type → Type v} [Monad m] {α : Type} (p : α → m Bool) (as : List α) : m (List α) := do
  let r ← as.reverse.filterM p
  pure r.reverse
instance instFunctor : Functor List := ⟨List.map, fun a l => l.map fun _ => a⟩
instance instLawfulFunctor : LawfulFunctor List where
  map_const := rfl
  id_map _ := map_id _
  comp_map _ _ _ := map_map.symm

/-! ## Subsets -/
protected def Subset (l₁ l₂ : List α) : Prop := ∀ ⦃a : α⦄, a ∈ l₁ → a ∈ l₂
instance instHasSubset : HasSubset (List α) := ⟨List.Subset⟩
instance instDecidableSubset [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ ⊆ l₂) :=
  decidable_of_iff (∀ a ∈ l₁, a ∈ l₂) Iff.rfl
theorem Subset.refl (l : List α) : l ⊆ l := fun _ h => h
theorem Subset.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ ⊆ l₂) (h₂ : l₂ ⊆ l₃) : l₁ ⊆ l₃ := fun _ h => h₂ (h₁ h)
theorem subset_def {l₁ l₂ : List α} : l₁ ⊆ l₂ ↔ ∀ {a : α}, a ∈ l₁ → a ∈ l₂ := .rfl
@[simp] theorem nil_subset (l : List α) : [] ⊆ l := nofun
theorem subset_cons_self (a : α) (l : List α) : l ⊆ a :: l := fun _ => .tail _
theorem subset_append_left (l₁ l₂ : List α) : l₁ ⊆ l₁ ++ l₂ := fun _ h => mem_append.mpr (.inl h)
theorem subset_append_right (l₁ l₂ : List α) : l₂ ⊆ l₁ ++ l₂ := fun _ h => mem_append.mpr (.inr h)
end List
