package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;

/// How much was said in a thread. Follows from the events about its messages.
///
/// @param messages that stand in it, without the one that it began with
/// @param total messages that were ever written, those deleted since included
/// @param lastMessage the last one that was written, be it deleted since
public record ThreadTally(
    ChannelId thread, int messages, int total, @Nullable MessageId lastMessage) {
  public static ThreadTally empty(ChannelId thread) {
    return new ThreadTally(thread, 0, 0, null);
  }

  /// The tally after something happened to messages; the same when that was elsewhere, or changes
  /// nothing.
  public ThreadTally after(MessageEvent event) {
    return switch (event) {
      case MessageEvent.Created created when thread.equals(created.message().channel()) ->
          written(created.message());
      case MessageEvent.Deleted deleted when thread.equals(deleted.channel()) ->
          isBeginning(deleted.message()) ? this : without(1);
      case MessageEvent.MessagesDeleted deleted when thread.equals(deleted.channel()) ->
          without(
              (int) deleted.messages().stream().filter(message -> !isBeginning(message)).count());
      default -> this;
    };
  }

  private ThreadTally written(Message message) {
    boolean beginning = isBeginning(message.id()) || message.type() == Message.TYPE_THREAD_STARTER;
    return new ThreadTally(
        thread, beginning ? messages : messages + 1, beginning ? total : total + 1, message.id());
  }

  /// The message with which a thread of a forum begins has the thread's id.
  private boolean isBeginning(MessageId message) {
    return message.value() == thread.value();
  }

  private ThreadTally without(int count) {
    return new ThreadTally(thread, Math.max(0, messages - count), total, lastMessage);
  }
}
