/-! `main`, printing, references and exceptions in `IO`. -/
def main : IO Unit := do
  IO.println "hi"
  let r ← IO.mkRef 3
  r.modify (· + 1)
  IO.println s!"r = {← r.get}"
  for i in [0:3] do IO.print i
  IO.println ""
  try throw <| IO.userError "bad" catch e => IO.println s!"caught {e}"
  println! "done {1}"

/--
info: hi
r = 4
012
caught bad
done 1
-/
#guard_msgs in #eval main

/-- error: boo -/
#guard_msgs in #eval show IO Unit from throw (IO.userError "boo")

def counter : StateT Nat IO Unit := do
  modify (· + 1)
  IO.println (← get)
/--
info: 4
---
info: ((), 4)
-/
#guard_msgs in #eval counter.run 3
