/// Visits a node and everything under it, in reading order, without recursion: documents may be
/// nested as deep as their author likes.
struct NodeWalk {
  private let root: CommonMarkNode
  private var upcoming: Step?

  enum Step {
    case enter(CommonMarkNode)
    /// Follows only nodes that can have children.
    case exit(CommonMarkNode)
  }

  init(_ root: CommonMarkNode) {
    self.root = root
    upcoming = .enter(root)
  }

  mutating func next() -> Step? {
    let step = upcoming
    switch step {
    case .enter(let node):
      if let child = node.firstChild {
        upcoming = .enter(child)
      } else if node.kind.isContainer {
        upcoming = .exit(node)
      } else {
        leave(node)
      }
    case .exit(let node): leave(node)
    case nil: break
    }
    return step
  }

  /// Goes on after the node that was just entered, without its children and without its exit.
  mutating func skip(_ node: CommonMarkNode) { leave(node) }

  private mutating func leave(_ node: CommonMarkNode) {
    if node == root {
      upcoming = nil
    } else if let next = node.next {
      upcoming = .enter(next)
    } else {
      upcoming = node.parent.map(Step.exit)
    }
  }
}

extension CommonMarkNode.Kind {
  var isContainer: Bool {
    switch self {
    case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline:
      false
    default: true
    }
  }
}

extension CommonMarkNode {
  /// The text inside without its markup, **not** clean.
  var text: String {
    var text = ""
    var walk = NodeWalk(self)
    while let step = walk.next() {
      guard case .enter(let node) = step else { continue }
      switch node.kind {
      case .text, .code: text += node.literal
      case .htmlInline: text += HTMLText(node.literal).shown
      case .softBreak, .lineBreak: text += " "
      default: break
      }
    }
    return text
  }
}
