package org.carillon.protocol.imap.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;

/** An annotation's name as a client writes it (RFC 5464 §3.2). */
public final class MetadataEntry {
  private static final int MOST_OCTETS = 1_000;
  private static final int MOST_ENTRIES = 200;

  private MetadataEntry() {}

  /** Reads a name in lower case, since names are compared without case. */
  static String read(Arguments arguments) throws BadCommand, IOException {
    String entry = arguments.astring().toLowerCase(Locale.ROOT);
    boolean scoped =
        entry.equals("/private")
            || entry.equals("/shared")
            || entry.startsWith("/private/")
            || entry.startsWith("/shared/");
    boolean wellFormed =
        entry.length() <= MOST_OCTETS
            && !entry.contains("//")
            && !entry.endsWith("/")
            && entry.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '*' && c != '%');
    if (!scoped || !wellFormed) {
      throw new BadCommand(
          "Entry names must begin with /private or /shared and must not contain *, % or //");
    }
    return entry;
  }

  /** Reads one name, or several in parentheses. */
  public static List<String> list(Arguments arguments) throws BadCommand, IOException {
    return arguments.take('(') ? listed(arguments) : List.of(read(arguments));
  }

  /** Reads names after their opening parenthesis, and the closing one. */
  static List<String> listed(Arguments arguments) throws BadCommand, IOException {
    List<String> entries = row(arguments);
    arguments.expect(')');
    return entries;
  }

  /** Reads names in a row. */
  static List<String> row(Arguments arguments) throws BadCommand, IOException {
    List<String> entries = new ArrayList<>();
    do {
      if (entries.size() == MOST_ENTRIES) {
        throw new BadCommand("Too many entries");
      }
      entries.add(read(arguments));
    } while (arguments.take(' '));
    return entries;
  }
}
