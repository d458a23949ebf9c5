package org.carillon.dav.attachment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.calendar.ManagedAttachments;

/** The file name that a Content-Disposition field tells (RFC 6266 §4.3). */
final class AttachmentName {
  private static final int MOST_FIELD = 4_000;
  private static final Pattern EXTENDED =
      Pattern.compile(
          ";\\s*filename\\*\\s*=\\s*utf-8'[^';]*'([^;\\s]{1,1000})", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED =
      Pattern.compile(
          ";\\s*filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.){1,1000})\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile(";\\s*filename\\s*=\\s*([^\";\\s]{1,1000})", Pattern.CASE_INSENSITIVE);

  private AttachmentName() {}

  /** The name without folders, quotes and controls; empty where it tells none. */
  static String of(Optional<String> field) {
    String text = field.filter(some -> some.length() <= MOST_FIELD).orElse("");
    return plain(
        found(EXTENDED, text)
            .map(AttachmentName::decoded)
            .filter(name -> !name.isEmpty())
            .or(() -> found(QUOTED, text).map(name -> name.replaceAll("\\\\(.)", "$1")))
            .or(() -> found(PLAIN, text))
            .orElse(""));
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder();
    last.codePoints()
        .filter(c -> !Character.isISOControl(c) && c != '"' && !isHalf(c))
        .limit(ManagedAttachments.MOST_NAME / 2)
        .forEach(kept::appendCodePoint);
    String clean = kept.toString().strip();
    return clean.equals(".") || clean.equals("..") ? "" : clean;
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
