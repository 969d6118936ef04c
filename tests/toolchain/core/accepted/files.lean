/-! Paths; reading what is there; chance with a seed -/
#guard ("a" / "b.txt" : System.FilePath).extension = some "txt"
#guard ("a/b/c.tar.gz" : System.FilePath).fileStem = some "c.tar"
#guard ("a/b" : System.FilePath).parent = some ⟨"a"⟩
#guard ("a/b" : System.FilePath).withExtension "lean" = ⟨"a/b.lean"⟩
#guard (randNat (mkStdGen 42) 0 100).1 = 77
/--
error: no such file or directory (error code: 2)
  file: not-there
-/
#guard_msgs in
#eval IO.FS.readFile "not-there"
/-- info: true -/
#guard_msgs in
#eval do
  let n ← IO.rand 1 6
  return decide (1 ≤ n) && decide (n ≤ 6)
/-- info: false -/
#guard_msgs in
#eval System.FilePath.pathExists "not-there"
