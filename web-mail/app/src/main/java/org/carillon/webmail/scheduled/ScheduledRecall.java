package org.carillon.webmail.scheduled;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.header.Header;
import org.carillon.transport.submission.ScheduledMail;
import org.carillon.transport.submission.ScheduledMessage;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.jboss.logging.Logger;

/**
 * Recalls scheduled mail. A message is first durably saved as a draft and then taken out of the
 * queue, so that it is always in one of them. If it was sent already, the draft is deleted again.
 */
@RequestScoped
public class ScheduledRecall {
  private static final Logger LOG = Logger.getLogger(ScheduledRecall.class);

  @Inject private ScheduledMail scheduled;
  @Inject private MailAccess mail;
  @Inject private Folders folders;
  @Inject private Visitor visitor;

  /** Recalls a message; returns its draft's address, or {@code NotFound} if it was sent already. */
  Answer<String> toDraft(String id) {
    Optional<ScheduledMessage> seen =
        scheduled.list(visitor.caller()) instanceof Answer.Done<List<ScheduledMessage>>(var all)
            ? all.stream().filter(one -> one.id().equals(id)).findFirst()
            : Optional.empty();
    Optional<Folder> drafts = folders.forUse(SpecialUse.DRAFTS);
    if (seen.isEmpty() || drafts.isEmpty()) {
      return Answer.failed(new Failure.NotFound("scheduled message " + id));
    }
    return scheduled
        .open(visitor.caller(), id)
        .then(content -> kept(content, seen.get(), drafts.get()))
        .then(uid -> taken(id, drafts.get(), uid));
  }

  private Answer<Long> kept(Content content, ScheduledMessage message, Folder drafts) {
    try (content;
        Spool spool = mail.spool(visitor.caller(), 0);
        InputStream in = content.stream()) {
      byte[] unseen = unseen(content, message).getBytes(StandardCharsets.UTF_8);
      spool.write(unseen, 0, unseen.length);
      byte[] octets = new byte[65_536];
      for (int n = in.read(octets); n >= 0; n = in.read(octets)) {
        spool.write(octets, 0, n);
      }
      var draft = new Draft(spool, Flags.of(Flag.DRAFT, Flag.SEEN), OffsetDateTime.now());
      return mail.append(visitor.caller(), drafts.name(), List.of(draft))
          .map((Placed placed) -> placed.target().first(0));
    } catch (IOException away) {
      LOG.warn("A scheduled message could not be stopped", away);
      return Answer.failed(new Failure.TryLater("The message cannot be read at the moment."));
    }
  }

  /** Only the queue knows the Bcc recipients; the draft gets a Bcc field again. */
  private static String unseen(Content content, ScheduledMessage message) throws IOException {
    Set<String> named = new LinkedHashSet<>();
    try (InputStream in = content.stream()) {
      Header header = Header.read(in);
      for (String name : List.of("To", "Cc")) {
        header.first(name).ifPresent(field -> named.addAll(addresses(field.value())));
      }
    }
    List<String> others =
        message.to().stream()
            .filter(address -> !named.contains(address.toLowerCase(Locale.ROOT)))
            .distinct()
            .toList();
    return others.isEmpty() ? "" : "Bcc: " + String.join(",\r\n ", others) + "\r\n";
  }

  private static List<String> addresses(String field) {
    try {
      return Arrays.stream(InternetAddress.parseHeader(field, false))
          .map(address -> address.getAddress().toLowerCase(Locale.ROOT))
          .toList();
    } catch (AddressException unreadable) {
      return List.of();
    }
  }

  private Answer<String> taken(String id, Folder drafts, long uid) {
    Answer<ScheduledMessage> recalled = scheduled.recall(visitor.caller(), id);
    if (recalled instanceof Answer.Failed<ScheduledMessage>(Failure failure)) {
      UidSet draft = UidSet.of(uid);
      mail.store(
          visitor.caller(),
          drafts.id(),
          draft,
          FlagChange.ADD,
          Flags.of(Flag.DELETED),
          Optional.empty());
      mail.expunge(visitor.caller(), drafts.id(), Optional.of(draft));
      return Answer.failed(failure);
    }
    return new Answer.Done<>("/write?as=draft&f=" + drafts.key() + "&m=" + uid);
  }
}
