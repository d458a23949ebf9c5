package org.carillon.protocol.imap.syntax;

import java.util.HashSet;
import java.util.Set;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;

/** Reads flags (RFC 3501 §9 {@code flag-list}): {@code \Recent} is none of those. */
public final class FlagList {
  private final Arguments arguments;
  private final Set<Flag> system = new HashSet<>();
  private final Set<String> keywords = new HashSet<>();

  private FlagList(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Flags in parentheses, which are taken too. */
  public static Flags read(Arguments arguments) throws BadCommand {
    arguments.expect('(');
    if (arguments.take(')')) {
      return Flags.NONE;
    }
    Flags flags = readBare(arguments);
    arguments.expect(')');
    return flags;
  }

  /** Flags in parentheses or without, as STORE has them. */
  public static Flags readEither(Arguments arguments) throws BadCommand {
    return arguments.peek() == '(' ? read(arguments) : readBare(arguments);
  }

  private static Flags readBare(Arguments arguments) throws BadCommand {
    FlagList list = new FlagList(arguments);
    do {
      list.flag();
    } while (arguments.take(' '));
    return new Flags(list.system, list.keywords);
  }

  private void flag() throws BadCommand {
    if (!arguments.take('\\')) {
      keywords.add(arguments.atom());
      return;
    }
    String name = "\\" + arguments.atom();
    if (name.equalsIgnoreCase("\\Recent")) {
      throw new BadCommand("Only the server sets the flag Recent");
    }
    system.add(Flag.named(name).orElseThrow(() -> new BadCommand("Unknown system flag " + name)));
  }
}
