prelude
import Init.Prelude.Nat
set_option autoImplicit false
set_option bootstrap.inductiveCheckResultingUniverse false

/-!
# Fixed width numbers, characters, arrays, strings and the Boolean functions

A string is a byte array with a proof that it is valid UTF-8, as in Lean: the compiler and the kernel rely on that layout.
-/

universe u v w u₁ u₂

structure Fin (n : Nat) where
  mk ::
  val : Nat
  isLt : LT.lt val n
structure BitVec (w : Nat) where
  ofFin ::
  toFin : Fin (HPow.hPow 2 w)
structure UInt8 where
  ofBitVec ::
  toBitVec : BitVec 8
structure UInt16 where
  ofBitVec ::
  toBitVec : BitVec 16
structure UInt32 where
  ofBitVec ::
  toBitVec : BitVec 32
structure UInt64 where
  ofBitVec ::
  toBitVec : BitVec 64
@[extern "lean_system_platform_nbits"] opaque System.Platform.getNumBits : Unit → Subtype fun n : Nat => Or (Eq n 32) (Eq n 64) :=
  fun _ => ⟨64, .inr rfl⟩
def System.Platform.numBits : Nat := (getNumBits ()).val
structure USize where
  ofBitVec ::
  toBitVec : BitVec System.Platform.numBits
attribute [extern "lean_usize_of_bitvec_mk"] USize.ofBitVec
attribute [extern "lean_usize_to_bitvec"] USize.toBitVec
attribute [extern "lean_uint8_of_bitvec_mk"] UInt8.ofBitVec
attribute [extern "lean_uint8_to_bitvec"] UInt8.toBitVec
attribute [extern "lean_uint16_of_bitvec_mk"] UInt16.ofBitVec
attribute [extern "lean_uint16_to_bitvec"] UInt16.toBitVec
attribute [extern "lean_uint64_of_bitvec_mk"] UInt64.ofBitVec
attribute [extern "lean_uint64_to_bitvec"] UInt64.toBitVec
attribute [extern "lean_uint32_of_bitvec_mk"] UInt32.ofBitVec
attribute [extern "lean_uint32_to_bitvec"] UInt32.toBitVec
def UInt32.ofNatLT (n : @& Nat) (h : LT.lt n 4294967296) : UInt32 := ⟨⟨⟨n, h⟩⟩⟩
attribute [extern "lean_uint32_of_nat"] UInt32.ofNatLT
@[extern "lean_uint32_to_nat"] def UInt32.toNat (n : UInt32) : Nat := n.toBitVec.toFin.val
def UInt8.ofNatLT (n : @& Nat) (h : LT.lt n 256) : UInt8 := ⟨⟨⟨n, h⟩⟩⟩
attribute [extern "lean_uint8_of_nat"] UInt8.ofNatLT
@[extern "lean_uint8_to_nat"] def UInt8.toNat (n : UInt8) : Nat := n.toBitVec.toFin.val
abbrev Nat.isValidChar (n : Nat) : Prop := Or (LT.lt n 0xd800) (And (LT.lt 0xdfff n) (LT.lt n 0x110000))
abbrev UInt32.isValidChar (n : UInt32) : Prop := Nat.isValidChar n.toNat
structure Char where
  val : UInt32
  valid : val.isValidChar
theorem Nat.lt_of_le_of_lt' {a b c : Nat} (h : LE.le a b) (k : LT.lt b c) : LT.lt a c :=
  Nat.le.rec (motive := fun c _ => LT.lt a c) (Nat.succ_le_succ h) (fun _ ih => Nat.le.step ih) k
theorem Nat.lt_of_isValidChar {n : Nat} : Nat.isValidChar n → LT.lt n 4294967296
  | .inl h => Nat.lt_of_le_of_lt' (Nat.le.step (Nat.le.refl (n := n))) (Nat.lt_of_le_of_lt' h (Nat.le_of_ble_eq_true (n := 0xd801) rfl))
  | .inr h => Nat.lt_of_le_of_lt' (Nat.le.step (Nat.le.refl (n := n))) (Nat.lt_of_le_of_lt' h.2 (Nat.le_of_ble_eq_true (n := 0x110001) rfl))
