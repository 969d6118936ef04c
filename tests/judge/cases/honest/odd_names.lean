-- known: comparator's numeric_namespace
-- decl: «odd name».«x.y»
-- decl: «123».foo
theorem «odd name».«x.y» : 1 = 1 := sorry
namespace «123»
theorem foo : 1 + 1 = 2 := by
  sorry
end «123»
-- solution
theorem «odd name».«x.y» : 1 = 1 := rfl
namespace «123»
theorem foo : 1 + 1 = 2 := by
  rfl
end «123»
