import ArgumentParser
import Testing

@testable import cnn_tutor

@Suite struct PlainCommandTests {
  @Test(arguments: [
    [], ["list"], ["lesson"], ["lesson", "3"], ["lesson", "feature-map"], ["lesson", "help"],
    ["lesson", ""], ["lesson", "Exercises/02-cross-correlation.swift"],
  ])
  func `what is made without the parser is what the parser makes`(_ words: [String]) throws {
    let plain = try #require(PlainCommand.parsed(words))
    let parsed = try Tutor.parseAsRoot(words)
    #expect(type(of: plain) == type(of: parsed))
    #expect("\(plain)" == "\(parsed)")
    #expect(!"\(plain)".contains("definition"), "\(plain)")
  }

  @Test(arguments: [
    ["--help"], ["lesson", "--help"], ["lesson", "3", "--all"], ["lesson", "-1"],
    ["list", "--road"],
    ["lesson", "1", "2"], ["list", "3"], ["help"], ["lessn"], ["verify"],
  ])
  func `anything else is the parser's`(_ words: [String]) {
    #expect(PlainCommand.parsed(words) == nil)
  }
}
