private theorem hidden : 2 + 2 = 4 := rfl
theorem «odd name.with dot» : True := trivial
opaque secret : Nat
namespace A.B
private def helper := 3
theorem helper_eq : helper = 3 := rfl
end A.B
