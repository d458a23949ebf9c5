package org.carillon.protocol.pop3;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.format.mime.structure.Outline;
import org.carillon.protocol.wire.Wire;

/** The TRANSACTION state (RFC 1939 §5), in which the client reads and deletes messages. */
final class TransactionState {
  private static final Reply NO_SUCH_MESSAGE = new Reply.Unable("", "No such message");
  private static final Reply EXPUNGED =
      new Reply.Unable("", "The message was removed by another session");

  private final Wire wire;
  private final Responses responses;
  private final Maildrop maildrop;

  TransactionState(Wire wire, Responses responses, Maildrop maildrop) {
    this.wire = wire;
    this.responses = responses;
    this.maildrop = maildrop;
  }

  Reply stat() {
    return new Reply.Ok(maildrop.count() + " " + maildrop.octets());
  }

  Reply list(Command command) throws IOException {
    return scan(command, number -> number + " " + maildrop.size(number));
  }

  Reply uniqueIds(Command command) throws IOException {
    return scan(command, number -> number + " " + maildrop.uniqueId(number));
  }

  Reply reset() {
    maildrop.reset();
    return new Reply.Ok(maildrop.count() + " messages");
  }

  /** LIST and UIDL: of one message, or a line for each. */
  private Reply scan(Command command, IntFunction<String> listing) throws IOException {
    if (!command.argument().isBlank()) {
      OptionalInt number = command.number();
      return number.isPresent() && maildrop.has(number.getAsInt())
          ? new Reply.Ok(listing.apply(number.getAsInt()))
          : NO_SUCH_MESSAGE;
    }
    responses.ok(maildrop.count() + " messages");
    for (int number = 1; number <= maildrop.numbers(); number++) {
      if (maildrop.has(number)) {
        wire.writeLine(listing.apply(number));
      }
    }
    wire.writeLine(".");
    return new Reply.Written();
  }

  Reply delete(Command command) {
    OptionalInt number = command.number();
    if (number.isEmpty() || !maildrop.has(number.getAsInt())) {
      return NO_SUCH_MESSAGE;
    }
    maildrop.delete(number.getAsInt());
    return new Reply.Ok("Message will be deleted at QUIT");
  }

  Reply retrieve(Command command) throws IOException {
    OptionalInt number = command.number();
    if (number.isEmpty() || !maildrop.has(number.getAsInt())) {
      return NO_SUCH_MESSAGE;
    }
    return switch (maildrop.content(number.getAsInt())) {
      case Answer.Done(Optional<Content> found) when found.isEmpty() -> EXPUNGED;
      case Answer.Done(Optional<Content> found) -> {
        try (Content content = found.get()) {
          Optional<Reply> damage = damage(content, content.size());
          if (damage.isPresent()) {
            yield damage.get();
          }
          responses.ok(content.size() + " octets");
          MultiLine lines = new MultiLine(wire);
          lines.write(content, 0, content.size());
          lines.end();
        }
        maildrop.retrieved(number.getAsInt());
        yield new Reply.Written();
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /** Checked before +OK, which can't be taken back. */
  private static Optional<Reply> damage(Content content, long octets) throws IOException {
    try {
      content.check(0, octets);
      return Optional.empty();
    } catch (ContentDamaged damaged) {
      return Optional.of(ErrorReplies.reply(new Failure.Damaged(damaged.getMessage())));
    }
  }

  /** TOP n lines: the header, and the first lines of the body (RFC 1939 §7). */
  Reply top(Command command) throws IOException {
    String[] words = command.argument().strip().split(" +", 2);
    OptionalInt number = new Command("TOP", words[0]).number();
    OptionalLong count = words.length < 2 ? OptionalLong.empty() : Command.digits(words[1].strip());
    if (count.isEmpty()) {
      return Reply.err("Syntax: TOP message lines");
    }
    if (number.isEmpty() || !maildrop.has(number.getAsInt())) {
      return NO_SUCH_MESSAGE;
    }
    return switch (maildrop.data(number.getAsInt())) {
      case Answer.Done(List<MessageData> data) when data.isEmpty() -> EXPUNGED;
      case Answer.Done(List<MessageData> data) ->
          top(number.getAsInt(), headerEnd(data.getFirst()), count.getAsLong());
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  private static long headerEnd(MessageData data) {
    return data.outline().length == 0
        ? 0
        : data.prefix() + Outline.decode(data.outline()).bodyOffset();
  }

  private Reply top(int number, long headerEnd, long count) throws IOException {
    return switch (maildrop.content(number)) {
      case Answer.Done(Optional<Content> found) when found.isEmpty() -> EXPUNGED;
      case Answer.Done(Optional<Content> found) -> {
        try (Content content = found.get()) {
          Optional<Reply> damage = damage(content, headerEnd);
          if (damage.isPresent()) {
            yield damage.get();
          }
          responses.ok("Top of message follows");
          MultiLine lines = new MultiLine(wire);
          lines.write(content, 0, headerEnd);
          lines.writeLines(content, headerEnd, count);
          lines.end();
        }
        yield new Reply.Written();
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /** The UPDATE state (RFC 1939 §6). */
  Reply update() {
    return switch (maildrop.update()) {
      case Answer.Done(var removed) ->
          new Reply.Leave(new Reply.Ok("Removed " + removed.count() + ", goodbye"));
      case Answer.Failed(var failure) -> new Reply.Leave(ErrorReplies.reply(failure));
    };
  }
}
