package org.carillon.format.contentline;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with what its writer got wrong put right.
 *
 * @param octets the text, in UTF-8; the very array that was given where nothing was mended
 * @param mended what was mended, each in a few words, and the line where it is known
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
public record MendedText(byte[] octets, List<String> mended) {
  /** Keeps a copy of the list. */
  public MendedText {
    mended = List.copyOf(mended);
  }

  /** The text after one more round, in which this was mended. */
  public MendedText then(byte[] changed, List<String> more) {
    List<String> all = new ArrayList<>(mended);
    all.addAll(more);
    return new MendedText(changed, all);
  }
}
