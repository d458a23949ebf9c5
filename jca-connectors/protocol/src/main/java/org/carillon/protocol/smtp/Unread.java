package org.carillon.protocol.smtp;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.Body;

/** Paths that could not be parsed, with their text, for the log only. */
final class Unread {
  private Unread() {}

  static ReversePath sender(String arguments) {
    return new ReversePath(
        typed(arguments, "FROM:"), 0, Body.SEVEN_BIT, false, Optional.empty(), Optional.empty());
  }

  static ForwardPath recipient(String arguments) {
    return new ForwardPath(typed(arguments, "TO:"), Set.of(), Optional.empty());
  }

  /** Returns the text between the angle brackets, if there are any; else all of it. */
  private static String typed(String arguments, String keyword) {
    boolean begun = arguments.regionMatches(true, 0, keyword, 0, keyword.length());
    String path = (begun ? arguments.substring(keyword.length()) : arguments).strip();
    int end = path.indexOf('>');
    return path.startsWith("<") ? path.substring(1, end < 0 ? path.length() : end) : path;
  }
}
