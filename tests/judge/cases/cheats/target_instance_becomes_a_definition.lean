-- decl: instInhabitedColor
-- code: target.instance
inductive Color where
  | red
  | green

instance instInhabitedColor : Inhabited Color := sorry

-- solution
inductive Color where
  | red
  | green

def instInhabitedColor : Inhabited Color := ⟨.green⟩
