prelude
import Init.WF
set_option autoImplicit false
set_option linter.unusedVariables false
/-! Lists, options, products and sums; extensionality lemmas. -/
universe u v w
export Option (none some)
namespace List
variable {α : Type u} {β : Type v} {γ : Type w}
def map (f : α → β) : List α → List β
  | [] => []
  | a :: as => f a :: map f as
def filter (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: filter p as
    | false => filter p as
def foldr (f : α → β → β) (init : β) : List α → β
  | [] => init
  | a :: as => f a (foldr f init as)
def foldl {α : Type u} {β : Type v} (f : α → β → α) : (init : α) → List β → α
  | a, [] => a
  | a, b :: bs => foldl f (f a b) bs
def reverseAux : List α → List α → List α
  | [], r => r
  | a :: l, r => reverseAux l (a :: r)
def reverse (as : List α) : List α := reverseAux as []
def head? : List α → Option α
  | [] => none
  | a :: _ => some a
def tail : List α → List α
  | [] => []
  | _ :: as => as
def headD (as : List α) (fallback : α) : α := match as with
  | [] => fallback
  | a :: _ => a
def head : (as : List α) → as ≠ [] → α
  | a :: _, _ => a
def isEmpty : List α → Bool
  | [] => true
  | _ :: _ => false
def replicate : (n : Nat) → (a : α) → List α
  | 0, _ => []
  | n+1, a => a :: replicate n a
def flatten : List (List α) → List α
  | [] => []
  | l :: L => l ++ flatten L
def flatMap (f : α → List β) (b : List α) : List β := flatten (map f b)
def take : (n : Nat) → List α → List α
  | 0, _ => []
  | _+1, [] => []
  | n+1, a :: as => a :: take n as
def drop : (n : Nat) → List α → List α
  | 0, xs => xs
  | _+1, [] => []
  | n+1, _ :: as => drop n as
def all : List α → (α → Bool) → Bool
  | [], _ => true
  | h :: t, p => p h && all t p
def any : List α → (α → Bool) → Bool
  | [], _ => false
  | h :: t, p => p h || any t p
def zipWith (f : α → β → γ) : List α → List β → List γ
  | x :: xs, y :: ys => f x y :: zipWith f xs ys
  | _, _ => []
def zip : List α → List β → List (α × β) := zipWith Prod.mk
def sum {α : Type u} [Add α] [Zero α] : List α → α := foldr (· + ·) Zero.zero
def range.loop : Nat → List Nat → List Nat
  | 0, ns => ns
  | n+1, ns => range.loop n (n :: ns)
def range (n : Nat) : List Nat := range.loop n []
def elem [BEq α] (a : α) : List α → Bool
  | [] => false
  | b :: bs => match a == b with
    | true => true
    | false => elem a bs
def lookup [BEq α] : α → List (α × β) → Option β
  | _, [] => none
  | a, (k, b) :: as => match a == k with
    | true => some b
    | false => lookup a as
inductive Mem (a : α) : List α → Prop where
  | head (as : List α) : Mem a (a :: as)
  | tail (b : α) {as : List α} : Mem a as → Mem a (b :: as)
instance instMembership : Membership α (List α) := ⟨fun l a => Mem a l⟩
def get : (as : List α) → Fin as.length → α
  | a :: _, ⟨0, _⟩ => a
  | _ :: as, ⟨i+1, h⟩ => get as ⟨i, Nat.le_of_succ_le_succ h⟩
instance instGetElemNatLtLength : GetElem (List α) Nat α fun as i => i < as.length := ⟨fun as i h => as.get ⟨i, h⟩⟩
@[simp] theorem append_eq {as bs : List α} : List.append as bs = as ++ bs := rfl
@[simp] theorem nil_append (as : List α) : [] ++ as = as := rfl
@[simp] theorem cons_append (a : α) (as bs : List α) : (a :: as) ++ bs = a :: (as ++ bs) := rfl
@[simp] theorem append_nil (as : List α) : as ++ [] = as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [cons_append, ih]
@[simp] theorem append_assoc (as bs cs : List α) : (as ++ bs) ++ cs = as ++ (bs ++ cs) := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [cons_append, cons_append, ih, cons_append]
theorem append_cons (as : List α) (b : α) (bs : List α) : as ++ b :: bs = as ++ [b] ++ bs := by simp
@[simp] theorem length_nil : length ([] : List α) = 0 := rfl
@[simp] theorem length_cons {a : α} {as : List α} : (a :: as).length = as.length + 1 := rfl
theorem length_singleton {a : α} : length [a] = 1 := rfl
@[simp] theorem length_append {as bs : List α} : (as ++ bs).length = as.length + bs.length := by
  induction as with
  | nil => simp
  | cons a as ih => rw [cons_append, length_cons, ih, length_cons, Nat.add_right_comm]
@[simp] theorem map_nil {f : α → β} : map f [] = [] := rfl
@[simp] theorem map_cons {f : α → β} {a : α} {l : List α} : map f (a :: l) = f a :: map f l := rfl
@[simp] theorem length_map {as : List α} (f : α → β) : (as.map f).length = as.length := by
  induction as with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem map_append {l₁ l₂ : List α} (f : α → β) : map f (l₁ ++ l₂) = map f l₁ ++ map f l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem map_map {g : β → γ} {f : α → β} {l : List α} : map g (map f l) = map (g ∘ f) l := by
  induction l with
  | nil => rfl
  | cons a as ih => simp [ih]
theorem map_id' (l : List α) : map id l = l := by
  induction l with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem map_id (l : List α) : map id l = l := map_id' l
@[simp] theorem filter_nil {p : α → Bool} : filter p [] = [] := rfl
theorem filter_cons {p : α → Bool} {x : α} {xs : List α} : (x :: xs).filter p = if p x then x :: xs.filter p else xs.filter p := by
  show (match p x with | true => _ | false => _) = _
  cases h : p x <;> simp
@[simp] theorem filter_cons_of_pos {p : α → Bool} {a : α} {l : List α} (h : p a) : filter p (a :: l) = a :: filter p l := by rw [filter_cons, if_pos h]
@[simp] theorem filter_cons_of_neg {p : α → Bool} {a : α} {l : List α} (h : ¬p a) : filter p (a :: l) = filter p l := by rw [filter_cons, if_neg h]
@[simp] theorem filter_append {p : α → Bool} (l₁ l₂ : List α) : filter p (l₁ ++ l₂) = filter p l₁ ++ filter p l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a as ih => rw [cons_append, filter_cons, filter_cons, ih]; split <;> rfl
theorem length_filter_le (p : α → Bool) (l : List α) : (l.filter p).length ≤ l.length := by
  induction l with
  | nil => exact Nat.le.refl
  | cons a as ih => rw [filter_cons]; split; exact Nat.succ_le_succ ih; exact Nat.le_step ih
@[simp] theorem foldr_nil {f : α → β → β} {b : β} : foldr f b [] = b := rfl
@[simp] theorem foldr_cons {f : α → β → β} {b : β} {a : α} {l : List α} : (a :: l).foldr f b = f a (l.foldr f b) := rfl
@[simp] theorem foldl_nil {f : α → β → α} {a : α} : [].foldl f a = a := rfl
@[simp] theorem foldl_cons {f : α → β → α} {a : α} {b : β} {l : List β} : (b :: l).foldl f a = l.foldl f (f a b) := rfl
@[simp] theorem foldr_append (f : α → β → β) (b : β) (l l' : List α) : (l ++ l').foldr f b = l.foldr f (l'.foldr f b) := by
  induction l with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem foldl_append {f : β → α → β} {b : β} {l l' : List α} : (l ++ l').foldl f b = l'.foldl f (l.foldl f b) := by
  induction l generalizing b with
  | nil => rfl
  | cons a as ih => simp [ih]
theorem reverseAux_eq (as bs : List α) : reverseAux as bs = reverse as ++ bs := by
  induction as generalizing bs with
  | nil => rfl
  | cons a as ih => show reverseAux as (a :: bs) = reverseAux as [a] ++ bs; rw [ih, ih [a]]; simp
@[simp] theorem reverse_nil : reverse ([] : List α) = [] := rfl
@[simp] theorem reverse_cons {a : α} {as : List α} : reverse (a :: as) = reverse as ++ [a] := reverseAux_eq as [a]
@[simp] theorem reverse_append {as bs : List α} : (as ++ bs).reverse = bs.reverse ++ as.reverse := by
  induction as with
  | nil => simp
  | cons a as ih => simp [ih]
@[simp] theorem reverse_reverse (as : List α) : as.reverse.reverse = as := by
  induction as with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem length_reverse {as : List α} : as.reverse.length = as.length := by
  induction as with
  | nil => rfl
  | cons a as ih => simp [ih]
theorem map_reverse' (f : α → β) (l : List α) : l.reverse.map f = (l.map f).reverse := by
  induction l with
  | nil => rfl
  | cons a as ih => simp [ih]
@[simp] theorem map_reverse {f : α → β} {l : List α} : l.reverse.map f = (l.map f).reverse := map_reverse' f l
@[simp] theorem not_mem_nil {a : α} : ¬a ∈ [] := nofun
theorem mem_cons_self {a : α} {l : List α} : a ∈ a :: l := .head l
theorem mem_cons_of_mem (y : α) {a : α} {l : List α} : a ∈ l → a ∈ y :: l := .tail y
@[simp] theorem mem_cons {a b : α} {l : List α} : a ∈ b :: l ↔ a = b ∨ a ∈ l :=
  ⟨fun h => by cases h with | head => exact .inl rfl | tail _ h => exact .inr h, fun h => h.elim (fun e => e ▸ .head l) (.tail b)⟩
theorem mem_singleton {a b : α} : a ∈ [b] ↔ a = b := by simp
@[simp] theorem mem_append {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := by
  induction s with
  | nil => simp
  | cons x xs ih => simp [ih, or_assoc]
@[simp] theorem mem_map {b : β} {f : α → β} {l : List α} : b ∈ l.map f ↔ ∃ a, a ∈ l ∧ f a = b := by
  induction l with
  | nil => simp
  | cons x xs ih =>
    rw [map_cons, mem_cons, ih]
    constructor
    · intro h; cases h with
      | inl h => exact ⟨x, .head xs, h.symm⟩
      | inr h => obtain ⟨a, h, e⟩ := h; exact ⟨a, .tail x h, e⟩
    · intro ⟨a, h, e⟩; cases h with
      | head => exact .inl e.symm
      | tail _ h => exact .inr ⟨a, h, e⟩
@[simp] theorem mem_reverse {x : α} {as : List α} : x ∈ as.reverse ↔ x ∈ as := by
  induction as with
  | nil => simp
  | cons a as ih => simp [ih, or_comm]
@[simp] theorem mem_filter {x : α} {p : α → Bool} {as : List α} : x ∈ filter p as ↔ x ∈ as ∧ p x = true := by
  induction as with
  | nil => simp
  | cons a as ih =>
    rw [filter_cons]
    split
    · next h => rw [mem_cons, ih, mem_cons]; exact ⟨fun k => k.elim (fun e => ⟨.inl e, e ▸ h⟩) (fun k => ⟨.inr k.1, k.2⟩), fun k => k.1.elim .inl (fun m => .inr ⟨m, k.2⟩)⟩
    · next h => rw [ih, mem_cons]; exact ⟨fun k => ⟨.inr k.1, k.2⟩, fun k => ⟨k.1.elim (fun e => absurd (e ▸ k.2) h) id, k.2⟩⟩
theorem cons_ne_nil (a : α) (l : List α) : a :: l ≠ [] := nofun
theorem eq_nil_of_length_eq_zero {l : List α} (h : l.length = 0) : l = [] := by cases l; rfl; contradiction
@[simp] theorem length_eq_zero_iff {l : List α} : l.length = 0 ↔ l = [] := ⟨eq_nil_of_length_eq_zero, fun h => h ▸ rfl⟩
theorem append_cancel_left {as bs cs : List α} (h : as ++ bs = as ++ cs) : bs = cs := by
  induction as with
  | nil => exact h
  | cons a as ih => injection h with _ h; exact ih h
@[simp] theorem append_cancel_left_eq (as bs cs : List α) : (as ++ bs = as ++ cs) = (bs = cs) := propext ⟨append_cancel_left, fun h => h ▸ rfl⟩
@[simp] theorem append_eq_nil_iff {p q : List α} : p ++ q = [] ↔ p = [] ∧ q = [] := by cases p <;> simp
@[simp] theorem length_replicate {n : Nat} {a : α} : (replicate n a).length = n := by
  induction n with
  | zero => rfl
  | succ n ih => show (replicate n a).length + 1 = n + 1; rw [ih]
protected def beq [BEq α] : List α → List α → Bool
  | [], [] => true
  | a :: as, b :: bs => a == b && List.beq as bs
  | _, _ => false
instance instBEq [BEq α] : BEq (List α) := ⟨List.beq⟩
def hasDecEq [DecidableEq α] : (a b : List α) → Decidable (a = b)
  | [], [] => isTrue rfl
  | _ :: _, [] => isFalse nofun
  | [], _ :: _ => isFalse nofun
  | a :: as, b :: bs => match decEq a b with
    | isTrue hab => match hasDecEq as bs with
      | isTrue h => isTrue (hab ▸ h ▸ rfl)
      | isFalse n => isFalse fun h => n (List.cons.inj h).2
    | isFalse n => isFalse fun h => n (List.cons.inj h).1
instance instDecidableMem0 [DecidableEq α] (a : α) : (as : List α) → Decidable (a ∈ as)
  | [] => isFalse not_mem_nil
  | b :: bs => match decEq a b, instDecidableMem0 a bs with
    | isTrue h, _ => isTrue (mem_cons.2 (.inl h))
    | _, isTrue h => isTrue (mem_cons.2 (.inr h))
    | isFalse h, isFalse k => isFalse fun m => (mem_cons.1 m).elim h k
end List
instance instDecidableEqList {α : Type u} [DecidableEq α] : DecidableEq (List α) := List.hasDecEq
instance instDecidableEqOption {α : Type u} [DecidableEq α] : DecidableEq (Option α)
  | none, none => isTrue rfl
  | none, some _ => isFalse nofun
  | some _, none => isFalse nofun
  | some a, some b => match decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse n => isFalse fun h => n (Option.some.inj h)
instance instDecidableEqProd {α : Type u} {β : Type v} [DecidableEq α] [DecidableEq β] : DecidableEq (α × β) :=
  fun (a, b) (a', b') => match decEq a a', decEq b b' with
    | isTrue h, isTrue k => isTrue (h ▸ k ▸ rfl)
    | isFalse n, _ => isFalse fun h => n (Prod.mk.inj h).1
    | _, isFalse n => isFalse fun h => n (Prod.mk.inj h).2
instance instDecidableEqPUnit : DecidableEq PUnit := fun _ _ => isTrue rfl
instance instDecidableEqFin (n : Nat) : DecidableEq (Fin n) := fun ⟨a, _⟩ ⟨b, _⟩ => match decEq a b with
  | isTrue h => isTrue (by subst h; rfl)
  | isFalse h => isFalse fun e => h (Fin.mk.inj e)
instance instBEqProd {α : Type u} {β : Type v} [BEq α] [BEq β] : BEq (α × β) := ⟨fun (a, b) (c, d) => a == c && b == d⟩
namespace Option
variable {α : Type u} {β : Type v}
@[macro_inline] def getD (o : Option α) (a : α) : α := match o with
  | some x => x
  | none => a
@[inline] protected def map (f : α → β) : Option α → Option β
  | some a => some (f a)
  | none => none
@[inline] protected def bind : Option α → (α → Option β) → Option β
  | none, _ => none
  | some a, f => f a
@[inline] def isSome : Option α → Bool
  | some _ => true
  | none => false
@[inline] def isNone : Option α → Bool
  | some _ => false
  | none => true
@[simp] theorem map_none (f : α → β) : Option.map f none = none := rfl
@[simp] theorem map_some (f : α → β) (a : α) : Option.map f (some a) = some (f a) := rfl
@[simp] theorem getD_some (a b : α) : getD (some a) b = a := rfl
@[simp] theorem getD_none (b : α) : getD none b = b := rfl
@[simp] theorem some_ne_none (a : α) : some a ≠ none := nofun
@[ext] theorem ext : ∀ {o₁ o₂ : Option α}, (∀ a, o₁ = some a ↔ o₂ = some a) → o₁ = o₂
  | none, none, _ => rfl
  | some a, o, h => ((h a).1 rfl).symm
  | none, some b, h => (h b).2 rfl
end Option
instance instMonadOption : Monad Option where
  pure := Option.some
  bind := Option.bind
def Sum.elim {α : Type u} {β : Type v} {γ : Sort w} (f : α → γ) (g : β → γ) : α ⊕ β → γ
  | .inl a => f a
  | .inr b => g b
@[ext] theorem Prod.ext {α : Type u} {β : Type v} : {p q : α × β} → p.1 = q.1 → p.2 = q.2 → p = q
  | (_, _), (_, _), rfl, rfl => rfl
@[inline] def Prod.map {α : Type u} {β : Type v} {γ : Type u} {δ : Type v} (f : α → γ) (g : β → δ) : α × β → γ × δ := fun (a, b) => (f a, g b)
def Prod.swap {α : Type u} {β : Type v} (p : α × β) : β × α := (p.2, p.1)
@[ext] theorem Subtype.ext {α : Sort u} {p : α → Prop} : ∀ {a b : Subtype p}, a.val = b.val → a = b
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
@[ext] theorem Fin.ext {n : Nat} : {a b : Fin n} → a.val = b.val → a = b
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
attribute [ext] funext propext
@[ext] protected theorem PUnit.ext (x y : PUnit) : x = y := rfl
class NeZero {R : Type u} [Zero R] (n : R) : Prop where
  out : n ≠ 0
instance instZeroNat : Zero Nat := ⟨0⟩
instance instNeZeroSucc {n : Nat} : NeZero (n + 1) := ⟨nofun⟩
protected def Fin.ofNat (n : Nat) [h : NeZero n] (a : Nat) : Fin n := ⟨a % n, Nat.mod_lt a (Nat.pos_of_ne_zero h.out)⟩
instance Fin.instOfNat {n : Nat} [NeZero n] {i : Nat} : OfNat (Fin n) i := ⟨Fin.ofNat n i⟩
instance instLTFin {n : Nat} : LT (Fin n) := ⟨fun a b => a.val < b.val⟩
instance instLEFin {n : Nat} : LE (Fin n) := ⟨fun a b => a.val ≤ b.val⟩
theorem Fin.eq_of_val_eq {n : Nat} {i j : Fin n} (h : i.val = j.val) : i = j := Fin.ext h
def Id (type : Sort u) : Sort u := type
instance Id.instMonad : Monad Id where
  pure x := x
  bind x f := f x
  map f x := f x
protected def Id.run {α : Type u} (x : Id α) : α := x
@[simp] theorem beq_self_nat (n : Nat) : (n == n) = true := decide_eq_true rfl
@[simp] theorem beq_iff_eq {α : Type u} [DecidableEq α] {a b : α} : a == b ↔ a = b := decide_eq_true_iff
namespace Bool
@[simp] theorem and_true (b : Bool) : (b && true) = b := by cases b <;> rfl
@[simp] theorem true_and (b : Bool) : (true && b) = b := rfl
@[simp] theorem and_false (b : Bool) : (b && false) = false := by cases b <;> rfl
@[simp] theorem false_and (b : Bool) : (false && b) = false := rfl
@[simp] theorem or_true (b : Bool) : (b || true) = true := by cases b <;> rfl
@[simp] theorem true_or (b : Bool) : (true || b) = true := rfl
@[simp] theorem or_false (b : Bool) : (b || false) = b := by cases b <;> rfl
@[simp] theorem false_or (b : Bool) : (false || b) = b := rfl
@[simp] theorem and_self (b : Bool) : (b && b) = b := by cases b <;> rfl
@[simp] theorem or_self (b : Bool) : (b || b) = b := by cases b <;> rfl
@[simp] theorem not_not (b : Bool) : (!!b) = b := by cases b <;> rfl
theorem and_comm (x y : Bool) : (x && y) = (y && x) := by cases x <;> cases y <;> rfl
theorem or_comm (x y : Bool) : (x || y) = (y || x) := by cases x <;> cases y <;> rfl
@[simp] theorem and_eq_true (a b : Bool) : ((a && b) = true) = (a = true ∧ b = true) := by cases a <;> cases b <;> simp
@[simp] theorem or_eq_true (a b : Bool) : ((a || b) = true) = (a = true ∨ b = true) := by cases a <;> cases b <;> simp
@[simp] theorem not_true : (!true) = false := rfl
@[simp] theorem not_false : (!false) = true := rfl
end Bool
namespace Nat
instance decidableBallLT : (n : Nat) → (P : ∀ k, k < n → Prop) → [∀ k h, Decidable (P k h)] → Decidable (∀ k h, P k h)
  | 0, _, _ => isTrue fun _ h => absurd h (Nat.not_lt_zero _)
  | n+1, P, H => match decidableBallLT n (P := fun k h => P k (Nat.lt_succ_of_lt h)), H n (Nat.lt_succ_self n) with
    | isFalse h, _ => isFalse fun f => h fun k hk => f k (Nat.lt_succ_of_lt hk)
    | _, isFalse h => isFalse fun f => h (f n _)
    | isTrue h, isTrue p => isTrue fun k hk => (Nat.lt_or_eq_of_le (Nat.le_of_lt_succ hk)).elim (h k) (fun e => by subst e; exact p)
instance decidableExistsLT0 {P : Nat → Prop} [h : DecidablePred P] : (n : Nat) → Decidable (∃ m, m < n ∧ P m)
  | 0 => isFalse fun ⟨_, h, _⟩ => Nat.not_lt_zero _ h
  | n+1 => match decidableExistsLT0 (P := P) n, h n with
    | isTrue e, _ => isTrue (let ⟨m, hm, p⟩ := e; ⟨m, Nat.lt_succ_of_lt hm, p⟩)
    | _, isTrue p => isTrue ⟨n, Nat.lt_succ_self n, p⟩
    | isFalse a, isFalse b => isFalse fun ⟨m, hm, p⟩ => (Nat.lt_or_eq_of_le (Nat.le_of_lt_succ hm)).elim (fun l => a ⟨m, l, p⟩) (fun e => b (e ▸ p))
instance decidableForallFin0 {n : Nat} (P : Fin n → Prop) [DecidablePred P] : Decidable (∀ i, P i) :=
  decidable_of_iff (∀ k h, P ⟨k, h⟩) ⟨fun m ⟨k, h⟩ => m k h, fun m k h => m ⟨k, h⟩⟩
end Nat
