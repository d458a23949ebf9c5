package org.carillon.webmail.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.authentication.DeliveredHeader;

/** Finds messages by their ids in addresses. Any failure counts as not found. */
@ApplicationScoped
public class Stored {

  /**
   * A message and its content, to be closed.
   *
   * @param data the message's data
   * @param content its octets
   */
  public record Message(MessageData data, Content content) implements AutoCloseable {

    /** Its header, with the fields that can be trusted; throws if the store is unreachable. */
    public Header deliveredHeader() throws IOException {
      return DeliveredHeader.read(content, data.prefix());
    }

    @Override
    public void close() {
      content.close();
    }
  }

  @Inject private MailAccess mail;

  /**
   * Finds a message.
   *
   * @param folder its folder's opaque id
   * @param uid its uid
   */
  public Optional<Message> find(Caller caller, String folder, long uid) {
    return folder(caller, folder).flatMap(mailbox -> message(caller, mailbox, uid));
  }

  private Optional<Long> folder(Caller caller, String key) {
    return value(mail.list(caller)).stream()
        .flatMap(entries -> entries.stream())
        .filter(entry -> entry.selectable() && entry.mailboxId().equals(key))
        .map(entry -> entry.id())
        .findFirst();
  }

  private Optional<Message> message(Caller caller, long mailbox, long uid) {
    Optional<MessageData> data =
        value(mail.messages(caller, mailbox, UidSet.of(uid)))
            .flatMap(found -> found.stream().findFirst());
    return data.flatMap(
        known ->
            value(mail.content(caller, mailbox, uid))
                .flatMap(content -> content)
                .map(content -> new Message(known, content)));
  }

  private static <T> Optional<T> value(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> Optional.of(value);
      case Answer.Failed<T>(var failure) -> Optional.empty();
    };
  }
}
