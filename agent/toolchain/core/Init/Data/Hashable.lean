prelude
import Init.Data.Ord
set_option autoImplicit false

/-!
# Hash codes
-/

universe u v

instance instInhabitedUInt64 : Inhabited UInt64 := ⟨⟨⟨⟨0, Nat.pow_pos (Nat.zero_lt_succ 1)⟩⟩⟩⟩
@[extern "lean_uint64_of_nat"] def UInt64.ofNat (n : @& Nat) : UInt64 := ⟨⟨⟨n % 2 ^ 64, Nat.mod_lt n (Nat.pow_pos (Nat.zero_lt_succ 1))⟩⟩⟩
@[extern "lean_uint64_to_nat"] def UInt64.toNat (n : UInt64) : Nat := n.toBitVec.toFin.val
instance UInt64.instOfNat {n : Nat} : OfNat UInt64 n := ⟨UInt64.ofNat n⟩
@[extern "lean_uint64_dec_eq"] instance instDecidableEqUInt64 (x y : UInt64) : Decidable (x = y) := match x, y with
  | ⟨⟨a⟩⟩, ⟨⟨b⟩⟩ => match decEq a b with
    | isTrue h => isTrue (by subst h; rfl)
    | isFalse h => isFalse fun e => h (BitVec.ofFin.inj (UInt64.ofBitVec.inj e))
instance instReprUInt64 : Repr UInt64 := ⟨fun n p => reprPrec n.toNat p⟩
instance instToStringUInt64 : ToString UInt64 := ⟨fun n => toString n.toNat⟩

class Hashable (α : Sort u) where
  hash : α → UInt64
export Hashable (hash)

@[extern "lean_uint64_mix_hash"] opaque mixHash (u₁ u₂ : UInt64) : UInt64
instance instHashableNat : Hashable Nat := ⟨fun n => UInt64.ofNat n⟩
instance instHashableBool : Hashable Bool := ⟨fun | true => 11 | false => 13⟩
instance instHashablePUnit : Hashable PUnit := ⟨fun _ => 11⟩
@[extern "lean_string_hash"] protected opaque String.hash (s : @& String) : UInt64
instance instHashableString : Hashable String := ⟨String.hash⟩
instance instHashableInt : Hashable Int where
  hash
    | .ofNat n => UInt64.ofNat (2 * n)
    | .negSucc n => UInt64.ofNat (2 * n + 1)
instance instHashableFin {n : Nat} : Hashable (Fin n) := ⟨fun v => hash v.val⟩
instance instHashableProd {α : Type u} {β : Type v} [Hashable α] [Hashable β] : Hashable (α × β) := ⟨fun (a, b) => mixHash (hash a) (hash b)⟩
instance instHashableOption {α : Type u} [Hashable α] : Hashable (Option α) where
  hash
    | none => 11
    | some a => mixHash (hash a) 13
instance instHashableList {α : Type u} [Hashable α] : Hashable (List α) := ⟨fun as => as.foldl (fun r a => mixHash r (hash a)) 7⟩
instance instHashableArray {α : Type u} [Hashable α] : Hashable (Array α) := ⟨fun as => as.foldl (fun r a => mixHash r (hash a)) 7⟩
class LawfulHashable (α : Type u) [BEq α] [Hashable α] : Prop where
  hash_eq (a b : α) : a == b → hash a = hash b
