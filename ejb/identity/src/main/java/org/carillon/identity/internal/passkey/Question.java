package org.carillon.identity.internal.passkey;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.carillon.account.secret.SealedFormState;

/**
 * The question that an authenticator signs. A sealed note carries it to the browser and back.
 *
 * @param challenge random octets
 * @param asked the time when it was asked
 */
record Question(byte[] challenge, Instant asked) {
  private static final int OCTETS = 32;

  static Question random(SecureRandom random, Instant now) {
    byte[] challenge = new byte[OCTETS];
    random.nextBytes(challenge);
    return new Question(challenge, now);
  }

  String encoded() {
    return DottedValues.encoded(challenge);
  }

  String write(SealedFormState note) {
    return note.write(asked.toEpochMilli() + " " + encoded(), asked);
  }

  static Optional<Question> read(SealedFormState note, String written, Instant now) {
    return note.read(written, now)
        .map(text -> text.split(" ", 2))
        .map(
            part ->
                new Question(
                    Base64.getUrlDecoder().decode(part[1]),
                    Instant.ofEpochMilli(Long.parseLong(part[0]))));
  }
}
