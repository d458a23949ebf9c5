package org.carillon.protocol.sasl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Wire;

/**
 * Carries an exchange over a wire in lines of Base64 (RFC 4954 §4, RFC 9051 §6.2.2, RFC 5034 §4).
 *
 * @param wire the line to the client
 * @param prompt what stands before a challenge: {@code "334 "} or {@code "+ "}
 */
public record SaslDialogue(Wire wire, String prompt) {

  /** The longest response line, its end included (RFC 4954 §4). */
  public static final int LINE_OCTETS = 12_288;

  /** No mechanism here needs more steps; a client that wants them is broken. */
  private static final int MOST_STEPS = 8;

  /**
   * Runs a mechanism to its end.
   *
   * @param initial the initial response as it stood in the command, {@code =} for an empty one;
   *     empty when there was none
   */
  public SaslOutcome run(Mechanism mechanism, Optional<String> initial) throws IOException {
    SaslExchange exchange = mechanism.begin();
    Optional<byte[]> response = Optional.empty();
    if (initial.isPresent()) {
      response = initial.get().equals("=") ? Optional.of(new byte[0]) : decode(initial.get());
      if (response.isEmpty()) {
        return new SaslOutcome.Malformed();
      }
    }
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      switch (exchange.step(response)) {
        case SaslStep.Shown(var credentials) -> {
          return new SaslOutcome.Shown(credentials);
        }
        case SaslStep.Malformed() -> {
          return new SaslOutcome.Malformed();
        }
        case SaslStep.Challenge(String text) -> {
          wire.writeLine(prompt + encode(text));
          switch (wire.readLine(LINE_OCTETS)) {
            case Input.Line(String line) when line.equals("*") -> {
              return new SaslOutcome.Cancelled();
            }
            case Input.Line(String line) -> {
              response = decode(line);
              if (response.isEmpty()) {
                return new SaslOutcome.Malformed();
              }
            }
            case Input.TooLong _ -> {
              return new SaslOutcome.TooLong();
            }
            case Input.BareEnding() -> {
              return new SaslOutcome.Malformed();
            }
            case Input.Silent silent -> {
              return new SaslOutcome.Gone(silent);
            }
            case Input.End end -> {
              return new SaslOutcome.Gone(end);
            }
            case Input.Stopping stopping -> {
              return new SaslOutcome.Gone(stopping);
            }
            case Input.Dismissed dismissed -> {
              return new SaslOutcome.Gone(dismissed);
            }
          }
        }
      }
    }
    return new SaslOutcome.Malformed();
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Strict: no white space, no missing padding. */
  private static Optional<byte[]> decode(String line) {
    try {
      return Optional.of(Base64.getDecoder().decode(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
