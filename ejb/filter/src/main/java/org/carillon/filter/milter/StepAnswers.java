package org.carillon.filter.milter;

import java.io.IOException;
import java.util.Optional;
import org.carillon.filter.AnswerReader;

/** Reads a filter's answers to a step. */
final class StepAnswers {
  private StepAnswers() {}

  /** Returns the next answer other than SMFIR_PROGRESS (the filter is still working). */
  static Packet next(AnswerReader in) throws IOException {
    Packet packet = Packet.read(in);
    while (packet.command() == 'p') {
      packet = Packet.read(in);
    }
    return packet;
  }

  /** Returns the verdict of an answer; empty if the conversation continues. */
  static Optional<MilterVerdict> verdict(Packet answer) throws IOException {
    return switch (answer.command()) {
      case 'c' -> Optional.empty();
      case 'a' -> Optional.of(new MilterVerdict.Pass());
      case 'd' -> Optional.of(new MilterVerdict.Discard());
      case 'r' -> Optional.of(new MilterVerdict.Reply(550, "5.7.1", "Message rejected"));
      case 't' ->
          Optional.of(
              new MilterVerdict.Reply(
                  451, "4.7.1", "The message cannot be accepted now, try again later"));
      case 'f', '4' ->
          Optional.of(
              new MilterVerdict.Reply(
                  421, "4.7.0", "The message cannot be accepted now, try again later"));
      case 'y' -> Optional.of(ReplyText.read(answer.texts(0, 1).getFirst()));
      default -> throw new IOException("The milter answers " + answer.command());
    };
  }
}
