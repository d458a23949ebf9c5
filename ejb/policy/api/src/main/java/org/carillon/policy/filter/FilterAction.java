package org.carillon.policy.filter;

import java.util.Locale;
import org.carillon.policy.verdict.Handling;

/** What comes of an entry that matches. */
public enum FilterAction {
  /** Other entries, lists and points do not count. */
  ALLOW,
  /** It counts with others. */
  POINTS,
  /** The file is taken out, and a text says so in its place; only of files. */
  STRIP,
  /** The least that is done is {@link Handling#TAG}. */
  TAG,
  /** The least that is done is {@link Handling#JUNK}. */
  JUNK,
  /** The least that is done is {@link Handling#QUARANTINE}. */
  QUARANTINE,
  /** The least that is done is {@link Handling#REJECT}. */
  REJECT,
  /** The least that is done is {@link Handling#DISCARD}. */
  DISCARD;

  /** As edges and the database call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static FilterAction of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What it demands; of what demands nothing {@link Handling#ACCEPT}. */
  public Handling demand() {
    return switch (this) {
      case ALLOW, POINTS, STRIP -> Handling.ACCEPT;
      case TAG -> Handling.TAG;
      case JUNK -> Handling.JUNK;
      case QUARANTINE -> Handling.QUARANTINE;
      case REJECT -> Handling.REJECT;
      case DISCARD -> Handling.DISCARD;
    };
  }
}
