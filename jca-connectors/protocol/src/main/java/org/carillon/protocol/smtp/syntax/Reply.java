package org.carillon.protocol.smtp.syntax;

import java.util.List;
import org.carillon.contract.mail.Verdict;
import org.carillon.format.mime.encoding.PlainAscii;

/**
 * A reply (RFC 5321 §4.2).
 *
 * @param code three digits
 * @param status the enhanced status (RFC 2034); empty where none belongs: greeting, EHLO, 3yz
 * @param lines its text; if there is no line, nothing is sent
 * @param closing whether the connection is closed after it
 */
public record Reply(int code, String status, List<String> lines, boolean closing) {
  /** No reply, since everything was sent already. */
  public static final Reply NONE = new Reply(220, "", List.of(), false);

  /** No reply, since the client has left. */
  public static final Reply GONE = new Reply(221, "", List.of(), true);

  /** RFC 5321 §4.5.3.1.5 allows 512 with code and CRLF. */
  private static final int LINE_CHARS = 480;

  public static Reply of(int code, String status, String text) {
    return new Reply(code, status, List.of(text), false);
  }

  public static Reply closing(int code, String status, String text) {
    return new Reply(code, status, List.of(text), true);
  }

  public static Reply lines(int code, List<String> lines) {
    return new Reply(code, "", lines, false);
  }

  public static Reply of(Verdict answer, String acceptedStatus) {
    return switch (answer) {
      case Verdict.Accepted(String text) -> of(250, acceptedStatus, text);
      case Verdict.Deferred(int code, String status, String text) -> of(code, status, text);
      case Verdict.Refused(int code, String status, String text) -> of(code, status, text);
    };
  }

  /** Returns the reply as the last one: the connection is closed after it. */
  public Reply last() {
    return new Reply(code, status, lines, true);
  }

  /** Returns whether the command succeeded. */
  public boolean positive() {
    return code < 400;
  }

  /** Returns whether the command was invalid or its password wrong. */
  public boolean badCommand() {
    return code >= 500 && code <= 504 || code == 530 || code == 535 || code == 555;
  }

  /** Returns the reply in the form for the wire. */
  public String render() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(code).append(i + 1 < lines.size() ? '-' : ' ');
      if (!status.isEmpty()) {
        text.append(status).append(' ');
      }
      appendPrintable(text, lines.get(i));
      text.append("\r\n");
    }
    return text.toString();
  }

  /**
   * Texts may quote the peer: its line ends and controls are replaced. Clients only have to
   * understand ASCII (RFC 5321 §4.2, RFC 6531 §3.7.4.1), and rules may give any reason.
   */
  private static void appendPrintable(StringBuilder text, String said) {
    String line = PlainAscii.of(said, "Reason contains characters that cannot be shown");
    int chars = Math.min(line.length(), LINE_CHARS);
    for (int i = 0; i < chars; i++) {
      char c = line.charAt(i);
      text.append(c < ' ' || c == 127 ? '?' : c);
    }
  }
}
