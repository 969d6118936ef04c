prelude
import Init.Data.Array.Basic
import Init.Grind.AC
import Init.Grind.Norm
set_option autoImplicit false

/-!
# `grind`: lemmas of the library that it instantiates by itself
-/

attribute [grind =] Nat.max_def Nat.min_def Int.max_def Int.min_def

namespace List
attribute [grind =] length_nil length_cons length_append length_map length_reverse length_replicate
attribute [grind =] nil_append cons_append append_nil map_nil map_cons map_reverse
attribute [grind =] reverse_nil reverse_cons reverse_append reverse_reverse
attribute [grind =] mem_cons mem_append mem_map mem_filter mem_reverse
attribute [grind _=_] append_assoc map_append
attribute [grind! .] not_mem_nil
attribute [grind →] eq_nil_of_length_eq_zero
end List

namespace Array
attribute [grind =] size_push size_set size_map size_toArray size_replicate size_swap size_setIfInBounds
end Array
