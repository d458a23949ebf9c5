package org.carillon.mailauth.dkim;

import java.util.ArrayList;
import java.util.List;
import org.carillon.mailauth.dkim.canonical.FieldIndex;

/**
 * Selects the fields to sign (RFC 6376 §5.4.1): those that people and programs see and act upon.
 * Most are listed once more than they occur, so that none can be added above (§5.4.2, §8.15).
 */
public final class SignedFields {
  /** Fields that are signed once more than they occur, even if they are missing. */
  private static final List<String> ALWAYS =
      List.of("from", "reply-to", "subject", "date", "to", "cc");

  /** Fields signed once more than they occur, if they do. If missing, other servers add them. */
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

  /** Fields signed as often as they occur, since other servers may add another. */
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

  /** The maximum number of signed fields of one name, counted from the bottom. */
  private static final int MOST_ALIKE = 32;

  private SignedFields() {}

  /** Returns the names for {@code h=} in lower case, each as often as it is signed. */
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
