import Testing

@testable import Course

struct ArticleTests {
  let article: Article

  init() throws { article = try Course.embedded.article() }

  // scipy.signal.correlate2d([[1,2,3],[4,5,6],[7,8,9]], [[10,20],[30,40]], mode="valid")
  @Test func `a number of the article is found by its id`() {
    let example = article.example("A.correlate.valid")
    #expect(example?.expected == .matrix([[370, 470], [670, 770]]))
    #expect(example?.inputs["f"] == .matrix([[10, 20], [30, 40]]))
  }

  @Test func `thirty-one results are printed, drawn or implied in the article`() {
    #expect(article.examples.count(where: \.isResultOfTheArticle) == 31)
  }

  /// An `article.json`, and what is wrong with it.
  static let damaged = [
    ("", "does not begin with '{'"),
    ("[]", "does not begin with '{'"),
    ("{}", "its end is missing"),
    ("{\"examples\": [\n\(example("a")),\n", "its end is missing"),
    ("{\"examples\": [\n\(example("a")),\n{\"id\": \"b\", \"whe", "its end is missing"),
    ("{\"examples\": [\n{\n\"id\": \"a\"}\n]}", "the line behind 'examples'"),
    ("{\"examples\": [\n\(example("a")),\n{}\n]}", "the line behind 'a'"),
    ("{\"examples\": [\n\(example("a")),\n\(example("a"))\n]}", "'a' stands there twice"),
    ("{\"examples\": [\n\(example("a")),\n{\"id\": \"b\", ]\n]}", "'b' is no valid JSON"),
    ("{\"examples\": [\n{\"id\": \"b\"}\n]}", "'b' has no “where”"),
    ("{\"examples\": [\n\(example("b", "null"))\n]}", "'b' has another kind of value"),
  ]

  private static func example(_ id: String, _ expected: String = "[[1]]") -> String {
    """
    {"id": "\(id)", "where": "A", "source": "", "inputs": {}, "operation": "", \
    "expected": \(expected)}
    """
  }

  @Test(arguments: damaged)
  func `a damaged article is an error that says where`(json: String, reason: String) throws {
    let error = #expect(throws: CourseError.self) { try Article(json: json).check() }
    #expect(try #require(error).description.contains(reason), "\(String(describing: error))")
  }

  @Test func `an article without examples is whole`() throws {
    let empty = try Article(json: "{\"examples\": [\n]}\n")
    try empty.check()
    #expect(empty.ids == [])
  }
}
