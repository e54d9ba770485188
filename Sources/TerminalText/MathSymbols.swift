/// The characters behind TeX's names, and how they are spelt where only ASCII is shown.
enum MathSymbols {
  /// What a command without arguments stands for.
  static let commands: [String: (text: String, kind: MathNode.AtomKind)] = {
    var commands: [String: (text: String, kind: MathNode.AtomKind)] = [:]
    for (kind, names) in table {
      // Bytes, not characters: a lesson with one formula needs the whole table.
      for pair in names.utf8.split(separator: UInt8(ascii: " ")) {
        guard let mark = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let sign = pair[pair.index(after: mark)...]
        commands[String(Substring(pair[..<mark]))] = (String(Substring(sign)), kind)
      }
    }
    for name in "max min exp log ln sin cos tan tanh arg argmax argmin dim det sgn".split(
      separator: " ")
    {
      commands[String(name)] = (String(name), .named)
    }
    // Signs that cannot be written in the table.
    commands["neq"] = ("≠", .relation)
    commands["quad"] = ("  ", .space)
    commands["qquad"] = ("    ", .space)
    for name in [",", ":", ";", " "] { commands[name] = (" ", .space) }
    commands["!"] = ("", .space)
    return commands
  }()

  private static let table: [(MathNode.AtomKind, String)] = [
    (
      .ordinary,
      """
      alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ iota=ι kappa=κ \
      lambda=λ mu=μ nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ \
      omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Phi=Φ Psi=Ψ Omega=Ω partial=∂ \
      nabla=∇ infty=∞ ldots=… dots=… cdots=⋯ vdots=⋮ ddots=⋱ prime=′ ell=ℓ forall=∀ exists=∃ \
      emptyset=∅ circ=∘ #=# %=% $=$ &=& _=_
      """
    ),
    (
      .binary,
      "cdot=· times=× div=÷ pm=± ast=∗ star=⋆ odot=⊙ otimes=⊗ oplus=⊕ setminus=∖ cup=∪ cap=∩"
    ),
    (
      .relation,
      """
      leq=≤ le=≤ geq=≥ ge=≥ ne=≠ approx=≈ equiv=≡ sim=∼ propto=∝ in=∈ notin=∉ to=→ rightarrow=→ \
      leftarrow=← mapsto=↦ Rightarrow=⇒ implies=⇒ iff=⇔ Leftrightarrow=⇔ subset=⊂ subseteq=⊆ \
      ll=≪ gg=≫ mid=∣ colon=:
      """
    ),
    (.big, "sum=∑ prod=∏ int=∫ bigcup=⋃"),
    (.opening, "lfloor=⌊ lceil=⌈ langle=⟨ lvert=| lVert=‖ {={"),
    (.closing, "rfloor=⌋ rceil=⌉ rangle=⟩ rvert=| rVert=‖ }=}"),
  ]

  static let superscripts = SmallLetters(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzTABDEGHIJKLMNOPRUVW′",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁⱽᵂ′")

  static let subscripts = SmallLetters(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  static let ascii: [Unicode.Scalar: String] = [
    "−": "-", "×": "x", "⋅": "*", "·": "*", "÷": "/", "±": "+-", "∗": "*", "⋆": "*", "∘": "o",
    "⊙": "(.)", "⊗": "(x)", "⊕": "(+)", "∖": "\\", "∪": "union", "∩": "intersect",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~=", "≡": "==", "∼": "~", "∝": "~", "∣": "|",
    "→": "->", "←": "<-", "↦": "|->", "⇒": "=>", "⇔": "<=>", "∈": "in", "∉": "not in",
    "⊂": "subset of", "⊆": "subset of", "≪": "<<", "≫": ">>", "⟨": "<", "⟩": ">", "‖": "||",
    "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")", "∅": "{}", "ℓ": "l",
    "∂": "d", "∇": "grad ", "∑": "sum", "∏": "prod", "∫": "int", "⋃": "union", "√": "sqrt",
    "∞": "inf", "…": "...", "⋯": "...", "⋮": ":", "⋱": "...", "∀": "all ", "∃": "some ", "′": "'",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta",
    "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]

  /// The symbol as it is read aloud; nil for those that read themselves.
  static let spoken: [String: String] = [
    "∂": "partial", "∑": "the sum", "∏": "the product", "∫": "the integral", "·": "times",
    "×": "times", "÷": "divided by", "±": "plus or minus", "∗": "convolved with",
    "⋆": "cross-correlated with", "⊙": "multiplied cell by cell with", "−": "minus", "+": "plus",
    "=": "equals", "≠": "is not", "<": "is less than", ">": "is greater than",
    "≤": "is at most", "≥": "is at least", "≈": "is about", "∈": "in", "→": "to", "…": "and so on",
    "⋯": "and so on", "⋮": "and so on", "⋱": "and so on", "′": "prime", "∞": "infinity",
    "∇": "gradient of", "/": "divided by", "⌊": "the floor of (", "⌋": ")", "⌈": "the ceiling of (",
    "⌉": ")", "|": "bar", "⇒": "therefore", "↦": "maps to",
  ]
}

/// Unicode's small letters, raised or lowered, behind the ones they stand for.
struct SmallLetters {
  /// By their code, as most scripts are letters and digits.
  private var ascii: [Unicode.Scalar?] = Array(repeating: nil, count: 0x80)
  private var others: [Unicode.Scalar: Unicode.Scalar] = [:]

  init(_ letters: String, _ small: String) {
    for (letter, small) in zip(letters.unicodeScalars, small.unicodeScalars) {
      if letter.isASCII {
        ascii[Int(letter.value)] = small
      } else {
        others[letter] = small
      }
    }
  }

  subscript(letter: Unicode.Scalar) -> Unicode.Scalar? {
    letter.isASCII ? ascii[Int(letter.value)] : others[letter]
  }
}
