prelude
import Init.Omega.Constraint
import Init.Omega.Facts
