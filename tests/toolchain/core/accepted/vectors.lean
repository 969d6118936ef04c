/-! Vectors, and indexing by `Fin` -/
/-- info: #v[1, 2, 3] -/
#guard_msgs in
#eval #v[1, 2, 3]
/-- info: #v[1, 2] : Vector Nat 2 -/
#guard_msgs in
#check #v[1, 2]
#guard #v[1, 2, 3][1] = 2
#guard (#v[1, 2].map (· + 1)) ++ #v[7] = #v[2, 3, 7]
#guard (Vector.replicate 2 'a').toList = ['a', 'a']
#guard (#v[1, 2, 3].set 0 9).toArray = #[9, 2, 3]
#guard (#v[1, 2].push 3).size = 3
#guard #v[1, 2, 3].mapM (fun x => if x > 0 then some (x * 2) else none) = some #v[2, 4, 6]
def get (v : Vector α n) (i : Fin n) : α := v[i]
def getArray (xs : Array α) (i : Fin xs.size) : α := xs[i]
def getList (xs : List α) (i : Fin xs.length) : α := xs[i]
#guard get #v[5, 6] 1 = 6
#guard [1, 2, 3][(2 : Fin 3)] = 3
example (u v : Vector Nat 2) (h : u[0] = v[0]) (k : u[1] = v[1]) : u = v := by
  apply Vector.ext
  intro i hi
  match i with
  | 0 => exact h
  | 1 => exact k
