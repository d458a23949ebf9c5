package org.carillon.transport.internal.redirect;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.account.setting.HostSettings;
import org.carillon.blob.Spools;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.messages.MessageAccess;
import org.carillon.format.mime.write.HeaderWriter.Mailbox;
import org.carillon.settings.Settings;
import org.carillon.transport.internal.dispatch.SpoolOutput;
import org.carillon.transport.internal.identity.WritableAddresses;
import org.carillon.transport.submission.Submission;
import org.carillon.transport.submission.Submissions;
import org.carillon.transport.writing.Redirects;
import org.jboss.logging.Logger;

/** Redirects messages by the rules and limits of users' own mail. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RedirectOperations implements Redirects {
  private static final Logger LOG = Logger.getLogger(RedirectOperations.class);

  private final MessageAccess mail;
  private final Submissions submissions;
  private final WritableAddresses writable;
  private final Spools spools;
  private final Settings settings;

  @Inject
  public RedirectOperations(
      MessageAccess mail,
      Submissions submissions,
      WritableAddresses writable,
      Spools spools,
      Settings settings) {
    this.mail = mail;
    this.submissions = submissions;
    this.writable = writable;
    this.spools = spools;
    this.settings = settings;
  }

  @Override
  public Answer<String> redirect(
      Caller caller,
      long mailbox,
      long uid,
      String name,
      String from,
      List<String> to,
      String key) {
    // Applies also if the domain allows any author: the Resent fields name the redirecting user.
    if (!caller.hasAccount() || !writable.isOwn(caller.account(), from)) {
      return Answer.failed(
          new Failure.NotAllowed("sender", "You can send only with your own addresses"));
    }
    if (to.isEmpty() || to.size() > MOST) {
      return Answer.failed(
          new Failure.Invalid(
              "to", "count", "A message can be redirected to 1 to 20 recipients at a time."));
    }
    return mail.content(caller, mailbox, uid)
        .then(
            found ->
                found.isEmpty()
                    ? Answer.failed(new Failure.NotFound("message"))
                    : redirect(caller, found.get(), new Mailbox(name, from), to, key, uid));
  }

  private Answer<String> redirect(
      Caller caller, Content found, Mailbox from, List<String> to, String key, long uid) {
    String host = settings.value(HostSettings.HOST_NAME);
    var message =
        new ResentMessage(
            host,
            from,
            to,
            "<"
                + UUID.randomUUID()
                + from.address().substring(from.address().lastIndexOf('@'))
                + ">",
            OffsetDateTime.now(ZoneOffset.UTC));
    try (Content original = found;
        Spool spool = spools.open(original.size());
        SpoolOutput out = new SpoolOutput(spool)) {
      if (!message.write(original, out)) {
        return Answer.failed(
            new Failure.Invalid("message", "header", "The message's header is too long."));
      }
      Optional<Submission.Key> once =
          Optional.of(key)
              .filter(Submission.Key::isId)
              .map(id -> new Submission.Key(id, uid + " " + String.join(" ", to)));
      return submissions.submit(
          caller,
          new Submission(
              envelope(from.address(), to, spool.size(), out.eightBit()),
              spool,
              Optional.empty(),
              Optional.empty(),
              once));
    } catch (IOException away) {
      LOG.warnf(away, "A message can't be redirected");
      return Answer.failed(new Failure.TryLater("The message cannot be read at the moment."));
    }
  }

  private static Envelope envelope(String from, List<String> to, long octets, boolean eightBit) {
    boolean utf8 =
        from.chars().anyMatch(c -> c > '~')
            || to.stream().anyMatch(each -> each.chars().anyMatch(c -> c > '~'));
    Set<ForwardPath.Notify> failures = Set.of();
    return new Envelope(
        new ReversePath(
            from,
            octets,
            eightBit ? ReversePath.Body.EIGHT_BIT_MIME : ReversePath.Body.SEVEN_BIT,
            utf8,
            Optional.of(ReversePath.ReturnContent.HDRS),
            Optional.empty()),
        to.stream()
            .map(address -> new ForwardPath(address, failures, Optional.empty()))
            .collect(Collectors.toList()));
  }
}
