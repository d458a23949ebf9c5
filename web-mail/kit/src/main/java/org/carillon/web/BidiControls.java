package org.carillon.web;

import java.util.regex.Pattern;

/**
 * The characters that embed, override and isolate a direction (Unicode UAX #9 §2). Within a name
 * they can make a program look like a picture; unclosed ones affect the text that follows. Pages
 * isolate each name and subject, and determine its direction. Direction marks (LRM, RLM, ALM)
 * reverse nothing and stay.
 */
public final class BidiControls {
  private static final Pattern ACTING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

  private BidiControls() {}

  /** The text without them. */
  public static String without(String text) {
    return ACTING.matcher(text).replaceAll("");
  }
}
