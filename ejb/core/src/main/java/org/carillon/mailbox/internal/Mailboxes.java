package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxEntry;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxStatus;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.OpenMailbox;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/** The mailboxes as their owners work with them. Each caller has the mailboxes of its account. */
final class Mailboxes implements MailAccess {
  private static final Logger LOG = Logger.getLogger(Mailboxes.class);

  /** The most uids of {@link #messages}. */
  private static final int MOST_MESSAGES = 1000;

  private final SqlTransactions transactions;
  private final Quotas quotas;
  private final Spools spools;
  private final Blobs blobs;
  private final OpenMailboxes open;
  private final MailboxTree tree;
  private final FlagStore flags;
  private final Transfers transfers;
  private final Expunger expunger;
  private final Appends appends;

  Mailboxes(
      SqlTransactions transactions,
      Quotas quotas,
      Spools spools,
      Blobs blobs,
      OpenMailboxes open,
      MailboxTree tree,
      Expunger expunger,
      Appends appends) {
    this.transactions = transactions;
    this.quotas = quotas;
    this.spools = spools;
    this.blobs = blobs;
    this.open = open;
    this.tree = tree;
    this.flags = new FlagStore(transactions, open);
    this.transfers = new Transfers(transactions, quotas, open, expunger);
    this.expunger = expunger;
    this.appends = appends;
  }

  /** What is done for an account. */
  @FunctionalInterface
  private interface Operation<T> {
    T on(long account) throws SQLException, IOException, Hindrance;
  }

  private static <T> MailboxAnswer<T> answer(Caller caller, Operation<T> operation) {
    if (!caller.hasAccount()) {
      return hindered(new Obstacle.NotPermitted(caller.name() + " has no mailboxes"));
    }
    try {
      return new MailboxAnswer.Done<>(operation.on(caller.account()));
    } catch (Hindrance hindrance) {
      return hindered(hindrance.obstacle());
    } catch (BlobDamaged damaged) {
      LOG.error("A content is damaged", damaged);
      return hindered(new Obstacle.Damaged(damaged.getMessage()));
    } catch (SQLException | IOException away) {
      LOG.warnf(away, "An operation of %s is put off", caller.name());
      return hindered(new Obstacle.Later("The store is not available"));
    } catch (RuntimeException surprise) {
      LOG.errorf(surprise, "An operation of %s failed", caller.name());
      return hindered(new Obstacle.Later("The operation failed; the log says why"));
    }
  }

  private static <T> MailboxAnswer<T> hindered(Obstacle obstacle) {
    return new MailboxAnswer.Hindered<>(obstacle);
  }

  @Override
  public MailboxAnswer<List<MailboxEntry>> list(Caller caller) {
    return answer(
        caller, account -> transactions.read(connection -> MailboxList.of(connection, account)));
  }

  @Override
  public MailboxAnswer<MailboxStatus> status(Caller caller, MailboxName name) {
    return answer(
        caller,
        account -> transactions.read(connection -> MailboxList.status(connection, account, name)));
  }

  @Override
  public MailboxAnswer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses) {
    return answer(caller, account -> OpaqueIds.mailbox(tree.create(account, name, uses)));
  }

  @Override
  public MailboxAnswer<Void> delete(Caller caller, MailboxName name) {
    return answer(
        caller,
        account -> {
          expunger.empty(account, tree.remove(account, name));
          return null;
        });
  }

  @Override
  public MailboxAnswer<Void> rename(Caller caller, MailboxName from, MailboxName to) {
    return answer(
        caller,
        account -> {
          if (from.isInbox()) {
            tree.create(account, to, Set.of());
            long inbox = mailbox(account, from).id;
            transfers.move(account, inbox, UidSet.range(1, Long.MAX_VALUE), to);
          } else {
            tree.rename(account, from, to);
          }
          return null;
        });
  }

  @Override
  public MailboxAnswer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed) {
    return answer(caller, account -> tree.subscribe(account, name, subscribed));
  }

  @Override
  public MailboxAnswer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly) {
    return answer(
        caller,
        account -> {
          MailboxRow row = mailbox(account, name);
          IndexView view = open.view(account, row.id, row.modseq);
          long recentFrom = row.recentFrom;
          if (!readOnly && recentFrom < view.uidNext()) {
            recentFrom = transactions.read(connection -> MailRows.claimRecent(connection, view));
          }
          return new OpenMailbox(view, OpaqueIds.mailbox(row.id), !readOnly, recentFrom);
        });
  }

  private MailboxRow mailbox(long account, MailboxName name) throws SQLException, Hindrance {
    return transactions
        .read(connection -> MailRows.mailbox(connection, account, name.path()))
        .orElseThrow(() -> Hindrance.noSuchMailbox(name));
  }

  @Override
  public MailboxAnswer<MailboxView> view(Caller caller, long mailbox) {
    return answer(caller, account -> open.view(account, mailbox));
  }

  @Override
  public Watch watch(Caller caller, long mailbox, Runnable onChange) {
    return open.watch(caller.account(), mailbox, onChange);
  }

  @Override
  public Watch watchAll(Caller caller, Runnable onChange) {
    return open.watchAll(caller.account(), onChange);
  }

  @Override
  public MailboxAnswer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids) {
    return answer(
        caller,
        account -> {
          long[] wanted = Uids.in(open.view(account, mailbox), uids);
          if (wanted.length > MOST_MESSAGES) {
            throw new IllegalArgumentException(wanted.length + " messages at once");
          }
          return transactions.read(connection -> MessageRows.data(connection, mailbox, wanted));
        });
  }

  @Override
  public MailboxAnswer<Optional<Content>> content(Caller caller, long mailbox, long uid) {
    return answer(
        caller,
        account -> {
          if (open.view(account, mailbox).indexOf(uid) < 0) {
            return Optional.empty();
          }
          Optional<MessageRows.Whereabouts> found =
              transactions.read(connection -> MessageRows.content(connection, mailbox, uid));
          if (found.isEmpty()) {
            return Optional.empty();
          }
          Content content = blobs.open(found.get().blob());
          byte[] prefix = found.get().prefix();
          return Optional.of(prefix.length == 0 ? content : new PrefixedContent(prefix, content));
        });
  }

  @Override
  public MailboxAnswer<Stored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags wanted,
      Optional<Long> unchangedSince) {
    return answer(
        caller, account -> flags.store(account, mailbox, uids, change, wanted, unchangedSince));
  }

  @Override
  public MailboxAnswer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return answer(caller, account -> transfers.copy(account, mailbox, uids, target));
  }

  @Override
  public MailboxAnswer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return answer(caller, account -> transfers.move(account, mailbox, uids, target));
  }

  @Override
  public MailboxAnswer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only) {
    return answer(caller, account -> expunger.expunge(account, mailbox, only));
  }

  @Override
  public long appendLimit(Caller caller) {
    return quotas.appendOctets();
  }

  @Override
  public Spool spool(Caller caller, long size) {
    return spools.open(size);
  }

  @Override
  public MailboxAnswer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts) {
    return answer(caller, account -> appends.append(account, name, drafts));
  }
}
