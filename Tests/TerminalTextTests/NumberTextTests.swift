import Testing

@testable import TerminalText

@Suite struct NumberTextTests {
  struct Case: Sendable {
    var number: Double
    var decimals: Int
    var text: String
  }

  @Test func `few digits are enough where there is little room`() {
    #expect(NumberText.short(0.43230916) == "0.432309")
    #expect(NumberText.short(-7.2918404e-09, digits: 2) == "−7.3e-09")
    #expect(NumberText.short(0.25, digits: 2) == "0.25")
    #expect(NumberText.short(123_456_789, digits: 2) == "120000000")
  }

  // Source: Python 3.11, f"{number:.{decimals}f}", with "-0.00" written as "0.00".
  @Test(arguments: [
    Case(number: 1.115, decimals: 2, text: "1.11"),
    Case(number: 0.125, decimals: 2, text: "0.12"),
    Case(number: 2.675, decimals: 2, text: "2.67"),
    Case(number: 0.5, decimals: 0, text: "0"),
    Case(number: 1.5, decimals: 0, text: "2"),
    Case(number: 2.5, decimals: 0, text: "2"),
    Case(number: -0.001, decimals: 2, text: "0.00"),
    Case(number: 0.0, decimals: 3, text: "0.000"),
    Case(number: -0.0, decimals: 0, text: "0"),
    Case(number: 999.9999, decimals: 2, text: "1000.00"),
    Case(number: 0.43230916, decimals: 6, text: "0.432309"),
    Case(number: 1000000000000000.0, decimals: 2, text: "1000000000000000.00"),
    Case(number: 123456789.98765433, decimals: 5, text: "123456789.98765"),
    Case(number: 0.1, decimals: 15, text: "0.100000000000000"),
    Case(number: 0.3333333333333333, decimals: 10, text: "0.3333333333"),
    Case(number: -1234.5678, decimals: 1, text: "-1234.6"),
    Case(number: 0.05, decimals: 1, text: "0.1"),
    Case(number: 0.15, decimals: 1, text: "0.1"),
    Case(number: 0.25, decimals: 1, text: "0.2"),
    Case(number: 0.35, decimals: 1, text: "0.3"),
    Case(number: 9.995, decimals: 2, text: "9.99"),
    Case(number: 4503599627370495.5, decimals: 0, text: "4503599627370496"),
    Case(number: 0.999999999, decimals: 3, text: "1.000"),
    Case(number: 2.550690257394217e-07, decimals: 12, text: "0.000000255069"),
    Case(number: -1.3796439072995432, decimals: 6, text: "-1.379644"),
    Case(number: 694.9597651580192, decimals: 9, text: "694.959765158"),
    Case(number: 2.0266293138105116, decimals: 6, text: "2.026629"),
    Case(number: 5.276294143623982e-07, decimals: 7, text: "0.0000005"),
    Case(number: 41945.4, decimals: 0, text: "41945"),
    Case(number: 9.33969, decimals: 1, text: "9.3"),
    Case(number: 9.364405867994595e-07, decimals: 8, text: "0.00000094"),
    Case(number: 5.875806061435594e-07, decimals: 8, text: "0.00000059"),
    Case(number: 7.437306552931982e-07, decimals: 6, text: "0.000001"),
    Case(number: 8.51223, decimals: 1, text: "8.5"),
    Case(number: 5.209384176131452e-07, decimals: 5, text: "0.00000"),
    Case(number: 7.03382088603836e-07, decimals: 10, text: "0.0000007034"),
    Case(number: 1036.352581898709, decimals: 6, text: "1036.352582"),
    Case(number: 2117.23, decimals: 10, text: "2117.2300000000"),
    Case(number: -745.4256643688703, decimals: 8, text: "-745.42566437"),
    Case(number: 991705.0, decimals: 9, text: "991705.000000000"),
    Case(number: 8.133515071629729e-07, decimals: 5, text: "0.00000"),
    Case(number: 1.246346640051802, decimals: 12, text: "1.246346640052"),
    Case(number: 22570.3, decimals: 0, text: "22570"),
    Case(number: 0.8150806394534229, decimals: 12, text: "0.815080639453"),
    Case(number: -0.770386, decimals: 4, text: "-0.7704"),
    Case(number: 10599.6, decimals: 7, text: "10599.6000000"),
    Case(number: -760525.0, decimals: 6, text: "-760525.000000"),
    Case(number: -740.9145497096865, decimals: 9, text: "-740.914549710"),
    Case(number: -2.4770728846732464, decimals: 11, text: "-2.47707288467"),
    Case(number: -270.8498306508528, decimals: 10, text: "-270.8498306509"),
    Case(number: 6.485064180992563e-07, decimals: 10, text: "0.0000006485"),
    Case(number: 323.193, decimals: 2, text: "323.19"),
    Case(number: -357461.0, decimals: 4, text: "-357461.0000"),
    Case(number: -0.040130004975002694, decimals: 9, text: "-0.040130005"),
    Case(number: 1.081242011312197, decimals: 6, text: "1.081242"),
    Case(number: 434.68806334238906, decimals: 7, text: "434.6880633"),
    Case(number: -37.9091, decimals: 9, text: "-37.909100000"),
    Case(number: -96205.7, decimals: 12, text: "-96205.699999999997"),
    Case(number: 1.7414900058392688, decimals: 6, text: "1.741490"),
    Case(number: 6.871101821536573e-07, decimals: 12, text: "0.000000687110"),
    Case(number: -66.4973696128183, decimals: 2, text: "-66.50"),
    Case(number: 5919.82, decimals: 5, text: "5919.82000"),
    Case(number: 9.439948991237768e-07, decimals: 2, text: "0.00"),
  ])
  func `decimals are rounded as C and Python round them`(example: Case) {
    #expect(NumberText.plain(example.number, decimals: example.decimals) == example.text)
    #expect(
      NumberText.fixed(example.number, decimals: example.decimals)
        == example.text.replacing("-", with: "−"))
  }

  @Test func `the shortest text has no needless decimals and no negative zero`() {
    #expect(NumberText.shortest(370) == "370")
    #expect(NumberText.shortest(-2.50) == "−2.5")
    #expect(NumberText.shortest(0.1 + 0.2) == "0.30000000000000004")
    #expect(NumberText.shortest(-0.0) == "0")
    #expect(NumberText.shortest(1e-5) == "1e-05")
    #expect(NumberText.shortest(.infinity) == "inf")
    #expect(NumberText.shortest(.nan) == "nan")
    #expect(NumberText.shortest(-.nan) == "nan")
  }

  @Test func `people read a minus sign and programs a hyphen`() {
    #expect(NumberText.shortest(-1e-5) == "−1e-05")
    #expect(NumberText.shortest(-.infinity) == "−inf")
    #expect(NumberText.plain(-2.5) == "-2.5")
    #expect(NumberText.plain(-0.0) == "0")
    #expect(NumberText.hyphenated("a − 1 = −3, x−1, 2·(−.5)") == "a − 1 = -3, x−1, 2·(-.5)")
  }

  @Test func `long numbers are rounded to six digits`() {
    #expect(NumberText.short(-0.43230916) == "−0.432309")
    #expect(NumberText.short(123456789.5) == "123457000")
    #expect(NumberText.short(-1.2345678e-9) == "−1.23457e-09")
    #expect(NumberText.short(-0.4323091) == "−0.432309")
    #expect(NumberText.short(-123456.7) == "−123456.7")
  }

  @Test(arguments: [
    ("5 − 3·(−2) = 11", "5 minus 3·(-2) = 11"),
    ("yours − expected", "yours minus expected"),
    ("x−h, σ′−1, −ln 0.5", "x minus h, σ′ minus 1, minus ln 0.5"),
    ("from −1.5 to −inf: −∞ − ∞", "from -1.5 to -inf: -∞ minus ∞"),
    ("(−x)", "(minus x)"),
    ("10⁻³ and 1e-05 and well-known", "10⁻³ and 1e-05 and well-known"),
    ("−", "minus"),
  ])
  func `read aloud a sign is a hyphen and a difference has a word`(text: String, heard: String) {
    #expect(NumberText.audible(text) == heard)
    #expect(TerminalCapabilities(accessible: true).cleaned(text) == heard)
    #expect(TerminalCapabilities().cleaned(text) == text)
  }

  @Test func `one thing is counted in the singular`() {
    #expect([0, 1, 2].map { counted($0, "lesson") } == ["0 lessons", "1 lesson", "2 lessons"])
    #expect(counted(1000, "picture", written: "1,000") == "1,000 pictures")
    #expect([0, 1, 2].map(isOrAre) == ["are", "is", "are"])
  }
}
