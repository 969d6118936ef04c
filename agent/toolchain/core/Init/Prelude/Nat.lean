prelude
import Init.Prelude.Classes
set_option autoImplicit false
set_option bootstrap.inductiveCheckResultingUniverse false

/-!
# The natural numbers that the kernel computes with

The kernel evaluates these functions on literals **by name** with its own big-number arithmetic, so each of them must be
defined here, and must mean what the kernel computes; `tests/toolchain/core/accepted/kernel_agrees.lean` checks that.
Division and its relatives recurse on fuel, because there is no well-founded recursion yet.
-/

universe u v w u₁ u₂

set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_dec_eq"] def Nat.beq : (@& Nat) → (@& Nat) → Bool
  | .zero, .zero => true
  | .zero, .succ _ => false
  | .succ _, .zero => false
  | .succ n, .succ m => Nat.beq n m
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_dec_le"] def Nat.ble : (@& Nat) → (@& Nat) → Bool
  | .zero, .zero => true
  | .zero, .succ _ => true
  | .succ _, .zero => false
  | .succ n, .succ m => Nat.ble n m
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_pred"] def Nat.pred : (@& Nat) → Nat
  | .zero => .zero
  | .succ n => n
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_add"] protected def Nat.add : (@& Nat) → (@& Nat) → Nat
  | n, .zero => n
  | n, .succ m => .succ (Nat.add n m)
instance instAddNat : Add Nat where
  add := Nat.add
attribute [match_pattern] Nat.add
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_sub"] protected def Nat.sub : (@& Nat) → (@& Nat) → Nat
  | n, .zero => n
  | n, .succ m => Nat.pred (Nat.sub n m)
instance instSubNat : Sub Nat where
  sub := Nat.sub
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_mul"] protected def Nat.mul : (@& Nat) → (@& Nat) → Nat
  | _, .zero => .zero
  | n, .succ m => Nat.add (Nat.mul n m) n
instance instMulNat : Mul Nat where
  mul := Nat.mul
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_pow"] protected def Nat.pow (m : @& Nat) : (@& Nat) → Nat
  | .zero => 1
  | .succ n => Nat.mul (Nat.pow m n) m
instance instNatPowNat : NatPow Nat := ⟨Nat.pow⟩
protected inductive Nat.le (n : Nat) : Nat → Prop where
  | refl : Nat.le n n
  | step {m : Nat} : Nat.le n m → Nat.le n (.succ m)
protected def Nat.lt (n m : Nat) : Prop := Nat.le (Nat.succ n) m
instance instLENat : LE Nat := ⟨Nat.le⟩
instance instLTNat : LT Nat := ⟨Nat.lt⟩
theorem Nat.eq_of_beq_eq_true : (n m : Nat) → Eq (Nat.beq n m) true → Eq n m
  | .zero, .zero => fun _ => rfl
  | .zero, .succ _ => fun h => Bool.falseNeTrue h
  | .succ _, .zero => fun h => Bool.falseNeTrue h
  | .succ n, .succ m => fun h => congrArg Nat.succ (Nat.eq_of_beq_eq_true n m h)
theorem Nat.beq_refl : (n : Nat) → Eq (Nat.beq n n) true
  | .zero => rfl
  | .succ n => Nat.beq_refl n
theorem Nat.ne_of_beq_eq_false (n m : Nat) (h : Eq (Nat.beq n m) false) : Not (Eq n m) :=
  fun e => Bool.falseNeTrue (Eq.trans h.symm (Eq.subst (motive := fun x => Eq (Nat.beq n x) true) e (Nat.beq_refl n)))
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_dec_eq"] def Nat.decEq (n m : @& Nat) : Decidable (Eq n m) where
  decide := Nat.beq n m
  reflects_decide := Bool.rec (motive := fun b => Eq (Nat.beq n m) b → Bool.Reflects (Eq n m) b)
    (Nat.ne_of_beq_eq_false n m) (Nat.eq_of_beq_eq_true n m) (Nat.beq n m) rfl
