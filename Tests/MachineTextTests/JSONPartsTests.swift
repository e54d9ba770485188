import Testing

@testable import MachineText

@Suite struct JSONPartsTests {
  private static let text = """
    \t{"a": [1, -2.5, 3e2], "b" : {"c": null, "d": true}, "f": "x", "g": [],
    "h": {}, "f": "y"}\r
    """

  @Test func `each part is had as what it is, and as nothing else`() throws {
    let value = try #require(JSONText(Self.text))
    #expect(value["a"]?.list(\.number) == [1, -2.5, 300])
    #expect(value["a"]?.list?.map(\.integer) == [1, nil, 300])
    #expect(value["a"]?.list(\.text) == nil && value["a"]?.fields == nil && value["a"]?["c"] == nil)
    #expect(value["b"]?["c"]?.isNull == true && value["b"]?["d"]?.boolean == true)
    #expect(value["b"]?["d"]?.number == nil && value["b"]?.isNull == false)
    #expect(value["g"]?.list?.isEmpty == true && value["h"]?.fields?.isEmpty == true)
    #expect(value["z"] == nil && value["f"]?.text == "y")
    #expect(JSONText("{\"p\": 1, \"q\": 2}")?.object(\.integer) == ["p": 1, "q": 2])
    #expect(JSONText("{\"p\": 1, \"q\": \"2\"}")?.object(\.integer) == nil)
    #expect(JSONText("{\"p\" 1}") == nil)
  }
}
