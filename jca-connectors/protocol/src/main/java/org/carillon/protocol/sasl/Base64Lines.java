package org.carillon.protocol.sasl;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Wire;

/**
 * Challenges and responses as lines of Base64 (RFC 4954 §4, RFC 9051 §6.2.2, RFC 5034 §4).
 *
 * @param wire the connection to the client
 * @param prompt the text before a challenge: {@code "334 "} or {@code "+ "}
 */
public record Base64Lines(Wire wire, String prompt) implements SaslChannel {

  /** The longest response line, its end included (RFC 4954 §4). */
  public static final int LINE_OCTETS = 12_288;

  /** Decodes a command's initial response; {@code =} is an empty one. */
  public static Optional<byte[]> initial(String word) {
    return word.equals("=") ? Optional.of(new byte[0]) : decode(word);
  }

  @Override
  public Brought ask(byte[] challenge) throws IOException {
    wire.writeLine(prompt + Base64.getEncoder().encodeToString(challenge));
    return switch (wire.readLine(LINE_OCTETS)) {
      case Input.Line(String line) when line.equals("*") -> over(new SaslOutcome.Cancelled());
      case Input.Line(String line) ->
          decode(line)
              .<Brought>map(Brought.Response::new)
              .orElse(over(new SaslOutcome.Malformed()));
      case Input.TooLong _ -> over(new SaslOutcome.TooLong());
      case Input.BareEnding() -> over(new SaslOutcome.Malformed());
      case Input gone -> over(new SaslOutcome.Gone(gone));
    };
  }

  @Override
  public boolean tellsWithSuccess() {
    return false;
  }

  private static Brought over(SaslOutcome outcome) {
    return new Brought.Over(outcome);
  }

  /** Strict: no white space, and nothing after the end. */
  private static Optional<byte[]> decode(String line) {
    try {
      return Optional.of(Base64.getDecoder().decode(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
