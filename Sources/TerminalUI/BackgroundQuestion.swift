internal import Platform
public import TerminalText

extension Theme {
  /// The theme for what a terminal says in `COLORFGBG`, such as `15;0`: the colours of text and
  /// background, the background last; nil where it says something else.
  public init?(colorFGBG text: String) {
    guard let last = text.split(separator: ";").last, let color = Int(last),
      (0...15).contains(color)
    else { return nil }
    // Of the sixteen colours white and the bright ones are light, but not bright black.
    self = color == 7 || color > 8 ? .light : .dark
  }
}

/// Asks a terminal for the colour of its background.
///
/// The question is followed by one that every terminal answers (DA1), so that the wait is short
/// where the first is not understood. Keys that arrive meanwhile are kept; an answer that comes
/// later is recognised by the decoder and never taken for keys.
struct BackgroundQuestion {
  private(set) var theme: Theme?
  private(set) var keys: [TerminalInput] = []
  /// Whether an answer may still come.
  private(set) var isOpen = false

  mutating func ask(_ decoder: inout InputDecoder, limit: Duration) {
    guard (try? Output.standard.write("\u{1B}]11;?\u{1B}\\\u{1B}[c")) != nil else { return }
    isOpen = true
    let deadline = ContinuousClock.now + limit
    while isOpen {
      let left = deadline - ContinuousClock.now
      guard left > .zero, !Waiting.ready([Input.descriptor], atMost: left).isEmpty else {
        return
      }
      let bytes = Input.available()
      if bytes.isEmpty { return }
      for input in decoder.decode(bytes) {
        switch input {
        case .reply(let reply) where Self.isLast(reply): isOpen = false
        case .reply(let reply): theme = Self.theme(reply) ?? theme
        case .key, .paste: keys.append(input)
        }
      }
    }
  }

  /// Whether this answers the second question, so that none is open any more.
  static func isLast(_ reply: String) -> Bool { reply.hasPrefix("[?") && reply.hasSuffix("c") }

  /// The theme for an answer such as `]11;rgb:1e1e/1e1e/1e1e`.
  static func theme(_ reply: String) -> Theme? {
    guard reply.hasPrefix("]11;rgb:") || reply.hasPrefix("]11;rgba:") else { return nil }
    let parts = reply.drop { $0 != ":" }.dropFirst().split(separator: "/").prefix(3)
    let channels = parts.compactMap { part -> Double? in
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard channels.count == 3 else { return nil }
    // Rec. 601 luma: how bright the eye finds the three colours.
    let brightness = 0.299 * channels[0] + 0.587 * channels[1] + 0.114 * channels[2]
    return brightness < 0.5 ? .dark : .light
  }
}
