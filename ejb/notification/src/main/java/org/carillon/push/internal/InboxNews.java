package org.carillon.push.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.sentence.SingleLineText;
import org.carillon.json.Json;

/** The news of an inbox, short enough for a push service. */
@ApplicationScoped
public class InboxNews {
  private static final int MOST_COUNTED = 100;
  private static final int MOST_NAME = 80;
  private static final int MOST_SUBJECT = 160;

  private final ServiceCallers behalf;
  private final MailAccess mail;

  @Inject
  public InboxNews(ServiceCallers behalf, MailAccess mail) {
    this.behalf = behalf;
    this.mail = mail;
  }

  /**
   * The news.
   *
   * @param last the last UID of the inbox
   * @param text for the device; empty if no unread message came
   */
  record News(long last, Optional<String> text) {}

  /**
   * Returns news of the messages after a UID; empty if they can't be read now.
   *
   * @param detailed whether to name the sender and the subject, too
   */
  Optional<News> since(long account, long uid, boolean detailed) {
    Optional<Caller> caller = behalf.of(account, "push");
    if (caller.isEmpty()
        || !(mail.list(caller.get())
            instanceof Answer.Done<List<MailboxEntry>>(List<MailboxEntry> folders))) {
      return Optional.empty();
    }
    return folders.stream()
        .filter(folder -> folder.id() != 0 && folder.name().isInbox())
        .findFirst()
        .flatMap(inbox -> since(caller.get(), inbox, uid, detailed));
  }

  private Optional<News> since(Caller caller, MailboxEntry inbox, long uid, boolean detailed) {
    if (!(mail.view(caller, inbox.id()) instanceof Answer.Done<MailboxView>(MailboxView view))) {
      return Optional.empty();
    }
    long[] arrived = unread(view, uid);
    if (arrived.length == 0) {
      return Optional.of(new News(view.uidNext() - 1, Optional.empty()));
    }
    JsonObjectBuilder text =
        Json.createObjectBuilder()
            .add("count", arrived.length)
            .add("folder", inbox.mailboxId())
            .add("newest", arrived[0]);
    if (detailed && arrived.length == 1) {
      detail(caller, inbox, arrived[0], text);
    }
    return Optional.of(new News(view.uidNext() - 1, Optional.of(text.build().toString())));
  }

  private static long[] unread(MailboxView view, long after) {
    return LongStream.iterate(view.size() - 1L, at -> at >= 0, at -> at - 1)
        .takeWhile(at -> view.uid((int) at) > after)
        .filter(at -> !Flag.SEEN.in(view.flags((int) at)))
        .map(at -> view.uid((int) at))
        .limit(MOST_COUNTED)
        .toArray();
  }

  private void detail(Caller caller, MailboxEntry inbox, long uid, JsonObjectBuilder text) {
    if (mail.messages(caller, inbox.id(), UidSet.of(uid))
            instanceof Answer.Done<List<MessageData>>(List<MessageData> found)
        && !found.isEmpty()) {
      MessageEnvelope envelope = Outline.decode(found.getFirst().outline()).envelope();
      text.add("who", envelope.from().stream().findFirst().map(InboxNews::name).orElse(""));
      text.add(
          "subject",
          SingleLineText.of(envelope.subject().map(DecodedText::of).orElse(""), MOST_SUBJECT));
    }
  }

  private static String name(Address address) {
    return switch (address) {
      case Address.Mailbox mailbox -> {
        String name = SingleLineText.of(DecodedText.of(mailbox.name()), MOST_NAME);
        yield name.isEmpty()
            ? SingleLineText.of(DecodedText.of(mailbox.address()), MOST_NAME)
            : name;
      }
      case Address.Group(String name, var members) ->
          SingleLineText.of(DecodedText.of(name), MOST_NAME);
    };
  }
}
