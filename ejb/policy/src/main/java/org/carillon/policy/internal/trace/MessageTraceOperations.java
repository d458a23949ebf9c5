package org.carillon.policy.internal.trace;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTraces;
import org.carillon.policy.trace.RuleRun;
import org.carillon.policy.trace.TraceFilter;
import org.carillon.policy.trace.TracePage;
import org.carillon.store.rows.SingleStatements;
import org.jboss.logging.Logger;

/** Reads traces from the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MessageTraceOperations implements MessageTraces {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(MessageTraceOperations.class), "Traces can't be read");

  private final TraceRows rows;
  private final RuleRunRows runs;
  private final TraceSearch search;

  private final Addresses addresses;

  @Inject
  public MessageTraceOperations(SqlTransactions transactions, Addresses addresses) {
    this.addresses = addresses;
    this.rows = new TraceRows(transactions);
    this.runs = new RuleRunRows(transactions);
    this.search = new TraceSearch(new SingleStatements(transactions));
  }

  @FunctionalInterface
  private interface Look<T> {
    T find(OptionalLong domain) throws SQLException;
  }

  @Override
  public Answer<List<MessageTrace>> find(Caller caller, String id) {
    return known(
        caller,
        id,
        domain -> rows.find(id, domain).stream().map(trace -> shown(trace, domain)).toList());
  }

  @Override
  public Answer<List<RuleRun>> rules(Caller caller, String id) {
    return known(caller, id, domain -> runs.find(id, domain));
  }

  @Override
  public Answer<TracePage> list(
      Caller caller, TraceFilter filter, Optional<String> after, int most) {
    return look(
        caller,
        domain ->
            filter.isHopeless()
                ? TracePage.NONE
                : shown(search.page(filter, domain, after, most), filter, domain));
  }

  /** Returns the page without remote recipients, which the search must not reveal either. */
  private TracePage shown(TracePage page, TraceFilter filter, OptionalLong domain) {
    String asked = filter.recipient().toLowerCase(Locale.ROOT);
    return new TracePage(
        page.traces().stream()
            .map(trace -> shown(trace, domain))
            .filter(trace -> asked.isEmpty() || isFor(trace, asked))
            .toList(),
        page.next(),
        page.reached());
  }

  private static boolean isFor(MessageTrace trace, String asked) {
    return trace.recipients().stream()
        .anyMatch(recipient -> recipient.toLowerCase(Locale.ROOT).contains(asked));
  }

  private MessageTrace shown(MessageTrace trace, OptionalLong domain) {
    return domain.isEmpty()
        ? trace
        : trace.withRecipients(
            recipient ->
                MailAddress.canonical(recipient)
                    .map(address -> addresses.domain(address.domain()))
                    .filter(domain::equals)
                    .isPresent());
  }

  private static <T> Answer<List<T>> known(Caller caller, String id, Look<List<T>> look) {
    return look(caller, domain -> StoredText.isImpossible(id) ? List.of() : look.find(domain));
  }

  private static <T> Answer<T> look(Caller caller, Look<T> look) {
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) -> read(OptionalLong.of(own), look);
      case Rights.ServerAdministrator() -> read(OptionalLong.empty(), look);
    };
  }

  private static <T> Answer<T> read(OptionalLong domain, Look<T> look) {
    try {
      return new Answer.Done<>(look.find(domain));
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}
