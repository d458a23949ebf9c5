package org.carillon.mailauth.dkim;

import java.util.ArrayList;
import java.util.List;
import org.carillon.mailauth.dkim.canonical.FieldIndex;

/**
 * Which fields are signed (RFC 6376 §5.4.1): what people and programs are shown and act upon. Most
 * are named once more than they are there, so that none can be added above (§5.4.2, §8.15).
 */
public final class SignedFields {
  /** Sealed even where there is none. */
  private static final List<String> ALWAYS =
      List.of("from", "reply-to", "subject", "date", "to", "cc");

  /** Sealed where there is one: servers on the way add them to messages without. */
  private static final List<String> SEALED =
      List.of(
          "sender",
          "message-id",
          "in-reply-to",
          "references",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "content-id",
          "content-description");

  /** Those on the way may rightly add another. */
  private static final List<String> SIGNED =
      List.of(
          "resent-date",
          "resent-from",
          "resent-sender",
          "resent-to",
          "resent-cc",
          "list-id",
          "list-help",
          "list-unsubscribe",
          "list-unsubscribe-post",
          "list-subscribe",
          "list-post",
          "list-owner",
          "list-archive",
          "autocrypt",
          "feedback-id",
          "cfbl-address",
          "cfbl-feedback-id");

  /** Of a name that is there more often the lowest are signed. */
  private static final int MOST_ALIKE = 32;

  private SignedFields() {}

  /** The names for {@code h=}, in lower case, each as often as it is signed. */
  public static List<String> of(FieldIndex index) {
    List<String> names = new ArrayList<>();
    for (String name : ALWAYS) {
      add(names, name, count(index, name) + 1);
    }
    for (String name : SEALED) {
      int count = count(index, name);
      add(names, name, count == 0 ? 0 : count + 1);
    }
    for (String name : SIGNED) {
      add(names, name, count(index, name));
    }
    return names;
  }

  private static int count(FieldIndex index, String name) {
    return Math.min(MOST_ALIKE, index.count(name));
  }

  private static void add(List<String> names, String name, int times) {
    for (int i = 0; i < times; i++) {
      names.add(name);
    }
  }
}
