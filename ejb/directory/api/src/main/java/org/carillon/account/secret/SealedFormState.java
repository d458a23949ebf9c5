package org.carillon.account.secret;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Data that a form carries from one step to the next, without the server storing it. It is sealed
 * under the home key, and is valid for ten minutes or another given time. Every node can read it.
 */
public final class SealedFormState {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST_CHARACTERS = 8_000;

  private final HomeKey homeKey;
  private final String purpose;
  private final Duration life;

  /** Creates the reader and writer for one kind of note, valid for ten minutes. */
  public SealedFormState(HomeKey homeKey, String purpose) {
    this(homeKey, purpose, LIFE);
  }

  /** Creates the reader and writer for one kind of note, valid for {@code life}. */
  public SealedFormState(HomeKey homeKey, String purpose, Duration life) {
    this.homeKey = homeKey;
    this.purpose = purpose;
    this.life = life;
  }

  /** Seals a text. Its time starts at {@code now}. The note is short enough for a hidden field. */
  public String write(String text, Instant now) {
    String whole = now.plus(life).toEpochMilli() + " " + text;
    byte[] sealed = homeKey.seal(purpose, whole.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /** Returns the text of a note, or empty if the note was not sealed here or has expired. */
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
