package org.carillon.policy.internal.sieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.policy.trial.TrialAction;
import org.carillon.policy.trial.TrialDetail;
import org.carillon.sieve.action.MessageState;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.action.Redirection;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.action.VacationReply;
import org.carillon.sieve.run.SieveEnvironment;

/** Describes what an action would do. Used for one action. */
final class DescribedAction {
  private final Header came;
  private final SieveEnvironment environment;
  private final List<TrialDetail> details = new ArrayList<>();

  private DescribedAction(Header came, SieveEnvironment environment) {
    this.came = came;
    this.environment = environment;
  }

  /**
   * Returns the description of an action.
   *
   * @param came the header of the message before the rules
   */
  static TrialAction of(SieveAction action, Header came, SieveEnvironment environment)
      throws IOException {
    DescribedAction described = new DescribedAction(came, environment);
    String name = described.take(action);
    return new TrialAction(name, described.details);
  }

  private String take(SieveAction action) throws IOException {
    return switch (action) {
      case SieveAction.Keep keep -> {
        fact("implicit", keep.isImplicit());
        several("flags", keep.flags());
        yield changed("keep", keep.message());
      }
      case SieveAction.FileInto file -> {
        place(file.into());
        fact("copy", file.copy());
        yield changed("fileinto", file.message());
      }
      case SieveAction.Redirect redirect -> {
        words("address", redirect.address());
        fact("copy", redirect.copy());
        how(redirect.how());
        yield changed("redirect", redirect.message());
      }
      case SieveAction.Discard _ -> "discard";
      case SieveAction.Refuse refuse -> {
        words("reason", refuse.reason());
        yield refuse.inProtocolOnly() ? "ereject" : "reject";
      }
      case SieveAction.Vacation vacation -> {
        words("to", vacation.to());
        said(vacation.reply());
        details.add(new TrialDetail.Number("seconds", vacation.period().toSeconds()));
        words("copyInto", vacation.copyInto().map(Placement::mailbox));
        yield "vacation";
      }
      case SieveAction.Notify notify -> {
        words("method", notify.method());
        words("from", notify.from());
        details.add(new TrialDetail.Number("importance", notify.importance()));
        several("options", notify.options());
        words("text", notify.text());
        words("copyInto", notify.copyInto().map(Placement::mailbox));
        yield "notify";
      }
      case SieveAction.TrackDuplicate seen -> {
        details.add(new TrialDetail.Number("seconds", seen.period().toSeconds()));
        yield "duplicate";
      }
      case SieveAction.Pipe pipe -> {
        words("program", pipe.program());
        several("arguments", pipe.arguments());
        fact("copy", pipe.copy());
        yield changed("pipe", pipe.message());
      }
      case SieveAction.Mirror mirror -> {
        words("address", mirror.address());
        yield "mirror";
      }
      case SieveAction.Tag(String text) -> {
        words("text", text);
        yield "tag";
      }
      case SieveAction.Quarantine(String reason) -> {
        words("reason", reason);
        yield "quarantine";
      }
      case SieveAction.Route route -> {
        words("destination", route.destination());
        yield changed("route", route.message());
      }
      case SieveAction.StoreInAccount stored -> {
        words("account", stored.account());
        words("mailbox", stored.into().mailbox());
        several("flags", stored.into().flags().orElse(List.of()));
        fact("copy", stored.copy());
        yield changed("store", stored.message());
      }
      case SieveAction.Calendar _ -> "processcalendar";
    };
  }

  private void place(Placement into) throws IOException {
    words("mailbox", into.mailbox());
    words("specialUse", into.specialUse());
    words("mailboxId", into.mailboxId());
    boolean missing =
        into.specialUse().isEmpty()
            && into.mailboxId().isEmpty()
            && !into.mailbox().equalsIgnoreCase("INBOX")
            && !environment.hasMailbox(into.mailbox());
    fact("missing", missing && !into.create());
    fact("made", missing && into.create());
    several("flags", into.flags().orElse(List.of()));
  }

  private void how(Redirection how) {
    words("notify", how.reports());
    words("ret", how.returned());
    words("by", how.by());
  }

  private void said(VacationReply reply) {
    words("from", reply.from());
    words("subject", reply.subject());
    words("text", reply.text());
    fact("mime", reply.isMime());
  }

  /** Returns what is changed in the message that this action stores or sends. */
  private String changed(String name, MessageState message) {
    several("fieldsAdded", without(message.header(), came));
    several("fieldsRemoved", without(came, message.header()));
    fact("bodyChanged", message.body().isPresent());
    return name;
  }

  private static List<String> without(Header header, Header other) {
    List<String> lines = lines(header);
    lines(other).forEach(lines::remove);
    return lines;
  }

  private static List<String> lines(Header header) {
    List<String> lines = new ArrayList<>();
    for (HeaderField field : header.fields()) {
      lines.add(field.name() + ": " + field.utf8().strip());
    }
    return lines;
  }

  private void words(String name, String text) {
    details.add(new TrialDetail.Words(name, text));
  }

  private void words(String name, Optional<String> text) {
    text.ifPresent(known -> words(name, known));
  }

  private void several(String name, List<String> texts) {
    if (!texts.isEmpty()) {
      details.add(new TrialDetail.Several(name, texts));
    }
  }

  private void fact(String name, boolean isSo) {
    if (isSo) {
      details.add(new TrialDetail.Fact(name));
    }
  }
}
