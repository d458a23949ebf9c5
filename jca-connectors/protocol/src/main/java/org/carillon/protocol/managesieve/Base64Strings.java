package org.carillon.protocol.managesieve;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.carillon.protocol.sasl.SaslChannel;
import org.carillon.protocol.sasl.SaslOutcome;

/** Challenges and responses as Base64 strings (RFC 5804 §2.1). */
record Base64Strings(ManageSieveReader reader, ManageSieveWriter writer) implements SaslChannel {

  /** Strict: no white space, and nothing after the end. */
  static Optional<byte[]> decode(byte[] octets) {
    try {
      return Optional.of(Base64.getDecoder().decode(octets));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Brought ask(byte[] challenge) throws IOException {
    writer.string(Base64.getEncoder().encodeToString(challenge));
    writer.end();
    return switch (reader.string()) {
      case ManageSieveReader.Read.Command(ManageSieveCommand said) -> brought(said);
      case ManageSieveReader.Read.Malformed _ -> over(new SaslOutcome.Malformed());
      case ManageSieveReader.Read.TooLong _ -> over(new SaslOutcome.TooLong());
      case ManageSieveReader.Read.Other(var input) -> over(new SaslOutcome.Gone(input));
    };
  }

  private static Brought brought(ManageSieveCommand said) {
    if (!said.hasStrings(1)) {
      return over(new SaslOutcome.Malformed());
    }
    if (said.text(0).filter("*"::equals).isPresent()) {
      return over(new SaslOutcome.Cancelled());
    }
    return decode(said.octets(0))
        .<Brought>map(Brought.Response::new)
        .orElse(over(new SaslOutcome.Malformed()));
  }

  private static Brought over(SaslOutcome outcome) {
    return new Brought.Over(outcome);
  }

  @Override
  public boolean tellsWithSuccess() {
    return true;
  }
}
