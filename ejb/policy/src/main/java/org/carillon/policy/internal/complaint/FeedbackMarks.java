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
 * The mark that mail carries which asks for complaints (CFBL-Feedback-ID, RFC 9477 §3.2): whose it
 * is and when it left, sealed, so that it tells others nothing and nobody else can make one.
 */
@ApplicationScoped
public class FeedbackMarks {
  private static final String PURPOSE = "feedback-mark";
  private static final int OCTETS = 2 * Long.BYTES;
  private static final int MOST_CHARACTERS = 200;

  private final HomeKey homeKey;

  @Inject
  public FeedbackMarks(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  /** What a mark says. */
  record Mark(long account, Instant sent) {}

  /** As it stands in a message. */
  String seal(Mark mark) {
    byte[] octets =
        ByteBuffer.allocate(OCTETS)
            .putLong(mark.account())
            .putLong(mark.sent().getEpochSecond())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(homeKey.seal(PURPOSE, octets));
  }

  /** Reads one; empty for what is none of ours. */
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
