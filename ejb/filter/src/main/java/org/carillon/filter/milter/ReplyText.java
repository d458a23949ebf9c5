package org.carillon.filter.milter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a filter's reply to clients (SMFIR_REPLYCODE): a code, an enhanced status, a text. */
final class ReplyText {
  private static final int MOST_TEXT = 500;
  private static final int PERMANENT = 500;
  private static final Pattern REPLY =
      Pattern.compile("([45][0-9]{2})[ -](?:([45]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: |$))?(.*)");

  private ReplyText() {}

  /** Parses a reply, of several lines the first. A malformed one becomes our own refusal. */
  static MilterVerdict.Reply read(String text) {
    String line = text.split("[\r\n]", 2)[0];
    Matcher reply = REPLY.matcher(line);
    if (!reply.matches()) {
      return new MilterVerdict.Reply(550, "5.7.1", "Message rejected");
    }
    int code = Integer.parseInt(reply.group(1));
    String usual = code < PERMANENT ? "4.7.1" : "5.7.1";
    String status = reply.group(2);
    boolean fits = status != null && status.charAt(0) == reply.group(1).charAt(0);
    String said = reply.group(3).replaceAll("[^ -~]", "?").replace("%%", "%").strip();
    return new MilterVerdict.Reply(
        code,
        fits ? status : usual,
        said.isEmpty()
            ? "Message rejected"
            : said.substring(0, Math.min(said.length(), MOST_TEXT)));
  }
}
