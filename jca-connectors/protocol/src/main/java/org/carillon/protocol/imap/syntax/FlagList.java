package org.carillon.protocol.imap.syntax;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;

/** Reads a {@code flag-list} (RFC 3501 §9); {@code \Recent}, unknown system flags are errors. */
public final class FlagList {
  private final Arguments arguments;
  private final boolean passesOver;
  private final Set<Flag> system = new HashSet<>();
  private final Set<String> keywords = new HashSet<>();

  private FlagList(Arguments arguments, boolean passesOver) {
    this.arguments = arguments;
    this.passesOver = passesOver;
  }

  /** Reads an appended message's flags; skips unsettable ones, so that no message is lost. */
  public static Flags readBrought(Arguments arguments) throws BadCommand {
    return inParentheses(arguments, true);
  }

  /** Reads flags with or without parentheses, as in STORE. */
  public static Flags readEither(Arguments arguments) throws BadCommand {
    return arguments.peek() == '('
        ? inParentheses(arguments, false)
        : new FlagList(arguments, false).read();
  }

  private static Flags inParentheses(Arguments arguments, boolean passesOver) throws BadCommand {
    arguments.expect('(');
    if (arguments.take(')')) {
      return Flags.NONE;
    }
    Flags flags = new FlagList(arguments, passesOver).read();
    arguments.expect(')');
    return flags;
  }

  private Flags read() throws BadCommand {
    do {
      flag();
    } while (arguments.take(' '));
    return new Flags(system, keywords);
  }

  private void flag() throws BadCommand {
    if (!arguments.take('\\')) {
      keywords.add(arguments.atom());
      return;
    }
    String name = "\\" + arguments.atom();
    Optional<Flag> known = Flag.named(name);
    if (known.isPresent()) {
      system.add(known.get());
    } else if (!passesOver) {
      throw new BadCommand(
          name.equalsIgnoreCase("\\Recent")
              ? "Only the server can set the flag Recent"
              : "Unknown system flag " + name);
    }
  }
}
