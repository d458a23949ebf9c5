package org.carillon.web;

import java.util.regex.Pattern;

/**
 * The characters that embed, override and isolate a direction (Unicode UAX #9 §2). In the middle of
 * a name they make a program end like a picture; what their writer left open goes on behind it.
 * Pages isolate each name and subject, and find its direction by themselves. Marks of a direction
 * (LRM, RLM, ALM) turn nothing round and stay.
 */
public final class BidiControls {
  private static final Pattern ACTING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

  private BidiControls() {}

  /** The text without them. */
  public static String without(String text) {
    return ACTING.matcher(text).replaceAll("");
  }
}
