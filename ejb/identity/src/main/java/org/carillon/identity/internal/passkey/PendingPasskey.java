package org.carillon.identity.internal.passkey;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.carillon.account.secret.SealedFormState;

/**
 * A passkey that is to be registered, as the note holds it.
 *
 * @param question the challenge that the authenticator signs
 * @param host the relying party's id
 * @param name the name of the new passkey
 */
record PendingPasskey(Question question, String host, String name) {
  private static final int PARTS = 4;

  String write(SealedFormState note) {
    return note.write(
        String.join(
            " ", Long.toString(question.asked().toEpochMilli()), question.encoded(), host, name),
        question.asked());
  }

  static Optional<PendingPasskey> read(SealedFormState note, String written, Instant now) {
    return note.read(written, now)
        .map(text -> text.split(" ", PARTS))
        .map(
            part ->
                new PendingPasskey(
                    new Question(
                        Base64.getUrlDecoder().decode(part[1]),
                        Instant.ofEpochMilli(Long.parseLong(part[0]))),
                    part[2],
                    part[3]));
  }
}
