package org.carillon.webmail.file;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/**
 * In which order files are listed, as addresses have it: {@code name}, or {@code -name} for the
 * other way.
 *
 * @param isReverse whether the last comes first
 */
public record FileOrder(By by, boolean isReverse) {

  /** By what files are put in order. */
  public enum By {
    NAME,
    SIZE,
    CHANGED;

    /** As addresses have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The order of a word; by name where it is none. */
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

  /** As addresses have it. */
  public String word() {
    return (isReverse ? "-" : "") + by.word();
  }

  /** What a press on a heading leads to: that order, or the other way round where it is so. */
  public String pressed(By heading) {
    return new FileOrder(heading, heading == by && !isReverse).word();
  }

  /** What compares files. */
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
