package org.carillon.protocol.imap.admin;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.mailbox.quota.QuotaRoot;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** SETQUOTA (RFC 9208 §4.1.3), for administrators; limits not named become the default. */
public final class SetQuotaCommand implements Command {
  /** STORAGE counts units of 1,024 octets (RFC 9208 §5.1). */
  private static final int UNIT = 1_024;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName root = arguments.mailbox();
    arguments.expect(' ');
    Map<QuotaResource, Long> limits = limits(arguments);
    arguments.end();
    if (!QuotaCommand.isRoot(root)) {
      return Reply.no("NONEXISTENT", "Quota root does not exist");
    }
    // The store reads 0 as "without limit", which the protocol has no number for.
    if (limits.containsValue(0L)) {
      return Reply.no("CANNOT", "Limit must be at least 1");
    }
    if (limits.getOrDefault(QuotaResource.STORAGE, 0L) > Long.MAX_VALUE / UNIT) {
      return Reply.no("CANNOT", "Limit is too large");
    }
    return switch (session
        .access()
        .limit(
            session.caller(),
            QuotaCommand.isOwn(root) ? Optional.empty() : Optional.of(root),
            new QuotaLimits(
                limit(limits, QuotaResource.STORAGE, UNIT),
                limit(limits, QuotaResource.MESSAGE, 1),
                limit(limits, QuotaResource.MAILBOX, 1)))) {
      case Answer.Done(QuotaRoot now) -> {
        QuotaCommand.write(session.out(), now);
        yield Reply.ok("Limits changed");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  private static Map<QuotaResource, Long> limits(Arguments arguments)
      throws BadCommand, IOException {
    Map<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
    arguments.expect('(');
    if (arguments.take(')')) {
      return limits;
    }
    do {
      QuotaResource resource = arguments.word(QuotaResource.class, "Unknown resource");
      arguments.expect(' ');
      if (limits.put(resource, arguments.number()) != null) {
        throw new BadCommand("A resource is named twice");
      }
    } while (arguments.take(' '));
    arguments.expect(')');
    return limits;
  }

  private static OptionalLong limit(
      Map<QuotaResource, Long> limits, QuotaResource resource, int unit) {
    Long limit = limits.get(resource);
    return limit == null ? OptionalLong.empty() : OptionalLong.of(limit * unit);
  }
}
