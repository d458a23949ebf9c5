package org.carillon.policy.internal.trace;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTraces;
import org.jboss.logging.Logger;

/** Traces from the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MessageTraceOperations implements MessageTraces {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(MessageTraceOperations.class), "Traces can't be read");

  private final TraceRows rows;

  @Inject
  public MessageTraceOperations(SqlTransactions transactions) {
    this.rows = new TraceRows(transactions);
  }

  @Override
  public Answer<List<MessageTrace>> find(Caller caller, String id) {
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) -> read(id, OptionalLong.of(own));
      case Rights.ServerAdministrator() -> read(id, OptionalLong.empty());
    };
  }

  private Answer<List<MessageTrace>> read(String id, OptionalLong domain) {
    if (StoredText.isImpossible(id)) {
      return new Answer.Done<>(List.of());
    }
    try {
      return new Answer.Done<>(rows.find(id, domain));
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}
