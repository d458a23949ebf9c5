package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.contract.mailbox.url.UrlAuthMessage;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/**
 * Lets others read messages by URLs that a user who may read the messages has authorised (RFC
 * 4467). A URL works only as long as its user may read the message.
 */
final class UrlAuth {
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final MailboxAuthorization authorization;
  private final StoredMessages stored;
  private final UrlKeys keys;

  UrlAuth(
      SqlTransactions transactions,
      OpenMailboxes open,
      MailboxAuthorization authorization,
      StoredMessages stored,
      UrlKeys keys) {
    this.transactions = transactions;
    this.open = open;
    this.authorization = authorization;
    this.stored = stored;
    this.keys = keys;
  }

  /** Returns the token for a URL that names the caller as its user. */
  String authorize(Caller caller, String owner, MailboxName mailbox, String rump)
      throws SQLException, RefusedException {
    if (!isCaller(caller, owner)) {
      throw new RefusedException(
          MailboxFailure.notPermitted("This mailbox belongs to another account"));
    }
    return keys.token(mailbox(caller.account(), mailbox), caller.account(), rump);
  }

  private boolean isCaller(Caller caller, String name) throws RefusedException {
    return authorization
        .named(caller.account(), name)
        .filter(person -> person.account() == caller.account())
        .isPresent();
  }

  /** Returns a mailbox by the name that a user knows. The user must have the right to read it. */
  private MailboxRow mailbox(long user, MailboxName name) throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(user, name, Right.READ);
    MailboxRow row = transactions.read(place::row);
    authorization.unredacted(user, place, row.id);
    return row;
  }

  /** Invalidates all URLs that the caller authorised for a mailbox, or for all mailboxes. */
  Void reset(Caller caller, Optional<MailboxName> mailbox) throws SQLException, RefusedException {
    if (mailbox.isPresent()) {
      keys.forget(mailbox(caller.account(), mailbox.get()), caller.account());
    } else {
      keys.forgetAll(caller.account());
    }
    return null;
  }

  /**
   * Returns the message that a URL points to. It is empty if the URL is not authorised or if there
   * is no such message, so that the client can't tell which.
   */
  Optional<UrlAuthMessage> find(Caller caller, MessageUrl url)
      throws SQLException, IOException, RefusedException {
    Optional<Person> user = authorization.named(caller.account(), url.owner());
    if (user.isEmpty() || !isMeant(caller, user.get(), url.reader())) {
      return Optional.empty();
    }
    long account = user.get().account();
    Optional<MailboxRow> row = readable(account, url.mailbox());
    if (row.isEmpty() || !keys.proves(row.get(), account, url.rump(), url.token())) {
      return Optional.empty();
    }
    IndexView view = open.view(row.get().account, row.get().id);
    boolean there =
        view.indexOf(url.uid()) >= 0
            && (url.uidValidity().isEmpty() || url.uidValidity().getAsLong() == view.uidValidity());
    return there ? lend(row.get().account, row.get().id, url.uid()) : Optional.empty();
  }

  /** Returns the same mailbox, or empty if there is none that the user may read. */
  private Optional<MailboxRow> readable(long user, MailboxName name)
      throws SQLException, RefusedException {
    try {
      return Optional.of(mailbox(user, name));
    } catch (RefusedException none) {
      if (none.failure() instanceof Failure.NotFound
          || none.failure() instanceof Failure.NotAllowed) {
        return Optional.empty();
      }
      throw none;
    }
  }

  /** Returns whether the caller is the URL's reader, by default of the user's domain. */
  private boolean isMeant(Caller caller, Person user, Optional<String> reader)
      throws RefusedException {
    if (reader.isEmpty()) {
      return true;
    }
    String name = reader.get();
    return isCaller(caller, name.indexOf('@') < 0 ? name + "@" + user.domainName() : name);
  }

  private Optional<UrlAuthMessage> lend(long account, long mailbox, long uid)
      throws SQLException, IOException, RefusedException {
    List<MessageData> data = stored.data(account, mailbox, UidSet.of(uid));
    Optional<Content> content = stored.find(account, mailbox, UidSet.of(uid)).open(uid);
    if (data.isEmpty()) {
      content.ifPresent(Content::close);
      return Optional.empty();
    }
    return content.map(found -> new UrlAuthMessage(data.getFirst(), found));
  }
}
