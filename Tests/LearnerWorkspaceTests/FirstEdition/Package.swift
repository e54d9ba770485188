// swift-tools-version: 5.9

import PackageDescription

// For your editor: with a package it can complete and check what you write.
// What is right and what is not, `cnn-tutor verify` says.
let package = Package(
  name: "CNNExercises",
  targets: [.target(name: "Exercises", path: "Exercises")]
)
