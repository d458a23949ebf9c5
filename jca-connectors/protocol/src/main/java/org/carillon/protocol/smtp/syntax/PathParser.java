package org.carillon.protocol.smtp.syntax;

import java.net.InetAddress;

/**
 * The grammar of reverse-path and forward-path (RFC 5321 §4.1.2, RFC 6531 §3.3): bounded, one pass.
 * Source routes are read and dropped (RFC 5321 §4.1.2). Unneeded quotes of a local-part are
 * removed, so that an address has one spelling. Some invalid addresses that are in use are
 * accepted: adjacent, leading or trailing dots in the local-part, as on Japanese telephones, and
 * hosts with an underscore; the root's dot at a domain's end is removed. A local-part may be as
 * long as the path allows: the 64 octets of RFC 5321 §4.5.3.1.1 are only what every server must
 * accept, and mailing services send longer ones.
 */
public final class PathParser {
  private static final int PATH_OCTETS = 256;
  private static final int DOMAIN_OCTETS = 255;
  private static final int LABEL_OCTETS = 63;
  private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

  private final String text;
  private int at;

  private PathParser(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /**
   * A path and its end.
   *
   * @param mailbox the mailbox; empty for {@code <>}
   * @param end the index after the closing bracket
   */
  public record Path(String mailbox, int end) {}

  /** Parses {@code <path>}, or a mailbox without brackets, as scripts send it, at the index. */
  public static Path parse(String text, int at) throws SyntaxException {
    return new PathParser(text, at).path();
  }

  private Path path() throws SyntaxException {
    int begin = at;
    String mailbox = peek() == '<' ? bracketed() : mailbox();
    if (octets(text.substring(begin, at)) > PATH_OCTETS) {
      throw bad("Path too long");
    }
    return new Path(mailbox, at);
  }

  private String bracketed() throws SyntaxException {
    expect('<');
    if (peek() == '>') {
      at++;
      return "";
    }
    if (peek() == '@') {
      sourceRoute();
    }
    String mailbox = mailbox();
    expect('>');
    return mailbox;
  }

  private void sourceRoute() throws SyntaxException {
    do {
      expect('@');
      domain();
    } while (peek() == ',' && ++at > 0);
    expect(':');
  }

  private String mailbox() throws SyntaxException {
    String local = peek() == '"' ? quotedString() : dotString('@');
    if (peek() != '@') {
      // Every server has a bare "Postmaster" (RFC 5321 §4.5.1).
      if (local.equalsIgnoreCase("postmaster")) {
        return local;
      }
      throw bad("Domain missing in address");
    }
    at++;
    String domain = peek() == '[' ? addressLiteral() : domain();
    return local + "@" + domain;
  }

  private String dotString(char end) throws SyntaxException {
    int begin = at;
    while (at < text.length() && peek() != end && peek() != '>' && peek() != ' ') {
      char c = next();
      if (c != '.' && !atext(c)) {
        throw bad("Bad local part");
      }
    }
    if (at == begin) {
      throw bad("Bad local part");
    }
    return text.substring(begin, at);
  }

  private String quotedString() throws SyntaxException {
    expect('"');
    StringBuilder plain = new StringBuilder();
    StringBuilder quoted = new StringBuilder("\"");
    while (peek() != '"') {
      char c = next();
      if (c == '\\') {
        c = next();
      }
      if (c < ' ' || c == 127) {
        throw bad("Bad quoted local part");
      }
      plain.append(c);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    expect('"');
    return isDotString(plain) ? plain.toString() : quoted.append('"').toString();
  }

  private static boolean isDotString(CharSequence local) {
    boolean dot = true;
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (c == '.' ? dot : !atext(c)) {
        return false;
      }
      dot = c == '.';
    }
    return !dot;
  }

  private String domain() throws SyntaxException {
    int begin = at;
    int label = 0;
    char before = '.';
    while (true) {
      char c = peek();
      if (c == '.') {
        if (before == '.' || before == '-') {
          throw bad("Bad domain");
        }
        label = 0;
      } else if (c == '-' ? before != '.' : letterOrDigit(c) || c == '_') {
        label += octets(String.valueOf(c));
      } else {
        break;
      }
      if (label > LABEL_OCTETS) {
        throw bad("Bad domain");
      }
      before = c;
      at++;
    }
    boolean rooted = before == '.' && at - begin > 1;
    String domain = text.substring(begin, rooted ? at - 1 : at);
    if (before == '.' && !rooted || before == '-' || octets(domain) > DOMAIN_OCTETS) {
      throw bad("Bad domain");
    }
    return domain;
  }

  private String addressLiteral() throws SyntaxException {
    int end = text.indexOf(']', at);
    if (end < 0) {
      throw bad("Bad address literal");
    }
    String literal = text.substring(at + 1, end);
    String address = literal.regionMatches(true, 0, "IPv6:", 0, 5) ? literal.substring(5) : literal;
    try {
      boolean six = address.length() < literal.length();
      if (six != InetAddress.ofLiteral(address).getAddress().length > 4 || address.contains("%")) {
        throw bad("Bad address literal");
      }
    } catch (IllegalArgumentException e) {
      throw bad("Bad address literal");
    }
    at = end + 1;
    return "[" + literal + "]";
  }

  private static boolean atext(char c) {
    return letterOrDigit(c) || ATEXT_SPECIALS.indexOf(c) >= 0;
  }

  /** RFC 6531 §3.3 adds every code point beyond ASCII to both local-parts and domains. */
  private static boolean letterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0xa0;
  }

  private static int octets(String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return octets;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private char next() throws SyntaxException {
    if (at >= text.length()) {
      throw bad("Unterminated address");
    }
    return text.charAt(at++);
  }

  private void expect(char c) throws SyntaxException {
    if (peek() != c) {
      throw bad("Expected " + c);
    }
    at++;
  }

  /** 5.1.7 is for senders, 5.1.3 for recipients; 5.1.3 is clear enough for both. */
  private static SyntaxException bad(String why) {
    return new SyntaxException(501, "5.1.3", why);
  }
}
