internal import Platform
internal import Synchronization

/// Carries messages from other threads to a session and wakes it.
public final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  let pipe = WakePipe()

  /// An empty one.
  public init() {}

  /// Puts a message in, from any thread, and wakes the session.
  public func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    pipe.wake()
  }

  func take() -> [Message] {
    pipe.clear()
    return messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
