package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.blob.BlobDamaged;
import org.carillon.contract.content.Content;
import org.carillon.mailbox.ArchivedMail;
import org.carillon.mailbox.ArchivedMailbox;
import org.carillon.mailbox.ArchivedMessage;
import org.carillon.mailbox.MailArchive;
import org.carillon.mailbox.MailSnapshot;

/** Saves one account into its file. Used once. */
final class AccountSaver {
  private final Map<Long, Long> savedBefore = new HashMap<>();
  private final long since;
  private final List<String> troubles;
  private final Watcher watcher;
  private long content;
  private Optional<SavedMessage.Where> where = Optional.empty();

  /**
   * To save an account.
   *
   * @param before the account as the backup has it that this one is based on
   * @param troubles takes what could not be saved, a sentence each
   * @param watcher hears of each message
   */
  AccountSaver(Optional<ArchivedMail> before, List<String> troubles, Watcher watcher) {
    this.since = before.map(ArchivedMail::modseq).orElse(0L);
    this.troubles = troubles;
    this.watcher = watcher;
    before
        .map(ArchivedMail::mailboxes)
        .orElse(List.of())
        .forEach(mailbox -> savedBefore.put(mailbox.id(), mailbox.uidNext()));
  }

  /**
   * How much was saved.
   *
   * @param messages how many messages
   * @param octets how many octets of contents
   */
  record Saved(long messages, long octets) {}

  /** Whoever wants to know how far it is. */
  @FunctionalInterface
  interface Watcher {
    /** So much is saved now. */
    void saved(Saved sum);
  }

  Saved save(MailArchive archive, long account, JsonObject identity, Path file)
      throws SQLException, IOException {
    try (MailSnapshot snapshot = archive.snapshot(account);
        AccountFileWriter writer = new AccountFileWriter(file)) {
      ArchivedMail mail = snapshot.mail();
      Map<Long, ArchivedMailbox> mailboxes = new HashMap<>();
      mail.mailboxes().forEach(mailbox -> mailboxes.put(mailbox.id(), mailbox));
      snapshot.messages(
          since,
          (message, opening) -> {
            if (isSavedBefore(message)) {
              writer.message(new SavedMessage(message, Optional.empty()));
            } else if (isSaved(writer, message, opening, mailboxes.get(message.mailbox()))) {
              writer.message(new SavedMessage(message, where));
            }
            watcher.saved(new Saved(writer.messages(), writer.octets()));
          });
      writer.finish(identity, MailJson.write(mail));
      return new Saved(writer.messages(), writer.octets());
    }
  }

  private boolean isSavedBefore(ArchivedMessage message) {
    return message.uid() < savedBefore.getOrDefault(message.mailbox(), 0L);
  }

  /** Saves the message's content, unless the one before had the same; whether it could be read. */
  private boolean isSaved(
      AccountFileWriter writer,
      ArchivedMessage message,
      MailSnapshot.Opening opening,
      ArchivedMailbox mailbox)
      throws IOException {
    if (where.isPresent() && content == message.content()) {
      return true;
    }
    where = Optional.empty();
    try (Content opened = opening.open()) {
      where = Optional.of(writer.content(opened));
      content = message.content();
      return true;
    } catch (BlobDamaged damaged) {
      troubles.add(
          "The message with uid %d in %s is damaged and was left out: %s"
              .formatted(message.uid(), mailbox.name(), damaged.getMessage()));
      return false;
    }
  }
}
