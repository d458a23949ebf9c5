package org.carillon.sieve.filing;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;
import org.carillon.sieve.syntax.SourcePosition;

/** The tags of a message's mailbox (RFC 5232, 5490, 8579, 9042). */
public record PlacementTags(
    Optional<TextList> flags, boolean create, Optional<Text> specialUse, Optional<Text> mailboxId) {
  private static final String NO_NAME = "The mailbox name is missing or not valid";

  public static PlacementTags of(CallArguments arguments, ScriptScope scope) {
    if (arguments.has("specialuse") && arguments.has("mailboxid")) {
      scope.error(
          arguments.at(), "Only one of :specialuse and :mailboxid is allowed (RFC 9042 §4.1)");
    }
    return new PlacementTags(
        arguments.texts("flags"),
        arguments.has("create"),
        arguments.text("specialuse"),
        arguments.text("mailboxid"));
  }

  private static boolean isName(String mailbox) {
    return !mailbox.isEmpty() && mailbox.indexOf('\0') < 0;
  }

  /** Reports a constant name that no mailbox can have. */
  static void check(Text mailbox, SourcePosition at, ScriptScope scope) {
    if (mailbox instanceof Text.Constant constant && !isName(constant.text())) {
      scope.mistake(at, NO_NAME);
    }
  }

  /** Returns the placement with the current values. */
  public Placement placement(ScriptRun run, Text mailbox) {
    return placement(run, mailbox, run.flags());
  }

  private Placement placement(ScriptRun run, Text mailbox, List<String> current) {
    String name = mailbox.value(run);
    if (!isName(name)) {
      throw ScriptFault.ofDelivery(NO_NAME);
    }
    List<String> own = flags.isPresent() ? Flagging.split(flags.get().values(run)) : current;
    boolean said = flags.isPresent() || !current.isEmpty();
    return new Placement(
        name,
        said ? Optional.of(own) : Optional.empty(),
        create,
        specialUse.map(text -> text.value(run)),
        mailboxId.map(text -> text.value(run)));
  }

  /** The mailbox for a copy of an answer, if a tag names one (RFC 8580). */
  public static Optional<Text> fcc(CallArguments arguments, ScriptScope scope) {
    boolean places = Tags.PLACEMENT.stream().anyMatch(tag -> arguments.has(tag.name()));
    if (places && !arguments.has("fcc")) {
      scope.error(arguments.at(), "The place of a copy needs :fcc (RFC 8580 §3)");
    }
    return arguments.text("fcc");
  }

  /** Returns the placement of a copy of an answer, with only its own flags. */
  public Placement copy(ScriptRun run, Text mailbox) {
    return placement(run, mailbox, List.of());
  }
}
