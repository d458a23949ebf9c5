package org.carillon.store.delivery;

import java.util.Arrays;
import org.carillon.format.mime.header.BaseSubject;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.UnicodeCasemap;

/**
 * The keys by which messages are grouped into threads. Messages share a thread if they share a
 * message id and the base subject, as RFC 8621 §3 advises, so that a reply with a new subject
 * begins a thread. A key combines both in one number. Of a message's references, the first and the
 * last few count.
 *
 * @param keys at most {@link #MOST}; none for a message that gets a thread of its own
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ThreadKeys(long[] keys) {
  static final int MOST = 10;

  /** The keys of content that belongs to no thread: none. */
  static final ThreadKeys NONE = new ThreadKeys(new long[0]);

  /** Spreads the 32 bits of a subject's hash over 64 bits: the golden ratio's fraction. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  public static ThreadKeys of(Outline outline) {
    return of(
        outline.references().orElse(References.NONE), outline.envelope().subject().orElse(""));
  }

  /**
   * Returns the keys of a message.
   *
   * @param title its Subject, encoded as it was received
   */
  public static ThreadKeys of(References references, String title) {
    int before = references.count();
    if (before == 0 && references.own().isEmpty()) {
      return NONE;
    }
    BaseSubject subject = BaseSubject.of(title);
    long spread = SPREAD * UnicodeCasemap.folded(subject.text()).hashCode();
    long[] keys = new long[MOST];
    int length = 0;
    if (references.own().isPresent()) {
      keys[length++] = references.own().getAsLong() + spread;
    }
    if (before > 0) {
      keys[length++] = references.before(0) + spread;
    }
    for (int i = Math.max(1, before - (MOST - length)); i < before; i++) {
      keys[length++] = references.before(i) + spread;
    }
    return new ThreadKeys(Arrays.copyOf(keys, length));
  }

  int count() {
    return keys.length;
  }
}
