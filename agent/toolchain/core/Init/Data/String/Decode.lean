prelude
import Init.Data.String.Basic
import Init.Omega
set_option autoImplicit false

/-!
# Decoding what was encoded gives the characters back
-/

theorem UInt8.toNat_ofNatMod {k : Nat} (h : k < 256) : (UInt8.ofNatMod k).toNat = k := by
  unfold UInt8.ofNatMod; rw [dif_pos h]; rfl
theorem Char.ofNat_toNat (c : Char) : Char.ofNat c.toNat = c := by
  unfold Char.ofNat
  have h : Nat.isValidChar c.toNat := c.valid
  rw [dif_pos h]
  rfl
namespace String
theorem decodeUTF8_encodeChar (c : Char) (rest : List UInt8) : decodeUTF8 (utf8EncodeChar c ++ rest) = c :: decodeUTF8 rest := by
  have valid : c.toNat < 0x110000 := by have : c.toNat < 0xd800 ∨ (0xdfff < c.toNat ∧ c.toNat < 0x110000) := c.valid; omega
  have back := Char.ofNat_toNat c
  generalize hn : c.toNat = n at valid back
  unfold utf8EncodeChar
  simp only [hn]
  by_cases h1 : n < 0x80
  · rw [if_pos h1]
    show decodeUTF8 (UInt8.ofNatMod n :: rest) = _
    rw [decodeUTF8.eq_def]
    dsimp only
    rw [UInt8.toNat_ofNatMod (by omega), if_pos h1, back]
  rw [if_neg h1]
  have low (k : Nat) : (UInt8.ofNatMod (0x80 + n / k % 64)).toNat = 0x80 + n / k % 64 := UInt8.toNat_ofNatMod (by have := Nat.mod_lt (n / k) (y := 64) (by decide); omega)
  by_cases h2 : n < 0x800
  · rw [if_pos h2]
    show decodeUTF8 (UInt8.ofNatMod (0xc0 + n / 64) :: UInt8.ofNatMod (0x80 + n / 1 % 64) :: rest) = _
    have top : (UInt8.ofNatMod (0xc0 + n / 64)).toNat = 0xc0 + n / 64 := UInt8.toNat_ofNatMod (by omega)
    rw [decodeUTF8.eq_def]
    dsimp only
    rw [top, if_neg (by omega)]
    rw [if_pos (by omega), low]
    have : (0xc0 + n / 64 - 0xc0) * 64 + (0x80 + n / 1 % 64 - 0x80) = n := by omega
    rw [this, back]
  rw [if_neg h2]
  by_cases h3 : n < 0x10000
  · rw [if_pos h3]
    show decodeUTF8 (UInt8.ofNatMod (0xe0 + n / 4096) :: UInt8.ofNatMod (0x80 + n / 64 % 64) :: UInt8.ofNatMod (0x80 + n / 1 % 64) :: rest) = _
    have top : (UInt8.ofNatMod (0xe0 + n / 4096)).toNat = 0xe0 + n / 4096 := UInt8.toNat_ofNatMod (by omega)
    rw [decodeUTF8.eq_def]
    dsimp only
    rw [top, if_neg (by omega)]
    rw [if_neg (by omega)]
    rw [if_pos (by omega), low, low]
    have : (0xe0 + n / 4096 - 0xe0) * 4096 + (0x80 + n / 64 % 64 - 0x80) * 64 + (0x80 + n / 1 % 64 - 0x80) = n := by omega
    rw [this, back]
  rw [if_neg h3]
  show decodeUTF8 (UInt8.ofNatMod (0xf0 + n / 262144) :: UInt8.ofNatMod (0x80 + n / 4096 % 64) :: UInt8.ofNatMod (0x80 + n / 64 % 64) :: UInt8.ofNatMod (0x80 + n / 1 % 64) :: rest) = _
  have top : (UInt8.ofNatMod (0xf0 + n / 262144)).toNat = 0xf0 + n / 262144 := UInt8.toNat_ofNatMod (by omega)
  rw [decodeUTF8.eq_def]
  dsimp only
  rw [top, if_neg (by omega)]
  rw [if_neg (by omega)]
  rw [if_neg (by omega)]
  rw [low, low, low]
  have : (0xf0 + n / 262144 - 0xf0) * 262144 + (0x80 + n / 4096 % 64 - 0x80) * 4096 + (0x80 + n / 64 % 64 - 0x80) * 64 + (0x80 + n / 1 % 64 - 0x80) = n := by omega
  rw [this, back]
@[simp] theorem toList_ofList (l : List Char) : (ofList l).toList = l := by
  show decodeUTF8 (List.utf8EncodeBytes l) = l
  induction l with
  | nil => rfl
  | cons c cs ih =>
    show decodeUTF8 (utf8EncodeChar c ++ List.utf8EncodeBytes cs) = _
    rw [decodeUTF8_encodeChar, ih]
theorem ofList_injective {l₁ l₂ : List Char} (h : ofList l₁ = ofList l₂) : l₁ = l₂ := by
  rw [← toList_ofList l₁, h, toList_ofList]
@[simp] theorem ofList_toList : ∀ s : String, ofList s.toList = s
  | ⟨b, ⟨m, hm⟩⟩ => by
    subst hm
    show ofList (ofList m).toList = ofList m
    rw [toList_ofList]
theorem toList_injective {s t : String} (h : s.toList = t.toList) : s = t := by rw [← ofList_toList s, h, ofList_toList]
theorem toList_inj {s t : String} : s.toList = t.toList ↔ s = t := ⟨toList_injective, fun h => h ▸ rfl⟩
theorem ofList_append (a b : List Char) : ofList (a ++ b) = ofList a ++ ofList b := by
  apply String.toByteArray_inj
  show List.utf8Encode (a ++ b) = ByteArray.append (List.utf8Encode a) (List.utf8Encode b)
  exact congrArg (fun l => ByteArray.mk (Array.mk l)) (List.utf8EncodeBytes_append a b)
@[simp] theorem toList_append (s t : String) : (s ++ t).toList = s.toList ++ t.toList := by
  rw [← ofList_toList s, ← ofList_toList t, ← ofList_append, toList_ofList, toList_ofList, toList_ofList]
@[simp] theorem length_append (s t : String) : (s ++ t).length = s.length + t.length := by
  show (s ++ t).toList.length = s.toList.length + t.toList.length
  rw [toList_append, List.length_append]
@[ext] theorem ext {s t : String} (h : s.toList = t.toList) : s = t := toList_injective h
theorem append_assoc (s t u : String) : s ++ t ++ u = s ++ (t ++ u) := by apply toList_injective; simp
@[simp] theorem append_empty (s : String) : s ++ "" = s := by apply toList_injective; rw [toList_append]; exact List.append_nil _
@[simp] theorem empty_append (s : String) : "" ++ s = s := by apply toList_injective; rw [toList_append]; rfl
@[simp] theorem length_toList {s : String} : s.toList.length = s.length := rfl
@[simp] theorem length_ofList {l : List Char} : (ofList l).length = l.length := by show (ofList l).toList.length = _; rw [toList_ofList]
end String
