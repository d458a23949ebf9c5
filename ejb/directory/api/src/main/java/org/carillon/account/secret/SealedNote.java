package org.carillon.account.secret;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a form carries from one step to the next, so that nothing is kept between them: sealed under
 * the home key, for ten minutes or as long as is said. Every node can read it.
 */
public final class SealedNote {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST_CHARACTERS = 8_000;

  private final HomeKey homeKey;
  private final String purpose;
  private final Duration life;

  /** Of a kind of notes that last ten minutes: none is read as one of another kind. */
  public SealedNote(HomeKey homeKey, String purpose) {
    this(homeKey, purpose, LIFE);
  }

  /** Of a kind of notes that last as long as is said. */
  public SealedNote(HomeKey homeKey, String purpose, Duration life) {
    this.homeKey = homeKey;
    this.purpose = purpose;
    this.life = life;
  }

  /** Seals a text from now on; the note fits into a hidden field. */
  public String write(String text, Instant now) {
    String whole = now.plus(life).toEpochMilli() + " " + text;
    byte[] sealed = homeKey.seal(purpose, whole.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /** What was written; empty if it is none of ours, or its time is over. */
  public Optional<String> read(String note, Instant now) {
    if (note.isEmpty() || note.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    byte[] opened;
    try {
      opened = homeKey.open(purpose, Base64.getUrlDecoder().decode(note));
    } catch (IllegalArgumentException | HomeKeyMissing notOurs) {
      return Optional.empty();
    }
    String whole = new String(opened, StandardCharsets.UTF_8);
    int space = whole.indexOf(' ');
    return Long.parseLong(whole, 0, space, 10) < now.toEpochMilli()
        ? Optional.empty()
        : Optional.of(whole.substring(space + 1));
  }
}
