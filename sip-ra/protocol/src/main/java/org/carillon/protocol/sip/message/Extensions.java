package org.carillon.protocol.sip.message;

import java.util.ArrayList;
import java.util.List;

/** The supported SIP extensions, by their option tags (RFC 3261 §19.2). */
public final class Extensions {
  /** All of them: Path (RFC 3327). */
  public static final List<String> SUPPORTED = List.of("path");

  private Extensions() {}

  /** Returns the unsupported tags in Require values, for 420 (RFC 3261 §8.2.2.3). */
  public static List<String> lacking(List<String> values) {
    List<String> lacking = new ArrayList<>(0);
    for (String value : values) {
      for (String part : value.split(",", -1)) {
        String tag = part.strip();
        if (!tag.isEmpty() && !SUPPORTED.contains(tag)) {
          lacking.add(tag);
        }
      }
    }
    return lacking;
  }
}
