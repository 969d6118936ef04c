prelude
import Init.Format
