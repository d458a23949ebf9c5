package org.carillon.format.mime.header;

import java.util.ArrayList;
import java.util.List;

/** Reads address fields (RFC 5322 §3.4), including the obsolete forms (§4.4). */
public final class AddressFields {
  private static final String WORD_ENDS = "<>,;:@\"";
  private static final String DOMAIN_ENDS = "<>,;:\"";

  private final FieldTokens tokens;

  /** The number of mailboxes and groups that may still be read. */
  private int left;

  private AddressFields(String value, int most) {
    this.tokens = new FieldTokens(value);
    this.left = most;
  }

  /** Returns the mailboxes and groups of a field's value, as octets. */
  public static List<Address> parse(String value) {
    return parse(value, Integer.MAX_VALUE);
  }

  /** Returns the first mailboxes and groups, at most {@code most} with the groups' members. */
  public static List<Address> parse(String value, int most) {
    return value.isEmpty() ? List.of() : new AddressFields(value, most).all();
  }

  private List<Address> all() {
    List<Address> found = new ArrayList<>();
    while (left > 0 && tokens.peek() >= 0) {
      if (tokens.take(',') || tokens.take(';')) {
        continue;
      }
      left--;
      found.add(address());
    }
    return found;
  }

  private Address address() {
    tokens.comment = "";
    String phrase = phrase();
    if (tokens.take(':')) {
      return new Address.Group(phrase, members());
    }
    return mailbox(phrase);
  }

  private List<Address.Mailbox> members() {
    List<Address.Mailbox> members = new ArrayList<>();
    while (left > 0 && tokens.peek() >= 0 && !tokens.take(';')) {
      if (tokens.take(',') || tokens.take(':')) {
        continue;
      }
      left--;
      tokens.comment = "";
      members.add(mailbox(phrase()));
    }
    return members;
  }

  /**
   * Reads a mailbox. The words before its {@code <} or {@code @} have been read already. If there
   * is an angle address, it is the address, and everything before it is the display name.
   */
  private Address.Mailbox mailbox(String phrase) {
    if (tokens.take('<')) {
      return angle(new StringBuilder(phrase));
    }
    if (ends(tokens.peek())) {
      return new Address.Mailbox(tokens.comment, "", phrase, "");
    }
    StringBuilder before = new StringBuilder(phrase);
    String domain = "";
    if (tokens.peek() == '@') {
      special(before);
      if (tokens.peek() >= 0 && tokens.isApart()) {
        before.append(' ');
      }
      domain = domain();
      before.append(domain);
    }
    for (int next = tokens.peek(); !ends(next); next = tokens.peek()) {
      if (next == '<') {
        tokens.take('<');
        return angle(before);
      }
      if (isWord(next)) {
        word(before);
      } else {
        special(before);
      }
    }
    return new Address.Mailbox(tokens.comment, "", phrase, domain);
  }

  /** Reads an angle address after {@code <}; if another one opens inside, that one counts. */
  private Address.Mailbox angle(StringBuilder before) {
    while (true) {
      String route = route();
      String local = local();
      String domain = tokens.take('@') ? domain() : "";
      int next = tokens.peek();
      while (!ends(next) && next != '>' && next != '<') {
        tokens.skip();
        next = tokens.peek();
      }
      if (!tokens.take('<')) {
        tokens.take('>');
        return new Address.Mailbox(before.toString(), route, local, domain);
      }
      before.append(before.isEmpty() ? "" : " ").append(local);
      before.append(domain.isEmpty() ? "" : "@" + domain);
    }
  }

  private static boolean ends(int next) {
    return next < 0 || next == ',' || next == ';';
  }

  private void word(StringBuilder before) {
    if (tokens.isApart() || isWord(before.isEmpty() ? -1 : before.charAt(before.length() - 1))) {
      before.append(' ');
    }
    before.append(tokens.word(WORD_ENDS));
  }

  private void special(StringBuilder before) {
    if (tokens.isApart() && !before.isEmpty()) {
      before.append(' ');
    }
    before.append((char) tokens.peek());
    tokens.skip();
  }

  private String phrase() {
    String first = tokens.word(WORD_ENDS);
    StringBuilder more = null;
    for (int next = tokens.peek(); isWord(next); next = tokens.peek()) {
      if (more == null) {
        more = new StringBuilder(first);
      }
      if (!more.isEmpty()) {
        more.append(' ');
      }
      more.append(tokens.word(WORD_ENDS));
    }
    return more == null ? first : more.toString();
  }

  private static boolean isWord(int next) {
    return next >= 0 && (next == '"' || WORD_ENDS.indexOf(next) < 0);
  }

  private String route() {
    if (tokens.peek() != '@') {
      return "";
    }
    String route = tokens.raw(":><");
    tokens.take(':');
    return route;
  }

  private String local() {
    String first = tokens.word(WORD_ENDS);
    StringBuilder more = null;
    for (int next = tokens.peek(); isWord(next); next = tokens.peek()) {
      if (more == null) {
        more = new StringBuilder(first);
      }
      more.append(tokens.word(WORD_ENDS));
    }
    return more == null ? first : more.toString();
  }

  private String domain() {
    if (tokens.peek() == '[') {
      String literal = tokens.raw("]>,;");
      return tokens.take(']') ? literal + "]" : literal;
    }
    return dotted(tokens.word(DOMAIN_ENDS));
  }

  /** Reads a domain from its first word, without space at dots (RFC 5322 §4.4, obs-domain). */
  private String dotted(String first) {
    StringBuilder domain = new StringBuilder(first);
    while (tokens.peek() == '.' || endsWithDot(domain) && isAtom(tokens.peek())) {
      domain.append(tokens.word(DOMAIN_ENDS));
    }
    return domain.toString();
  }

  private static boolean endsWithDot(StringBuilder domain) {
    return !domain.isEmpty() && domain.charAt(domain.length() - 1) == '.';
  }

  private static boolean isAtom(int next) {
    return next >= 0 && DOMAIN_ENDS.indexOf(next) < 0;
  }
}
