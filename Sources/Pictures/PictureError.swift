public import Platform

/// Why a picture could not be read; each description is a whole sentence with the remedy.
public enum PictureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A file that is not there, or not to be read.
  case file(FileError)
  /// A file without a byte.
  case empty(String)
  /// A picture of a kind that is not read here.
  case format(String, name: String)
  /// No picture but text, such as a web page that was saved in its place.
  case text(String)
  /// No picture of any kind that is known here.
  case unknown(String)
  /// A file that ends before the picture does.
  case cut(String)
  /// A file whose content contradicts itself; what the reader found, where that says more.
  case damaged(String, found: String)
  /// More pixels than are unpacked.
  case tooLarge(String, width: Int, height: Int)
  /// A PNG or JPEG file, and a tutor that was built where their libraries are not.
  case withoutLibraries(String, name: String)
  /// A picture that needs more memory than there is.
  case noMemory(String)

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .empty(let path): "“\(path)” is empty: it has no byte in it."
    case .format(let path, let name):
      "“\(path)” is a picture of the kind \(name), which is not read here. Save it as PNG or JPEG."
    case .text(let path):
      "“\(path)” is a text and no picture, whatever its name says. PNG, JPEG, PGM and PPM are read."
    case .unknown(let path):
      "“\(path)” is no picture of a kind that is read here: PNG, JPEG, PGM, PPM, or IDX."
    case .cut(let path):
      "“\(path)” ends before the picture does: it was cut short. Copy or save it again."
    case .damaged(let path, let found):
      "“\(path)” is damaged" + (found.isEmpty ? "" : " (“\(found)”)") + ". Save it again."
    case .tooLarge(let path, let width, let height):
      "“\(path)” is \(width) pixels wide and \(height) high: more than the "
        + "\(Raster.mostPixels / 1_000_000) million pixels that are read here. Make it smaller first."
    case .withoutLibraries(let path, let name):
      "“\(path)” is a \(name) file, and this tutor was built without the libraries that read one. "
        + "On Debian or Ubuntu, `sudo apt-get install libpng-dev libjpeg-dev` brings them; then build "
        + "the tutor again, with `--manifest-cache none` behind `swift build`."
    case .noMemory(let path): "There is not enough memory to read “\(path)”."
    }
  }
}
