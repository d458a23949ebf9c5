package org.carillon.protocol.imap.annotation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What can be asked of an entry (draft-daboo-imap-annotatemore-05 §4.3): its value or that one's
 * length, for oneself or for all.
 */
enum AnnotationAttribute {
  VALUE_PRIV("value.priv", "/private"),
  VALUE_SHARED("value.shared", "/shared"),
  SIZE_PRIV("size.priv", "/private"),
  SIZE_SHARED("size.shared", "/shared");

  private final String word;
  private final String scope;

  AnnotationAttribute(String word, String scope) {
    this.word = word;
    this.scope = scope;
  }

  /** As it is written. */
  String word() {
    return word;
  }

  /** What METADATA's name of the same entry begins with. */
  String scope() {
    return scope;
  }

  boolean isValue() {
    return this == VALUE_PRIV || this == VALUE_SHARED;
  }

  /** The one of that name. */
  static Optional<AnnotationAttribute> named(String name) {
    return Arrays.stream(values()).filter(each -> each.word.equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Those that a client asks for: by name, both of a kind by its name alone, all by {@code *}. Of
   * attributes that are not kept here, there is none.
   */
  static Set<AnnotationAttribute> wanted(String pattern) {
    String asked = pattern.toLowerCase(Locale.ROOT);
    Set<AnnotationAttribute> wanted = EnumSet.noneOf(AnnotationAttribute.class);
    for (AnnotationAttribute each : values()) {
      boolean kind = each.word.startsWith(asked + ".");
      boolean all = asked.equals("*") || asked.equals("%");
      boolean family =
          asked.endsWith(".*") && each.word.startsWith(asked.substring(0, asked.length() - 1));
      if (kind || all || family || each.word.equals(asked)) {
        wanted.add(each);
      }
    }
    return wanted;
  }
}
