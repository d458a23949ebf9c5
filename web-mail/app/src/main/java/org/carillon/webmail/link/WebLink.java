package org.carillon.webmail.link;

import java.util.regex.Pattern;

/** Links of others that pages lead to. */
public final class WebLink {
  private static final int MOST = 2000;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s/?#\"<>]+[^\\s\"<>]*");

  private WebLink() {}

  /** Whether pages can lead there. */
  public static boolean is(String text) {
    return text.length() <= MOST && LINK.matcher(text).matches();
  }
}
