/// The box-drawing characters, by how heavy their four arms are.
///
/// Index 27·up + 9·right + 3·down + left, each 0 (none), 1 (light) or 2 (heavy).
enum BoxDrawing {
  private static let characters = Array(
    " ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳"
      + "╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈"
      + "╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋")

  static func character(up: Int, right: Int, down: Int, left: Int, unicode: Bool) -> Character {
    if unicode { return characters[27 * up + 9 * right + 3 * down + left] }
    return switch (max(up, down), max(left, right)) {
    case (0, 0): " "
    case (0, 1): "-"
    case (0, _): "="
    case (1, 0): "|"
    case (_, 0): "#"
    case (1, 1): "+"
    default: "#"
    }
  }
}
