package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.archive.internal.format.AccountFileWriter;
import org.carillon.archive.internal.format.MailJson;
import org.carillon.archive.internal.format.SavedMessage;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.MailArchive;
import org.carillon.archive.mail.MailSnapshot;
import org.carillon.blob.BlobDamaged;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;

/** Saves one account into its file. Used once. */
final class AccountSaver {
  /** So many damaged messages are named. */
  private static final int MOST_NAMED = 100;

  private final Map<Long, Saving> savings = new LinkedHashMap<>();
  private final Optional<ArchivedMail> before;
  private final List<String> troubles;
  private final Watcher watcher;
  private int named;
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
    this.before = before;
    this.troubles = troubles;
    this.watcher = watcher;
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
    /** So much is saved now; throws where nothing more is to be saved. */
    void saved(Saved sum) throws IOException;
  }

  /** A mailbox, and which of its messages can be restored from this backup and its bases. */
  private static final class Saving {
    private final ArchivedMailbox mailbox;
    private final long[] uids;
    private final BitSet before;
    private final BitSet there;
    private int damaged;

    Saving(ArchivedMailbox mailbox, AccountBase base) {
      this.mailbox = mailbox;
      this.uids = mailbox.uids().toArray();
      this.before = base.has(mailbox, uids);
      this.there = (BitSet) before.clone();
    }

    private int at(ArchivedMessage message) {
      return Arrays.binarySearch(uids, message.uid());
    }

    boolean isSavedBefore(ArchivedMessage message) {
      return before.get(at(message));
    }

    void saved(ArchivedMessage message) {
      there.set(at(message));
    }

    UidSet lacking() {
      return AccountBase.others(uids, there);
    }
  }

  Saved save(MailArchive archive, long account, JsonObject identity, Path file)
      throws SQLException, IOException {
    try (MailSnapshot snapshot = archive.snapshot(account);
        AccountFileWriter writer = new AccountFileWriter(file)) {
      ArchivedMail mail = snapshot.mail();
      AccountBase base = new AccountBase(before).asOf(mail);
      mail.mailboxes().forEach(mailbox -> savings.put(mailbox.id(), new Saving(mailbox, base)));
      Map<Long, UidSet> notInBase = new HashMap<>();
      savings.forEach((id, saving) -> notInBase.put(id, saving.lacking()));
      snapshot.messages(
          base.modseq(),
          notInBase,
          (message, opening) -> {
            Saving saving = savings.get(message.mailbox());
            if (saving.isSavedBefore(message)) {
              writer.message(new SavedMessage(message, Optional.empty()));
            } else if (isSaved(writer, message, opening, saving)) {
              writer.message(new SavedMessage(message, where));
              saving.saved(message);
            }
            watcher.saved(new Saved(writer.messages(), writer.octets()));
          });
      writer.finish(identity, MailJson.write(withWhatIsLacking(mail)));
      return new Saved(writer.messages(), writer.octets());
    }
  }

  /** Nothing that the mailboxes hold is missing unless the file says so. */
  private ArchivedMail withWhatIsLacking(ArchivedMail mail) {
    for (Saving saving : savings.values()) {
      long silent = saving.lacking().count() - saving.damaged;
      if (silent > 0) {
        troubles.add(
            "%d messages in %s were left out: the database does not say what or where they are."
                .formatted(silent, saving.mailbox.name()));
      }
    }
    if (named > MOST_NAMED) {
      troubles.add("%d more messages are damaged.".formatted(named - MOST_NAMED));
    }
    return mail.with(
        savings.values().stream().map(one -> one.mailbox.lacking(one.lacking())).toList());
  }

  /** Saves the message's content, unless the one before had the same; whether it could be read. */
  private boolean isSaved(
      AccountFileWriter writer,
      ArchivedMessage message,
      MailSnapshot.Opening opening,
      Saving saving)
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
      saving.damaged++;
      if (named++ < MOST_NAMED) {
        troubles.add(
            "The message with uid %d in %s is damaged and was left out: %s"
                .formatted(message.uid(), saving.mailbox.name(), damaged.getMessage()));
      }
      return false;
    }
  }
}
