package org.carillon.protocol.imap.annotation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An entry's value or its length, private or shared (draft-daboo-imap-annotatemore-05 §4.3). */
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

  String word() {
    return word;
  }

  /** Returns the prefix of the entry's name in METADATA. */
  String scope() {
    return scope;
  }

  boolean isValue() {
    return this == VALUE_PRIV || this == VALUE_SHARED;
  }

  static Optional<AnnotationAttribute> named(String name) {
    return Arrays.stream(values()).filter(each -> each.word.equalsIgnoreCase(name)).findFirst();
  }

  /** Returns the attributes of a full name, a kind or {@code *}; none if unknown. */
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
