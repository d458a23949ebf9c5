package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.Quota;
import org.carillon.contract.mailbox.QuotaRoot;

/**
 * GETQUOTA and GETQUOTAROOT (RFC 9208 §4.1): all mailboxes of an account have one quota root,
 * {@code Account} for one's own and {@code ~bob} for bob's. Limits are set in administration.
 */
final class QuotaCommand implements Command {
  private static final String ROOT = "Account";

  private final boolean ofMailbox;

  QuotaCommand(boolean ofMailbox) {
    this.ofMailbox = ofMailbox;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.end();
    if (!ofMailbox) {
      if (name.path().equalsIgnoreCase(ROOT)) {
        return own(session);
      }
      if (!name.isOthers() || !name.own().path().isEmpty()) {
        return Reply.no("NONEXISTENT", "There is no such quota root");
      }
    }
    return switch (session.access().quotaRoot(session.caller(), name)) {
      case MailboxAnswer.Done(QuotaRoot(String account, Quota quota)) -> {
        String root = account.isEmpty() ? ROOT : MailboxName.OTHERS + account;
        Output out = session.out();
        if (ofMailbox) {
          out.text("* QUOTAROOT ").mailbox(name.path()).octet(' ').mailbox(root).crlf();
        }
        write(out, root, quota);
        yield Reply.ok("Measured");
      }
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }

  private static Reply own(ImapSession session) throws IOException {
    return switch (session.access().quota(session.caller())) {
      case MailboxAnswer.Done(Quota quota) -> {
        write(session.out(), ROOT, quota);
        yield Reply.ok("Measured");
      }
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }

  /** Only what is limited is told (RFC 9208 §4.2.1). */
  private static void write(Output out, String root, Quota quota) throws IOException {
    StringBuilder limits = new StringBuilder();
    // STORAGE counts units of 1,024 octets; one that is begun counts.
    Quota.Resource octets = quota.octets();
    resource(
        limits,
        "STORAGE",
        new Quota.Resource((octets.used() + 1_023) / 1_024, (octets.limit() + 1_023) / 1_024));
    resource(limits, "MESSAGE", quota.messages());
    resource(limits, "MAILBOX", quota.mailboxes());
    out.text("* QUOTA ").mailbox(root).text(" (").text(limits.toString().strip()).octet(')').crlf();
  }

  private static void resource(StringBuilder limits, String name, Quota.Resource resource) {
    if (resource.limit() > 0) {
      limits.append(' ').append(name).append(' ').append(resource.used());
      limits.append(' ').append(resource.limit());
    }
  }
}
