package org.carillon.webmail.link;

import java.util.regex.Pattern;

/** Links given by others that pages may contain. */
public final class WebLink {
  private static final int MOST = 2000;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s/?#\"<>]+[^\\s\"<>]*");

  private WebLink() {}

  /** Returns whether pages may link to this address. */
  public static boolean is(String text) {
    return text.length() <= MOST && LINK.matcher(text).matches();
  }
}
