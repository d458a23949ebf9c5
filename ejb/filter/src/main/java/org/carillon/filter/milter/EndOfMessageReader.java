package org.carillon.filter.milter;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.filter.AnswerReader;

/** Reads the filter's responses at the end of a message: modifications, then its verdict. */
final class EndOfMessageReader {
  private static final int MOST_CHANGES = 1_000;
  private static final int MOST_OCTETS = 1_048_576;

  private final AnswerReader in;
  private final boolean leading;
  private final OutputStream body;
  private final List<Modification> changes = new ArrayList<>();
  private int octets;
  private boolean replacesBody;

  /**
   * Creates the reader.
   *
   * @param leading true if the filter sends the space after a colon itself
   * @param body receives the new body, if there is one
   */
  EndOfMessageReader(AnswerReader in, boolean leading, OutputStream body) {
    this.in = in;
    this.leading = leading;
    this.body = body;
  }

  MilterResult read() throws IOException {
    while (true) {
      Packet packet = StepAnswers.next(in);
      if (packet.command() == 'b') {
        replacesBody = true;
        body.write(packet.data());
        continue;
      }
      Optional<Modification> change = change(packet);
      if (change.isPresent()) {
        changes.add(change.get());
        octets += packet.data().length;
        if (changes.size() > MOST_CHANGES || octets > MOST_OCTETS) {
          throw new IOException("The milter changes more than " + MOST_CHANGES + " things");
        }
        continue;
      }
      MilterVerdict verdict = StepAnswers.verdict(packet).orElseGet(MilterVerdict.Pass::new);
      return verdict instanceof MilterVerdict.Pass
          ? new MilterResult(verdict, changes, replacesBody)
          : MilterResult.of(verdict);
    }
  }

  private Optional<Modification> change(Packet packet) throws IOException {
    return switch (packet.command()) {
      case 'h' -> {
        List<String> said = packet.texts(0, 1);
        yield Optional.of(new Modification.AddField(name(said), value(said)));
      }
      case 'i' -> {
        List<String> said = packet.texts(Integer.BYTES, 1);
        yield Optional.of(new Modification.InsertField(index(packet), name(said), value(said)));
      }
      case 'm' -> {
        List<String> said = packet.texts(Integer.BYTES, 1);
        String value = said.size() > 1 && !said.get(1).isEmpty() ? value(said) : "";
        yield Optional.of(new Modification.ChangeField(index(packet), name(said), value));
      }
      case '+', '2' -> Optional.of(new Modification.AddRecipient(address(packet)));
      case '-' -> Optional.of(new Modification.RemoveRecipient(address(packet)));
      case 'e' -> Optional.of(new Modification.ChangeSender(address(packet)));
      case 'q' -> Optional.of(new Modification.Quarantine(packet.texts(0, 1).getFirst()));
      default -> Optional.empty();
    };
  }

  private static int index(Packet packet) throws IOException {
    int index = packet.number(0);
    if (index < 0) {
      throw new IOException("The milter names place " + index);
    }
    return index;
  }

  private static String name(List<String> said) throws IOException {
    String name = said.getFirst();
    if (!FieldValue.isName(name)) {
      throw new IOException("The milter calls a field " + name);
    }
    return name;
  }

  private String value(List<String> said) {
    return FieldValue.taken(said.size() > 1 ? said.get(1) : "", leading);
  }

  /** Returns an address without its angle brackets. */
  private static String address(Packet packet) throws IOException {
    String said = packet.texts(0, 1).getFirst().strip();
    return said.startsWith("<") && said.endsWith(">") ? said.substring(1, said.length() - 1) : said;
  }
}
