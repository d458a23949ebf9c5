package org.carillon.protocol.imap.folders;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.protocol.imap.admin.MetadataEntry;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;

/**
 * The request of a LIST (RFC 5258 §3, RFC 5819 §2, RFC 6154 §2).
 *
 * @param asksForDelimiter whether it is the old way to ask for the hierarchy delimiter
 * @param status the STATUS to give with each; empty for none
 * @param metadata the annotations to give with each (RFC 9590)
 */
record ListRequest(
    Set<Selection> selections,
    List<MailboxPattern> patterns,
    boolean asksForDelimiter,
    Set<Return> returns,
    Optional<StatusItems> status,
    List<String> metadata) {

  private static final int MOST_PATTERNS = 100;

  /** Selection options. */
  enum Selection {
    SUBSCRIBED,
    REMOTE,
    RECURSIVEMATCH,
    SPECIAL_USE
  }

  /** Return options without arguments. */
  enum Return {
    SUBSCRIBED,
    CHILDREN,
    SPECIAL_USE,
    /** The client's rights (RFC 8440). */
    MYRIGHTS
  }

  static ListRequest read(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    Set<Selection> selections = EnumSet.noneOf(Selection.class);
    if (arguments.peek() == '(') {
      selections(arguments, selections);
      arguments.expect(' ');
    }
    Optional<String> reference = arguments.reference();
    arguments.expect(' ');
    boolean several = arguments.peek() == '(';
    List<Optional<String>> names = patterns(arguments, several);
    Set<Return> returns = EnumSet.noneOf(Return.class);
    List<String> metadata = new ArrayList<>();
    Optional<StatusItems> status = Optional.empty();
    if (arguments.take(' ')) {
      if (!arguments.takeWord("RETURN")) {
        throw new BadCommand("Unknown list option");
      }
      arguments.expect(' ');
      status = returns(session, arguments, returns, metadata);
    }
    arguments.end();
    List<MailboxPattern> patterns =
        names.stream().flatMap(name -> MailboxPattern.of(reference, name).stream()).toList();
    boolean delimiter = selections.isEmpty() && !several && names.equals(List.of(Optional.of("")));
    return new ListRequest(selections, patterns, delimiter, returns, status, metadata);
  }

  private static void selections(Arguments arguments, Set<Selection> selections) throws BadCommand {
    arguments.expect('(');
    if (!arguments.take(')')) {
      do {
        selections.add(arguments.word(Selection.class, "Unknown selection option"));
      } while (arguments.take(' '));
      arguments.expect(')');
    }
    if (selections.contains(Selection.RECURSIVEMATCH)
        && !selections.contains(Selection.SUBSCRIBED)
        && !selections.contains(Selection.SPECIAL_USE)) {
      // RFC 5258 §3: it only adds the parents of mailboxes that another option selects.
      throw new BadCommand("RECURSIVEMATCH needs another selection option");
    }
  }

  private static List<Optional<String>> patterns(Arguments arguments, boolean several)
      throws BadCommand, IOException {
    List<Optional<String>> patterns = new ArrayList<>();
    if (!several) {
      patterns.add(arguments.mailboxPattern());
      return patterns;
    }
    arguments.expect('(');
    do {
      if (patterns.size() == MOST_PATTERNS) {
        throw new BadCommand("Too many patterns");
      }
      patterns.add(arguments.mailboxPattern());
    } while (arguments.take(' '));
    arguments.expect(')');
    return patterns;
  }

  private static Optional<StatusItems> returns(
      ImapSession session, Arguments arguments, Set<Return> returns, List<String> metadata)
      throws BadCommand, IOException {
    Optional<StatusItems> status = Optional.empty();
    arguments.expect('(');
    if (!arguments.take(')')) {
      do {
        switch (arguments.word()) {
          case "SUBSCRIBED" -> returns.add(Return.SUBSCRIBED);
          case "CHILDREN" -> returns.add(Return.CHILDREN);
          case "SPECIAL-USE" -> returns.add(Return.SPECIAL_USE);
          case "MYRIGHTS" -> returns.add(Return.MYRIGHTS);
          case "STATUS" -> {
            arguments.expect(' ');
            status = Optional.of(StatusItems.read(session, arguments));
          }
          case "METADATA" -> {
            arguments.expect(' ');
            metadata.addAll(MetadataEntry.list(arguments));
          }
          default -> throw new BadCommand("Unknown return option");
        }
      } while (arguments.take(' '));
      arguments.expect(')');
    }
    return status;
  }

  /** Returns whether a pattern matches a name. */
  boolean matches(String path) {
    for (MailboxPattern pattern : patterns) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }

  boolean selects(Selection selection) {
    return selections.contains(selection);
  }

  boolean tells(Return item) {
    return returns.contains(item);
  }
}
