package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.calendar.internal.attachment.InlineAttachments;
import org.carillon.calendar.internal.scheduling.mail.InvitationMessage;
import org.carillon.calendar.internal.scheduling.mail.MeetingChange;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.format.itip.ItipMessage;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Writes the messages about a meeting and queues them as mail. */
@ApplicationScoped
class SchedulingMailSender {
  private static final Logger LOG = Logger.getLogger(SchedulingMailSender.class);

  private final Addresses addresses;
  private final Settings settings;
  private final Supplier<TransactionalMail> mail;
  private final Optional<InlineAttachments> attachments;

  @Inject
  SchedulingMailSender(
      Addresses addresses,
      Settings settings,
      Instance<TransactionalMail> mail,
      InlineAttachments attachments) {
    this(addresses, settings, mail::get, Optional.of(attachments));
  }

  /**
   * Creates an instance.
   *
   * @param attachments replaces addresses of files by the files themselves; without it, messages
   *     contain no files
   */
  SchedulingMailSender(
      Addresses addresses,
      Settings settings,
      Supplier<TransactionalMail> mail,
      Optional<InlineAttachments> attachments) {
    this.addresses = addresses;
    this.settings = settings;
    this.mail = mail;
    this.attachments = attachments;
  }

  Locale language(long account) {
    long domain = addresses.account(account).map(Resolution.Local::domain).orElse(0L);
    return NotificationLanguages.one(settings, Scope.account(domain, account));
  }

  /**
   * Sends a message, and writes the rows in the same transaction.
   *
   * @param author the account that wrote the content of the message, or empty if the server did
   * @return false if nothing can be sent to that address; the rows are not written then
   * @throws IOException if it cannot be sent now
   */
  boolean send(
      SchedulingRows.Change change,
      ItipMessage message,
      InvitationMessage.Purpose purpose,
      OptionalLong author,
      Optional<MeetingChange> news,
      String to,
      TransactionalMail.Rows noted)
      throws IOException {
    String domain = message.from().substring(message.from().lastIndexOf('@') + 1);
    byte[] composed =
        new InvitationMessage(
                withFiles(change.account(), message, purpose),
                purpose,
                to,
                language(change.account()),
                change.actor(),
                news)
            .octets(Instant.now());
    boolean isSent =
        author.isPresent()
            ? mail.get().sendFor(author.getAsLong(), domain, to, composed, noted)
            : mail.get().send(domain, to, composed, noted);
    if (!isSent) {
      LOG.infof("No message can be sent to %s, who takes part in a meeting", to);
    }
    return isSent;
  }

  /** Adds files only for invitations. Recipients of cancellations and answers have them. */
  private ItipMessage withFiles(
      long account, ItipMessage message, InvitationMessage.Purpose purpose) {
    return message.with(
        purpose == InvitationMessage.Purpose.REQUEST
            ? attachments
                .map(inline -> inline.of(account, message.calendar()))
                .orElse(message.calendar())
            : InlineAttachments.without(message.calendar()));
  }
}
