package org.carillon.protocol.imap.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.protocol.imap.folders.MailboxPattern;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;

/**
 * The entries that a client asks for, by names without private or shared before them. The wildcards
 * {@code *} and {@code %} work as in LIST.
 *
 * @param names as the client wrote them, in lower case
 */
record RequestedEntries(List<String> names) {
  private static final int MOST = 100;
  private static final int MOST_OCTETS = 1_000;

  /** Reads one entry, or several in parentheses. */
  static RequestedEntries read(Arguments arguments) throws BadCommand, IOException {
    if (!arguments.take('(')) {
      return new RequestedEntries(List.of(pattern(arguments)));
    }
    List<String> names = new ArrayList<>();
    do {
      if (names.size() == MOST) {
        throw new BadCommand("Too many entries");
      }
      names.add(pattern(arguments));
    } while (arguments.take(' '));
    arguments.expect(')');
    return new RequestedEntries(List.copyOf(names));
  }

  private static String pattern(Arguments arguments) throws BadCommand, IOException {
    // A pattern has the grammar of a mailbox pattern, and an entry name allows nothing else.
    return checked(arguments.mailboxPattern().orElse(""));
  }

  /** Reads the name of one entry. */
  static String name(Arguments arguments) throws BadCommand, IOException {
    String name = checked(arguments.astring());
    if (isPattern(name)) {
      throw new BadCommand("Entry name must not contain wildcards");
    }
    return name;
  }

  private static String checked(String given) throws BadCommand {
    String name = given.toLowerCase(Locale.ROOT);
    boolean rooted = name.startsWith("/") || name.startsWith("*") || name.startsWith("%");
    boolean wellFormed =
        name.length() > 0
            && name.length() <= MOST_OCTETS
            && !name.contains("//")
            && !name.endsWith("/")
            && name.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    if (!rooted || !wellFormed) {
      throw new BadCommand("Entry names must begin with / and must not contain //");
    }
    return name;
  }

  /** Returns whether a name has a wildcard. */
  boolean isPattern() {
    return names.stream().anyMatch(RequestedEntries::isPattern);
  }

  private static boolean isPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('%') >= 0;
  }

  /** Returns whether the client asks for an entry. */
  boolean matches(String entry) {
    return names.stream()
        .anyMatch(
            name ->
                isPattern(name) ? new MailboxPattern("", name).matches(entry) : name.equals(entry));
  }
}
