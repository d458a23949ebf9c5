package org.carillon.mailbox.internal.muting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Keyword;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.conversation.ConversationAccess;
import org.carillon.mailbox.conversation.ConversationMuting;
import org.jboss.logging.Logger;

/** Mutes conversations: first in the rows that deliveries read, then by the visible keyword. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MutingOperations implements ConversationMuting {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(MutingOperations.class), "Conversations cannot be muted");

  private final SqlTransactions transactions;
  private final ConversationAccess conversations;
  private final MailAccess mail;

  @Inject
  MutingOperations(
      SqlTransactions transactions, ConversationAccess conversations, MailAccess mail) {
    this.transactions = transactions;
    this.conversations = conversations;
    this.mail = mail;
  }

  @Override
  public Answer<UidSet> mute(Caller caller, long mailbox, UidSet uids, boolean muted) {
    return conversations
        .together(caller, mailbox, uids, ConversationAccess.MOST_SHOWN)
        .then(
            all ->
                noted(caller, mailbox, uids, muted).then(_ -> shown(caller, mailbox, all, muted)));
  }

  private Answer<Boolean> noted(Caller caller, long mailbox, UidSet uids, boolean muted) {
    try {
      boolean isOwn =
          transactions.write(
              connection -> {
                boolean own = MutedThreads.isOwn(connection, caller.account(), mailbox);
                if (own) {
                  MutedThreads.mute(connection, caller.account(), mailbox, uids.toArray(), muted);
                }
                return own;
              });
      return isOwn ? new Answer.Done<>(true) : Answer.failed(new Failure.NotAllowed());
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("Conversations cannot be muted at the moment."));
    }
  }

  private Answer<UidSet> shown(Caller caller, long mailbox, UidSet all, boolean muted) {
    return mail.store(
            caller,
            mailbox,
            all,
            muted ? FlagChange.ADD : FlagChange.REMOVE,
            Flags.of(Keyword.MUTED),
            Optional.empty())
        .map(_ -> all);
  }
}
