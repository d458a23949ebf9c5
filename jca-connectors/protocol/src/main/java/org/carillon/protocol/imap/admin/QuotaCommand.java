package org.carillon.protocol.imap.admin;

import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.quota.QuotaRoot;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;

/** GETQUOTA, GETQUOTAROOT (RFC 9208 §4.1): an account's root is {@code Account} or {@code ~bob}. */
public final class QuotaCommand implements Command {
  private static final String ROOT = "Account";

  private final boolean ofMailbox;

  public QuotaCommand(boolean ofMailbox) {
    this.ofMailbox = ofMailbox;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.end();
    if (!ofMailbox) {
      if (isOwn(name)) {
        return own(session);
      }
      if (!isRoot(name)) {
        return Reply.no("NONEXISTENT", "Quota root does not exist");
      }
    }
    return switch (session.access().quotaRoot(session.caller(), name)) {
      case Answer.Done(QuotaRoot root) -> {
        Output out = session.out();
        if (ofMailbox) {
          out.text("* QUOTAROOT ").mailbox(name.path()).octet(' ').mailbox(onWire(root)).crlf();
        }
        write(out, root);
        yield Reply.ok("Measured");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  private static Reply own(ImapSession session) throws IOException {
    return switch (session.access().quota(session.caller())) {
      case Answer.Done(Quota quota) -> {
        write(session.out(), new QuotaRoot("", quota));
        yield Reply.ok("Measured");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /** Returns whether a name is the name of a quota root. */
  static boolean isRoot(MailboxName name) {
    return isOwn(name) || name.isOthers() && name.own().path().isEmpty();
  }

  /** Returns whether it is the root of the client's own account. */
  static boolean isOwn(MailboxName name) {
    return name.path().equalsIgnoreCase(ROOT);
  }

  private static String onWire(QuotaRoot root) {
    return root.account().isEmpty() ? ROOT : MailboxName.OTHERS + root.account();
  }

  /** Writes only limited resources (RFC 9208 §4.2.1). */
  static void write(Output out, QuotaRoot root) throws IOException {
    Quota quota = root.quota();
    StringBuilder limits = new StringBuilder();
    // STORAGE counts units of 1,024 octets, rounded up.
    Quota.Resource octets = quota.octets();
    resource(
        limits,
        QuotaResource.STORAGE,
        new Quota.Resource((octets.used() + 1_023) / 1_024, (octets.limit() + 1_023) / 1_024));
    resource(limits, QuotaResource.MESSAGE, quota.messages());
    resource(limits, QuotaResource.MAILBOX, quota.mailboxes());
    out.text("* QUOTA ")
        .mailbox(onWire(root))
        .text(" (")
        .text(limits.toString().strip())
        .octet(')')
        .crlf();
  }

  private static void resource(StringBuilder limits, QuotaResource name, Quota.Resource resource) {
    if (resource.limit() > 0) {
      limits.append(' ').append(name).append(' ').append(resource.used());
      limits.append(' ').append(resource.limit());
    }
  }
}
