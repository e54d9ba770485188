/// The characters behind TeX's names, and how they are spelt where only ASCII is shown.
enum MathSymbols {
  static let ascii: [Unicode.Scalar: String] = [
    "−": "-", "×": "x", "⋅": "*", "÷": "/", "±": "+-", "∗": "*", "⋆": "*", "∘": "o",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~=", "≡": "==", "∼": "~", "∝": "~",
    "→": "->", "←": "<-", "↦": "|->", "⇒": "=>", "⇔": "<=>", "∈": "in", "∉": "not in",
    "∂": "d", "∇": "grad ", "∑": "sum", "∏": "prod", "∫": "int", "√": "sqrt", "∞": "inf",
    "…": "...", "⋯": "...", "⋮": ":", "⋱": "...", "∀": "forall ", "∃": "exists ",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Π": "Pi",
    "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]
}
