import MachineText
import Testing

@Suite struct XMLTextTests {
  @Test func `elements stand inside one another`() {
    let element = XMLText(
      "a", [("b", "1 < 2")],
      .elements([XMLText("c"), XMLText("d", [], .text("x & y"))]))
    #expect(
      element.text() == """
        <a b="1 &lt; 2">
          <c/>
          <d>x &amp; y</d>
        </a>

        """)
  }

  @Test func `what XML cannot hold is replaced`() {
    #expect(XMLText.escaped("\u{1}\u{FFFE}\n\"") == "\u{FFFD}\u{FFFD}&#10;&quot;")
    #expect(XMLText.escaped("\u{202e}") == "&#8238;")
  }
}