instance instDecidableAnd {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (And p q) :=
  match dp with
  | isTrue hp => match dq with
    | isTrue hq => isTrue ⟨hp, hq⟩
    | isFalse hq => isFalse fun h => hq h.2
  | isFalse hp => isFalse fun h => hp h.1
instance instDecidableOr {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (Or p q) :=
  match dp with
  | isTrue hp => isTrue (.inl hp)
  | isFalse hp => match dq with
    | isTrue hq => isTrue (.inr hq)
    | isFalse hq => isFalse fun h => match h with
      | .inl h => hp h
      | .inr h => hq h
instance instDecidableNot {p : Prop} [dp : Decidable p] : Decidable (Not p) :=
  match dp with
  | isTrue hp => isFalse fun h => h hp
  | isFalse hp => isTrue hp
@[noinline] def Char.ofNat (n : Nat) : Char :=
  dite (Nat.isValidChar n) (fun h => ⟨UInt32.ofNatLT n (Nat.lt_of_isValidChar h), h⟩)
    (fun _ => ⟨UInt32.ofNatLT 65 (Nat.le_of_ble_eq_true rfl), .inl (Nat.le_of_ble_eq_true (n := 66) rfl)⟩)
@[extern "lean_uint32_to_nat"] def Char.toNat (c : Char) : Nat := c.val.toNat
structure Array (α : Type u) where
  mk ::
  toList : List α
attribute [extern "lean_array_to_list"] Array.toList
attribute [extern "lean_array_mk"] Array.mk
@[extern "lean_mk_empty_array_with_capacity"] def Array.mkEmpty {α : Type u} (_ : @& Nat) : Array α := ⟨List.nil⟩
@[extern "lean_mk_empty_array"] def Array.empty {α : Type u} : Array α := ⟨List.nil⟩
def Array.emptyWithCapacity {α : Type u} (_ : @& Nat) : Array α := ⟨List.nil⟩
attribute [extern "lean_mk_empty_array_with_capacity"] Array.emptyWithCapacity
protected def List.append {α : Type u} : List α → List α → List α
  | .nil, bs => bs
  | .cons a as, bs => .cons a (List.append as bs)
instance List.instAppend {α : Type u} : Append (List α) := ⟨List.append⟩
def List.length {α : Type u} : List α → Nat
  | .nil => 0
  | .cons _ as => HAdd.hAdd (List.length as) 1
@[extern "lean_array_push"] def Array.push {α : Type u} (a : Array α) (v : α) : Array α := ⟨List.append a.toList (.cons v .nil)⟩
@[extern "lean_array_get_size"] def Array.size {α : Type u} (a : @& Array α) : Nat := a.toList.length
instance instInhabitedArray {α : Type u} : Inhabited (Array α) := ⟨⟨.nil⟩⟩
structure ByteArray where
  data : Array UInt8
attribute [extern "lean_byte_array_mk"] ByteArray.mk
attribute [extern "lean_byte_array_data"] ByteArray.data
def UInt8.ofNatMod (n : Nat) : UInt8 := dite (LT.lt n 256) (fun h => UInt8.ofNatLT n h) (fun _ => UInt8.ofNatLT 0 (Nat.le_of_ble_eq_true rfl))
/-- UTF-8 bytes of a character -/
def String.utf8EncodeChar (c : Char) : List UInt8 :=
  let n := c.toNat
  let b (k : Nat) : UInt8 := UInt8.ofNatMod k
  let t (k : Nat) : UInt8 := b (HAdd.hAdd 0x80 (HMod.hMod (HDiv.hDiv n k) 64))
  ite (LT.lt n 0x80) (.cons (b n) .nil)
  (ite (LT.lt n 0x800) (.cons (b (HAdd.hAdd 0xc0 (HDiv.hDiv n 64))) (.cons (t 1) .nil))
  (ite (LT.lt n 0x10000) (.cons (b (HAdd.hAdd 0xe0 (HDiv.hDiv n 4096))) (.cons (t 64) (.cons (t 1) .nil)))
  (.cons (b (HAdd.hAdd 0xf0 (HDiv.hDiv n 262144))) (.cons (t 4096) (.cons (t 64) (.cons (t 1) .nil))))))
def List.utf8EncodeBytes : List Char → List UInt8
  | .nil => .nil
  | .cons c cs => List.append (String.utf8EncodeChar c) (List.utf8EncodeBytes cs)
def List.utf8Encode (l : List Char) : ByteArray := ⟨⟨List.utf8EncodeBytes l⟩⟩
inductive ByteArray.IsValidUTF8 (b : ByteArray) : Prop where
  | intro (m : List Char) (hm : Eq b (List.utf8Encode m))
structure String where
  ofByteArray ::
  toByteArray : ByteArray
  isValidUTF8 : ByteArray.IsValidUTF8 toByteArray
attribute [extern "lean_string_to_utf8"] String.toByteArray
attribute [extern "lean_string_from_utf8_unchecked"] String.ofByteArray
@[extern "lean_string_mk"] def String.ofList (l : List Char) : String := ⟨List.utf8Encode l, ⟨l, rfl⟩⟩
instance instInhabitedString : Inhabited String := ⟨""⟩
theorem List.utf8EncodeBytes_append : (a b : List Char) → Eq (List.utf8EncodeBytes (List.append a b)) (List.append (List.utf8EncodeBytes a) (List.utf8EncodeBytes b))
  | .nil, _ => rfl
  | .cons c cs, b =>
    let rec asc : (x y z : List UInt8) → Eq (List.append (List.append x y) z) (List.append x (List.append y z))
      | .nil, _, _ => rfl
      | .cons h t, y, z => congrArg (List.cons h) (asc t y z)
    Eq.trans (congrArg (List.append (String.utf8EncodeChar c)) (List.utf8EncodeBytes_append cs b)) (Eq.symm (asc _ _ _))
@[extern "lean_byte_array_append"] protected def ByteArray.append (a : ByteArray) (b : @& ByteArray) : ByteArray := ⟨⟨List.append a.data.toList b.data.toList⟩⟩
theorem ByteArray.IsValidUTF8.append {a b : ByteArray} : ByteArray.IsValidUTF8 a → ByteArray.IsValidUTF8 b → ByteArray.IsValidUTF8 (ByteArray.append a b)
  | ⟨m, hm⟩, ⟨k, hk⟩ => ⟨List.append m k, Eq.trans (congr (congrArg ByteArray.append hm) hk)
      (congrArg (fun l => ByteArray.mk (Array.mk l)) (Eq.symm (List.utf8EncodeBytes_append m k)))⟩
@[extern "lean_string_append"] def String.append (s : String) (t : @& String) : String :=
  ⟨ByteArray.append s.toByteArray t.toByteArray, ByteArray.IsValidUTF8.append s.isValidUTF8 t.isValidUTF8⟩
instance instAppendString : Append String := ⟨String.append⟩
theorem of_decide_eq_true {p : Prop} [h : Decidable p] : Eq (decide p) true → p := match h with
  | isTrue hp => fun _ => hp
  | isFalse _ => fun e => Bool.falseNeTrue e
theorem of_decide_eq_false {p : Prop} [h : Decidable p] : Eq (decide p) false → Not p := match h with
  | isTrue _ => fun e => Bool.falseNeTrue e.symm
  | isFalse hn => fun _ => hn
theorem decide_eq_true {p : Prop} [h : Decidable p] : p → Eq (decide p) true := match h with
  | isTrue _ => fun _ => rfl
  | isFalse hn => fun hp => False.elim (hn hp)
theorem decide_eq_false {p : Prop} [h : Decidable p] : Not p → Eq (decide p) false := match h with
  | isTrue hp => fun hn => False.elim (hn hp)
  | isFalse _ => fun _ => rfl
instance instBEqOfDecidableEq {α : Type u} [DecidableEq α] : BEq α where
  beq a b := decide (Eq a b)

@[macro_inline] def Bool.or (x y : Bool) : Bool := match x with
  | true => true
  | false => y
@[macro_inline] def Bool.and (x y : Bool) : Bool := match x with
  | false => false
  | true => y
@[inline] def Bool.not : Bool → Bool
  | true => false
  | false => true
export Bool (or and not)
def Bool.decEq (a b : Bool) : Decidable (Eq a b) :=
  match a, b with
  | true, true => isTrue rfl
  | false, false => isTrue rfl
  | true, false => isFalse (fun h => Bool.falseNeTrue h.symm)
  | false, true => isFalse (fun h => Bool.falseNeTrue h)
instance instDecidableEqBool : DecidableEq Bool := Bool.decEq
@[macro_inline] def bne {α : Type u} [BEq α] (a b : α) : Bool := Bool.not (BEq.beq a b)
@[macro_inline] def Bool.xor (x y : Bool) : Bool := bne x y