instance instDecidableEqNat : DecidableEq Nat := Nat.decEq
attribute [gen_constructor_elims] Bool
attribute [gen_constructor_elims] Nat
theorem noConfusion_of_Nat {α : Sort u} (f : α → Nat) {a b : α} (h : Eq a b) : @Bool.rec (fun _ => Prop) False True (Nat.beq (f a) (f b)) :=
  Eq.ndrec (motive := fun x => @Bool.rec (fun _ => Prop) False True (Nat.beq (f a) (f x)))
    (@Eq.ndrec Bool true (fun x => @Bool.rec (fun _ => Prop) False True x) trivial (Nat.beq (f a) (f a)) (Nat.beq_refl (f a)).symm) h

/-! ## Sums, options, lists -/

inductive Sum (α : Type u) (β : Type v) where
  | inl (val : α) : Sum α β
  | inr (val : β) : Sum α β
inductive PSum (α : Sort u) (β : Sort v) where
  | inl (val : α) : PSum α β
  | inr (val : β) : PSum α β
inductive Option (α : Type u) where
  | none : Option α
  | some (val : α) : Option α
inductive Except (ε : Type u) (α : Type v) where
  | error : ε → Except ε α
  | ok : α → Except ε α
inductive List (α : Type u) where
  | nil : List α
  | cons (head : α) (tail : List α) : List α

/-! ## Order, and the functions of the kernel -/

instance instInhabitedOption {α : Type u} : Inhabited (Option α) where
  default := Option.none
instance instInhabitedList {α : Type u} : Inhabited (List α) where
  default := List.nil
instance instInhabitedNat : Inhabited Nat where
  default := Nat.zero
theorem Nat.zero_le : (n : Nat) → LE.le 0 n
  | .zero => Nat.le.refl
  | .succ n => Nat.le.step (Nat.zero_le n)
theorem Nat.succ_le_succ {n m : Nat} (h : LE.le n m) : LE.le (Nat.succ n) (Nat.succ m) :=
  Nat.le.rec (motive := fun m _ => LE.le (Nat.succ n) (Nat.succ m)) Nat.le.refl (fun _ ih => Nat.le.step ih) h
theorem Nat.le_of_ble_eq_true : {n m : Nat} → Eq (Nat.ble n m) true → LE.le n m
  | .zero, m => fun _ => Nat.zero_le m
  | .succ _, .zero => fun h => Bool.falseNeTrue h
  | .succ n, .succ m => fun h => Nat.succ_le_succ (Nat.le_of_ble_eq_true (n := n) (m := m) h)
theorem Nat.ble_self_eq_true : (n : Nat) → Eq (Nat.ble n n) true
  | .zero => rfl
  | .succ n => Nat.ble_self_eq_true n
theorem Nat.ble_succ_eq_true : {n m : Nat} → Eq (Nat.ble n m) true → Eq (Nat.ble n (.succ m)) true
  | .zero, _ => fun _ => rfl
  | .succ _, .zero => fun h => Bool.falseNeTrue h
  | .succ n, .succ m => fun h => Nat.ble_succ_eq_true (n := n) (m := m) h
theorem Nat.ble_eq_true_of_le {n m : Nat} (h : LE.le n m) : Eq (Nat.ble n m) true :=
  Nat.le.rec (motive := fun m _ => Eq (Nat.ble n m) true) (Nat.ble_self_eq_true n) (fun _ ih => Nat.ble_succ_eq_true ih) h
theorem Nat.not_le_of_not_ble_eq_true {n m : Nat} (h : Not (Eq (Nat.ble n m) true)) : Not (LE.le n m) :=
  fun k => h (Nat.ble_eq_true_of_le k)
theorem ne_true_of_eq_false : {b : Bool} → Eq b false → Not (Eq b true)
  | true, h => Bool.falseNeTrue h.symm
  | false, _ => fun h => Bool.falseNeTrue h
theorem ne_false_of_eq_true : {b : Bool} → Eq b true → Not (Eq b false)
  | true, _ => fun h => Bool.falseNeTrue h.symm
  | false, h => Bool.falseNeTrue h
theorem eq_false_of_ne_true : {b : Bool} → Not (Eq b true) → Eq b false
  | true, h => False.elim (h rfl)
  | false, _ => rfl
theorem eq_true_of_ne_false : {b : Bool} → Not (Eq b false) → Eq b true
  | true, _ => rfl
  | false, h => False.elim (h rfl)
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_dec_le"] instance Nat.decLe (n m : @& Nat) : Decidable (LE.le n m) where
  decide := Nat.ble n m
  reflects_decide := Bool.rec (motive := fun b => Eq (Nat.ble n m) b → Bool.Reflects (LE.le n m) b)
    (fun h => Nat.not_le_of_not_ble_eq_true (ne_true_of_eq_false h)) Nat.le_of_ble_eq_true (Nat.ble n m) rfl
