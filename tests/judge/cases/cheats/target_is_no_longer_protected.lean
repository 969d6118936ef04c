-- decl: Color.mix
-- code: target.attributes
inductive Color where
  | red
  | green

protected def Color.mix (a b : Color) : Color := sorry

-- solution
inductive Color where
  | red
  | green

def Color.mix (a b : Color) : Color := .red
