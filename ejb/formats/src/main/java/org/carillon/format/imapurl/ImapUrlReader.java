package org.carillon.format.imapurl;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.carillon.format.imapurl.UrlAuthorization.Access;
import org.carillon.format.imapurl.UrlAuthorization.Proof;
import org.carillon.format.uri.PercentText;

/**
 * Reads an IMAP URL from left to right (RFC 5092 §11). Each parameter after a semicolon has a fixed
 * place in the order. The slash before one may be missing, as in an example of RFC 4469.
 */
final class ImapUrlReader {
  private static final String SCHEME = "imap://";
  private static final int LONGEST_NUMBER = 18;

  private final String text;
  private int at;

  ImapUrlReader(String text) {
    this.text = text;
  }

  /** The text is not an IMAP URL. The reason does not matter to callers. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super(null, null, false, false);
    }
  }

  Optional<ImapUrl> read() {
    try {
      return Optional.of(url());
    } catch (Malformed | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private ImapUrl url() throws Malformed {
    if (!text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new Malformed();
    }
    Optional<ImapUrl.Server> server = Optional.empty();
    if (text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      at = SCHEME.length();
      server = Optional.of(server(upTo("/")));
      if (at == text.length()) {
        throw new Malformed();
      }
    }
    if (next() == '/') {
      at++;
    }
    String mailbox = decoded(mailbox());
    OptionalLong uidValidity = OptionalLong.empty();
    if (take("UIDVALIDITY")) {
      uidValidity = OptionalLong.of(nonZero());
    }
    if (!take("UID")) {
      throw new Malformed();
    }
    long uid = nonZero();
    String section = take("SECTION") ? decoded(slashless(upTo(";"))) : "";
    Optional<ImapUrl.Partial> partial = take("PARTIAL") ? Optional.of(partial()) : Optional.empty();
    Optional<UrlAuthorization> authorization = authorization();
    if (next() == '/') {
      at++;
    }
    if (at < text.length()) {
      throw new Malformed();
    }
    return new ImapUrl(server, mailbox, uidValidity, uid, section, partial, authorization);
  }

  private static ImapUrl.Server server(String authority) throws Malformed {
    int userEnd = authority.lastIndexOf('@');
    Optional<String> user = Optional.empty();
    if (userEnd >= 0) {
      String info = authority.substring(0, userEnd);
      int auth = info.toUpperCase(Locale.ROOT).indexOf(";AUTH=");
      String name = auth < 0 ? info : info.substring(0, auth);
      user = name.isEmpty() ? Optional.empty() : Optional.of(decoded(name));
    }
    String host = authority.substring(userEnd + 1);
    OptionalInt port = OptionalInt.empty();
    int colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']')) {
      long number = number(host.substring(colon + 1));
      if (number < 1 || number > 65_535) {
        throw new Malformed();
      }
      port = OptionalInt.of((int) number);
      host = host.substring(0, colon);
    }
    if (host.isEmpty() || host.indexOf(';') >= 0) {
      throw new Malformed();
    }
    return new ImapUrl.Server(user, host.toLowerCase(Locale.ROOT), port);
  }

  /** Reads a mailbox's name, up to the first semicolon, which would have to be encoded. */
  private String mailbox() throws Malformed {
    String name = upTo(";");
    if (name.indexOf('?') >= 0) {
      throw new Malformed();
    }
    return slashless(name);
  }

  private static String slashless(String part) {
    return part.endsWith("/") ? part.substring(0, part.length() - 1) : part;
  }

  private ImapUrl.Partial partial() throws Malformed {
    long from = number();
    if (next() != '.') {
      return new ImapUrl.Partial(from, OptionalLong.empty());
    }
    at++;
    return new ImapUrl.Partial(from, OptionalLong.of(nonZero()));
  }

  private Optional<UrlAuthorization> authorization() throws Malformed {
    Optional<OffsetDateTime> expire = Optional.empty();
    if (take("EXPIRE")) {
      // The form of RFC 3339, without the space that it allows.
      expire = Optional.of(OffsetDateTime.parse(upTo(";").toUpperCase(Locale.ROOT)));
    }
    if (!take("URLAUTH")) {
      if (expire.isPresent()) {
        throw new Malformed();
      }
      return Optional.empty();
    }
    Access access = access(upTo(":"));
    String rump = text.substring(0, at);
    if (at == text.length()) {
      return Optional.of(new UrlAuthorization(expire, access, rump, Optional.empty()));
    }
    at++;
    String mechanism = upTo(":");
    if (at == text.length() || mechanism.isEmpty()) {
      throw new Malformed();
    }
    at++;
    String token = text.substring(at);
    at = text.length();
    if (token.length() < 32 || !token.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new Malformed();
    }
    Proof proof = new Proof(mechanism.toUpperCase(Locale.ROOT), token.toLowerCase(Locale.ROOT));
    return Optional.of(new UrlAuthorization(expire, access, rump, Optional.of(proof)));
  }

  private static Access access(String word) throws Malformed {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("authuser")) {
      return new Access.AuthUser();
    }
    if (lower.equals("anonymous")) {
      return new Access.Anonymous();
    }
    int plus = word.indexOf('+');
    String user = decoded(word.substring(plus + 1));
    if (plus < 0 || user.isEmpty()) {
      throw new Malformed();
    }
    return switch (lower.substring(0, plus)) {
      case "submit" -> new Access.Submit(user);
      case "user" -> new Access.User(user);
      default -> throw new Malformed();
    };
  }

  private int next() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  /** Skips {@code ;NAME=}, with or without a slash before it, and returns whether it was there. */
  private boolean take(String name) {
    int from = next() == '/' ? at + 1 : at;
    String wanted = ";" + name + "=";
    if (text.regionMatches(true, from, wanted, 0, wanted.length())) {
      at = from + wanted.length();
      return true;
    }
    return false;
  }

  private String upTo(String end) {
    int stop = text.indexOf(end, at);
    String taken = text.substring(at, stop < 0 ? text.length() : stop);
    at += taken.length();
    return taken;
  }

  private long number() throws Malformed {
    int from = at;
    while (next() >= '0' && next() <= '9') {
      at++;
    }
    return number(text.substring(from, at));
  }

  private static long number(String digits) throws Malformed {
    if (digits.isEmpty()
        || digits.length() > LONGEST_NUMBER
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Malformed();
    }
    return Long.parseLong(digits);
  }

  private long nonZero() throws Malformed {
    long number = number();
    if (number == 0) {
      throw new Malformed();
    }
    return number;
  }

  /** Decodes percent-encoded UTF-8 (RFC 5092 §8). */
  private static String decoded(String encoded) throws Malformed {
    return PercentText.decoded(encoded).orElseThrow(Malformed::new);
  }
}
