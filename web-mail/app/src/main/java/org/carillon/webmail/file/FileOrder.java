package org.carillon.webmail.file;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** The order of files, as in addresses: {@code name}, or {@code -name} for the reverse. */
public record FileOrder(By by, boolean isReverse) {

  /** The property by which files are ordered. */
  public enum By {
    NAME,
    SIZE,
    CHANGED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the order with the word; by name for an unknown one. */
  static FileOrder of(String word) {
    boolean isReverse = word.startsWith("-");
    String plain = isReverse ? word.substring(1) : word;
    for (By by : By.values()) {
      if (by.word().equals(plain)) {
        return new FileOrder(by, isReverse);
      }
    }
    return new FileOrder(By.NAME, false);
  }

  public String word() {
    return (isReverse ? "-" : "") + by.word();
  }

  /** Returns the order after a press on a heading: that order, or its reverse if already in use. */
  public String pressed(By heading) {
    return new FileOrder(heading, heading == by && !isReverse).word();
  }

  Comparator<ShownFile> comparator(Locale locale) {
    Collator names = Collator.getInstance(locale);
    Comparator<ShownFile> byName =
        Comparator.comparing(ShownFile::key, names).thenComparing(ShownFile::key);
    Comparator<ShownFile> order =
        switch (by) {
          case NAME -> byName;
          case SIZE -> Comparator.comparingLong(ShownFile::octets).thenComparing(byName);
          case CHANGED -> Comparator.comparing(ShownFile::changed).thenComparing(byName);
        };
    return isReverse ? order.reversed() : order;
  }
}