set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_dec_lt"] instance Nat.decLt (n m : @& Nat) : Decidable (LT.lt n m) := Nat.decLe (Nat.succ n) m
instance instMinNat : Min Nat := minOfLe
instance Nat.instMax : Max Nat := maxOfLe
/-- division by counting subtractions; `f` bounds the number of steps -/
def Nat.div.go (y : Nat) : (f : Nat) → Nat → Nat
  | .zero, _ => 0
  | .succ f, x => ite (LE.le y x) (Nat.succ (Nat.div.go y f (Nat.sub x y))) 0
@[extern "lean_nat_div"] protected def Nat.div (x y : @& Nat) : Nat := ite (LT.lt 0 y) (Nat.div.go y x x) 0
instance Nat.instDiv : Div Nat := ⟨Nat.div⟩
def Nat.modCore.go (y : Nat) : (f : Nat) → Nat → Nat
  | .zero, x => x
  | .succ f, x => ite (LE.le y x) (Nat.modCore.go y f (Nat.sub x y)) x
@[extern "lean_nat_mod"] protected def Nat.mod (x y : @& Nat) : Nat := ite (LT.lt 0 y) (Nat.modCore.go y x x) x
instance Nat.instMod : Mod Nat := ⟨Nat.mod⟩
def Nat.gcd.go : (f : Nat) → Nat → Nat → Nat
  | .zero, _, n => n
  | .succ f, m, n => ite (Eq m 0) n (Nat.gcd.go f (Nat.mod n m) m)
@[extern "lean_nat_gcd"] def Nat.gcd (m n : @& Nat) : Nat := Nat.gcd.go m m n
def Nat.bitwise.go (g : Bool → Bool → Bool) : (f : Nat) → Nat → Nat → Nat
  | .zero, _, _ => 0
  | .succ f, n, m => Nat.add (Nat.mul 2 (Nat.bitwise.go g f (Nat.div n 2) (Nat.div m 2)))
      (cond (g (Nat.beq (Nat.mod n 2) 1) (Nat.beq (Nat.mod m 2) 1)) 1 0)
/-- bitwise operation for a `g` with `g false false = false` -/
def Nat.bitwise0 (g : Bool → Bool → Bool) (n m : Nat) : Nat := Nat.bitwise.go g (Nat.add n m) n m
@[extern "lean_nat_land"] def Nat.land (n m : @& Nat) : Nat := Nat.bitwise0 (fun a b => cond a b false) n m
@[extern "lean_nat_lor"] def Nat.lor (n m : @& Nat) : Nat := Nat.bitwise0 (fun a b => cond a true b) n m
@[extern "lean_nat_lxor"] def Nat.xor (n m : @& Nat) : Nat := Nat.bitwise0 (fun a b => cond a (cond b false true) b) n m
@[extern "lean_nat_shiftl"] def Nat.shiftLeft (n m : @& Nat) : Nat := Nat.mul n (Nat.pow 2 m)
@[extern "lean_nat_shiftr"] def Nat.shiftRight (n m : @& Nat) : Nat := Nat.div n (Nat.pow 2 m)
def Nat.log2.go : (f : Nat) → Nat → Nat
  | .zero, _ => 0
  | .succ f, n => ite (LE.le 2 n) (Nat.succ (Nat.log2.go f (Nat.div n 2))) 0
@[extern "lean_nat_log2"] def Nat.log2 (n : @& Nat) : Nat := Nat.log2.go n n
instance Nat.instAndOp : AndOp Nat := ⟨Nat.land⟩
instance Nat.instOrOp : OrOp Nat := ⟨Nat.lor⟩
instance Nat.instXorOp : XorOp Nat := ⟨Nat.xor⟩
instance Nat.instShiftLeft : ShiftLeft Nat := ⟨Nat.shiftLeft⟩
instance Nat.instShiftRight : ShiftRight Nat := ⟨Nat.shiftRight⟩
instance Nat.instDvd : Dvd Nat := ⟨fun a b => Exists (fun c => Eq b (HMul.hMul a c))⟩
