"""Names of library lemmas worth a try, by kind; what a Lean does not have is found out once and left out."""

from __future__ import annotations

_NAT = """
zero_add add_zero add_comm add_assoc add_left_comm add_right_comm succ_add add_succ add_left_cancel
add_right_cancel mul_comm mul_assoc mul_left_comm mul_add add_mul mul_one one_mul mul_zero zero_mul
succ_mul mul_succ mul_sub sub_mul pow_succ pow_zero pow_add mul_pow pow_mul one_pow sub_self sub_zero
zero_sub add_sub_cancel add_sub_cancel_left sub_add_cancel add_sub_assoc sub_sub sub_le le_refl le_trans
lt_trans lt_irrefl le_antisymm lt_of_lt_of_le lt_of_le_of_lt le_of_lt le_succ zero_le succ_le_succ
le_of_succ_le_succ succ_lt_succ lt_succ_self lt_succ_of_le le_of_lt_succ not_lt_zero pos_of_ne_zero
add_le_add add_le_add_left add_le_add_right mul_le_mul mul_le_mul_left mul_le_mul_right le_add_right
le_add_left lt_or_ge le_total le_of_eq not_le not_lt le_of_not_le max_def min_def max_comm min_comm
max_assoc min_assoc le_max_left le_max_right min_le_left min_le_right max_eq_left max_eq_right mod_lt
mod_eq_of_lt add_mod mul_mod mod_mod add_mod_right add_mul_mod_self_left mod_add_div div_add_mod dvd_refl
dvd_trans dvd_add dvd_sub dvd_mul_right dvd_mul_left dvd_mul_right_of_dvd succ_ne_zero succ_inj
eq_zero_of_mul_eq_zero eq_zero_of_add_eq_zero two_mul mul_two mul_self_le_mul_self pos_pow_of_pos
lt_add_of_pos_right
"""
_LIST = """
append_assoc append_nil nil_append length_append length_map length_reverse length_cons map_map map_append
map_id reverse_append reverse_reverse reverse_cons filter_append filter_filter foldr_append foldl_append
foldr_map foldl_map mem_append mem_cons mem_map mem_filter mem_reverse mem_cons_self mem_cons_of_mem
cons_append map_reverse take_append_drop length_replicate append_cancel_left append_cancel_right
append_eq_nil_iff length_filter_le reverse_map filter_map join_append map_cons foldr_cons zip_map
replicate_succ
"""
_LOGIC = """
not_and_or not_or not_not Classical.not_not Classical.em Classical.not_forall not_exists Classical.not_imp
Classical.byContradiction and_comm or_comm and_assoc or_assoc and_or_left or_and_left and_imp or_imp
iff_comm Classical.not_and_iff_not_or_not Classical.not_and_iff_or_not_not Classical.or_iff_not_imp_left
Classical.not_imp_iff_and_not forall_and exists_or forall_exists_index eq_comm ne_eq absurd funext propext
imp_not_comm Decidable.not_not Decidable.em Option.some_inj Prod.ext Bool.and_comm Bool.or_comm
Bool.not_not Bool.and_assoc Bool.or_assoc Bool.not_and Bool.not_or Function.comp_apply Function.comp_def
id_eq Prod.mk.injEq Bool.and_eq_true
"""
_INT = """
add_comm add_assoc add_left_comm mul_comm mul_assoc mul_add add_mul sub_self add_zero zero_add mul_one
one_mul neg_neg sub_eq_add_neg neg_add add_neg_cancel_left add_neg_cancel_right add_right_neg add_left_neg
neg_mul mul_neg
"""

PREMISES = (
    *(f"Nat.{n}" for n in _NAT.split()),
    *(f"List.{n}" for n in _LIST.split()),
    *_LOGIC.split(),
    *(f"Int.{n}" for n in _INT.split()),
)

# Statement-like sets for `simp`, tried together where their operations occur.
ADDITION = ("Nat.add_comm", "Nat.add_left_comm", "Nat.add_assoc")
MULTIPLICATION = ("Nat.mul_add", "Nat.add_mul", "Nat.mul_comm", "Nat.mul_left_comm", "Nat.mul_assoc")
POWER = ("Nat.pow_succ", "Nat.pow_add", "Nat.mul_pow")
CLASSICAL = (
    "Classical.not_forall", "Classical.not_not", "not_exists", "not_or", "Classical.not_imp",
    "Classical.not_and_iff_not_or_not",
)  # fmt: skip
INTEGERS = (
    "Int.add_comm",
    "Int.add_left_comm",
    "Int.add_assoc",
    "Int.mul_add",
    "Int.add_mul",
    "Int.mul_comm",
)

# A tactic that may be missing, with a small statement that it proves where it is there.
CAPABILITIES = {
    "omega": "(a b : Nat) (h : a < b) : a + 1 ≤ b := by omega",
    "grind": "(a b : Nat) (h : a = b) : b = a := by grind",
    "ac_rfl": "(a b c : Nat) : a + b + c = c + b + a := by ac_rfl",
    "simp +arith": "(a b : Nat) : a + b + a = 2 * a + b := by simp +arith",
    "exact?": "(a b : Nat) : a + b = b + a := by exact?",
    "aesop": "(p q : Prop) (hp : p) : p ∨ q := by aesop",
    "tauto": "(p q : Prop) (hp : p) : p ∨ q := by tauto",
    "linarith": "(a b : Nat) (h : a < b) : a ≤ b := by linarith",
    "ring": "(a b : Nat) : (a + b) * a = a * a + b * a := by ring",
    "norm_num": ": (2 : Nat) + 2 = 4 := by norm_num",
    "positivity": "(a : Nat) : 0 ≤ a := by positivity",
}
