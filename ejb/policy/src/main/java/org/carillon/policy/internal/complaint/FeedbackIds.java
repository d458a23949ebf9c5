package org.carillon.policy.internal.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;

/**
 * Seals and opens the mark in mail that asks for complaints (CFBL-Feedback-ID, RFC 9477 §3.2). The
 * mark holds the account and the time of sending. It is sealed, so that others can neither read nor
 * forge it.
 */
@ApplicationScoped
public class FeedbackIds {
  private static final String PURPOSE = "feedback-mark";
  private static final int OCTETS = 2 * Long.BYTES;
  private static final int MOST_CHARACTERS = 200;

  private final HomeKey homeKey;

  @Inject
  public FeedbackIds(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  /** The content of a mark. */
  record Mark(long account, Instant sent) {}

  /** Returns the mark as it stands in a message. */
  String seal(Mark mark) {
    byte[] octets =
        ByteBuffer.allocate(OCTETS)
            .putLong(mark.account())
            .putLong(mark.sent().getEpochSecond())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(homeKey.seal(PURPOSE, octets));
  }

  /** Opens a mark, or returns empty if this server did not make it. */
  Optional<Mark> open(String text) {
    if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      byte[] octets = homeKey.open(PURPOSE, Base64.getUrlDecoder().decode(text));
      if (octets.length != OCTETS) {
        return Optional.empty();
      }
      ByteBuffer read = ByteBuffer.wrap(octets);
      return Optional.of(new Mark(read.getLong(), Instant.ofEpochSecond(read.getLong())));
    } catch (IllegalArgumentException | HomeKeyMissing noneOfOurs) {
      return Optional.empty();
    }
  }
}
