-- decl: instInhabitedColor
-- code: text.instance
inductive Color where
  | red
  | green

instance instInhabitedColor : Inhabited Color := sorry

-- solution
inductive Color where
  | red
  | green

instance (priority := low) instInhabitedColor : Inhabited Color := ⟨.green⟩
