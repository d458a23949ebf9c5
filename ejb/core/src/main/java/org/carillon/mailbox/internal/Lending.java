package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.LentMessage;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.MessageUrl;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.sharing.Person;

/** Lets others read messages by URLs that their owners authorised (RFC 4467). */
final class Lending {
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final Doors doors;
  private final StoredMessages stored;
  private final UrlKeys keys;

  Lending(
      SqlTransactions transactions,
      OpenMailboxes open,
      Doors doors,
      StoredMessages stored,
      UrlKeys keys) {
    this.transactions = transactions;
    this.open = open;
    this.doors = doors;
    this.stored = stored;
    this.keys = keys;
  }

  /** The token for a URL of the caller's own. */
  String authorize(Caller caller, String owner, MailboxName mailbox, String rump)
      throws SQLException, Hindrance {
    if (!isCaller(caller, owner)) {
      throw new Hindrance(new Obstacle.NotPermitted("That is not your mailbox"));
    }
    return keys.token(mailbox(caller.account(), mailbox), rump);
  }

  private boolean isCaller(Caller caller, String name) throws Hindrance {
    return doors
        .named(caller.account(), name)
        .filter(person -> person.account() == caller.account())
        .isPresent();
  }

  private long mailbox(long account, MailboxName name) throws SQLException, Hindrance {
    return transactions
        .read(connection -> MailRows.mailbox(connection, account, name.path()))
        .orElseThrow(() -> Hindrance.noSuchMailbox(name))
        .id;
  }

  /** Makes all URLs void that were authorised of a mailbox of the caller's own, or of all. */
  Void reset(Caller caller, Optional<MailboxName> mailbox) throws SQLException, Hindrance {
    if (mailbox.isPresent()) {
      keys.forget(mailbox(caller.account(), mailbox.get()));
    } else {
      keys.forgetAll(caller.account());
    }
    return null;
  }

  /**
   * What a URL points to; empty when it is not authorised, or nothing is there: nobody learns
   * which.
   */
  Optional<LentMessage> find(Caller caller, MessageUrl url)
      throws SQLException, IOException, Hindrance {
    Optional<Person> owner = doors.named(caller.account(), url.owner());
    if (owner.isEmpty() || !isMeant(caller, owner.get(), url.reader())) {
      return Optional.empty();
    }
    long account = owner.get().account();
    Optional<MailboxRow> row =
        transactions.read(
            connection -> MailRows.mailbox(connection, account, url.mailbox().path()));
    if (row.isEmpty() || !keys.proves(row.get().id, url.rump(), url.token())) {
      return Optional.empty();
    }
    IndexView view = open.view(account, row.get().id);
    boolean there =
        view.indexOf(url.uid()) >= 0
            && (url.uidValidity().isEmpty() || url.uidValidity().getAsLong() == view.uidValidity());
    return there ? lend(account, row.get().id, url.uid()) : Optional.empty();
  }

  /** A reader's name without a domain is of the owner's. */
  private boolean isMeant(Caller caller, Person owner, Optional<String> reader) throws Hindrance {
    if (reader.isEmpty()) {
      return true;
    }
    String name = reader.get();
    return isCaller(caller, name.indexOf('@') < 0 ? name + "@" + owner.domainName() : name);
  }

  private Optional<LentMessage> lend(long account, long mailbox, long uid)
      throws SQLException, IOException, Hindrance {
    List<MessageData> data = stored.data(account, mailbox, UidSet.of(uid));
    Optional<Content> content = stored.find(account, mailbox, UidSet.of(uid)).open(uid);
    if (data.isEmpty()) {
      content.ifPresent(Content::close);
      return Optional.empty();
    }
    return content.map(found -> new LentMessage(data.getFirst(), found));
  }
}
