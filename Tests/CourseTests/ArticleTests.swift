import Course
import Testing

struct ArticleTests {
  let article: Article

  init() throws { article = try Course.embedded.article() }

  // scipy.signal.correlate2d([[1,2,3],[4,5,6],[7,8,9]], [[10,20],[30,40]], mode="valid")
  @Test func `a number of the article is found by its id`() {
    #expect(article.expected("A.correlate.valid") == .matrix([[370, 470], [670, 770]]))
    #expect(article.input("A.correlate.valid", "f") == .matrix([[10, 20], [30, 40]]))
    #expect(article.shape("shape.4x5.2x2", "input") == .shape(rows: 4, columns: 5))
    #expect(article.integer("count.fc.total", "hidden") == .integer(30))
  }

  @Test func `thirty-one results are printed, drawn or implied in the article`() {
    #expect(article.examples.count(where: \.isResultOfTheArticle) == 31)
  }
}
