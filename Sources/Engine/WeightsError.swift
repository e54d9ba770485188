public import Platform

/// Why weights could not be read; each description is a whole sentence.
public enum WeightsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A file that is not there, or not to be read.
  case file(FileError)
  /// Fewer bytes than the length of the head takes.
  case noHeader(String, bytes: Int)
  /// A text, such as a page of the web that was saved in its place.
  case text(String)
  /// What PyTorch saves by itself.
  case pickle(String)
  /// A head that would end behind the end of the file.
  case headerLength(String, length: UInt64, bytes: Int)
  /// A head that is not the JSON of the format.
  case header(String)
  /// A head that does not name a network of ours.
  case notOurs(String)
  /// Numbers that are not 32-bit floating-point numbers.
  case type(String, tensor: String, found: String)
  /// A tensor whose place in the file has not the size of its shape.
  case place(String, tensor: String)
  /// A file that is shorter or longer than its head says.
  case size(String, bytes: Int, expected: Int)
  /// A tensor of the network that the file lacks.
  case missing(String, tensor: String)
  /// A tensor that the network lacks.
  case unknown(String, tensor: String)
  /// A tensor whose shape is not the network's.
  case shape(String, tensor: String, found: [Int], expected: [Int])
  /// A tensor with NaN or infinity in it.
  case notFinite(String, tensor: String)
  /// Weights of another network than the one that was asked for.
  case otherNetwork(String, found: String, expected: String)

  public var description: String {
    switch self {
    case .file(let error):
      error.description
    case .noHeader(let path, let bytes):
      "“\(path)” is \(bytes) B long: it is no file of weights (safetensors), or was cut short."
    case .text(let path):
      "“\(path)” is a text, and no file of weights (safetensors)."
    case .pickle(let path):
      "“\(path)” is what PyTorch saves by itself (pickle). Here only weights are read that "
        + "`cnn-tutor train --save` or `cnn-tutor run --save` wrote (safetensors)."
    case .headerLength(let path, let length, let bytes):
      "“\(path)” promises a head of \(length) B but is \(bytes) B long in all: it is no file of "
        + "weights (safetensors), or was cut short."
    case .header(let path):
      "The head of “\(path)” is not the JSON of a safetensors file: the file is damaged."
    case .notOurs(let path):
      "“\(path)” does not say which network its weights belong to: it was not written by "
        + "`cnn-tutor train --save`."
    case .type(let path, let tensor, let found):
      "“\(tensor)” in “\(path)” has numbers of type \(found), not F32."
    case .place(let path, let tensor):
      "The place of “\(tensor)” in “\(path)” does not match its shape: the file is damaged."
    case .size(let path, let bytes, let expected):
      "“\(path)” is \(bytes) B long, its head promises \(expected) B: "
        + (bytes < expected ? "it was cut short." : "something else was added to it.")
    case .missing(let path, let tensor):
      "“\(tensor)” is missing in “\(path)”."
    case .unknown(let path, let tensor):
      "“\(path)” has “\(tensor)”, which the network has not."
    case .shape(let path, let tensor, let found, let expected):
      "“\(tensor)” in “\(path)” has the shape \(found), but the network needs \(expected)."
    case .notFinite(let path, let tensor):
      "“\(tensor)” in “\(path)” has a number that is infinite or none: the file is damaged."
    case .otherNetwork(let path, let found, let expected):
      "The weights in “\(path)” belong to the network \(found), not to \(expected)."
    }
  }
}
