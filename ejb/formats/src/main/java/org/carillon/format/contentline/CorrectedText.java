package org.carillon.format.contentline;

import java.util.ArrayList;
import java.util.List;

/**
 * A text after its writer's mistakes were corrected.
 *
 * @param octets the text, in UTF-8; the very array that was given if nothing was corrected
 * @param repaired the corrections, each in a few words, and the line if it is known
 */
@SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
public record CorrectedText(byte[] octets, List<String> repaired) {
  public CorrectedText {
    repaired = List.copyOf(repaired);
  }

  /** Returns the text after more corrections, which are appended to the earlier ones. */
  public CorrectedText then(byte[] changed, List<String> more) {
    List<String> all = new ArrayList<>(repaired);
    all.addAll(more);
    return new CorrectedText(changed, all);
  }
}
