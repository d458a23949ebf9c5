package org.carillon.audit.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;
import org.hibernate.Session;

/** The audit log in the database. */
@ApplicationScoped
class AuditLog implements Audit {
  private static final int MOST = 1000;

  /** The actor for actions without a caller. */
  private static final String SERVER = "server";

  private static final String INSERT =
      "insert into audit (at, actor, session, action, subject, domain, before, after)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?)";

  /** The JPQL condition for each criterion of a filter. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "actor", "LOWER(a.actor) = :actor",
          "action",
              "(a.action = :action OR SUBSTRING(a.action, 1, LOCATE('.', a.action) - 1) = :action)",
          "subject", "LOCATE(:subject, LOWER(a.subject)) > 0",
          "since", "a.at >= :since",
          "until", "a.at < :until");

  private final Transactions transactions;

  @Inject
  AuditLog(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void record(
      Caller caller,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after) {
    write(caller.name(), caller.session(), action, subject, before, after);
  }

  @Override
  public AuditEntry entry(
      Caller caller,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after) {
    return entry(caller.name(), caller.session(), action, subject, before, after);
  }

  @Override
  public AuditEntry noted(String action, AuditSubject subject, String what) {
    return entry(SERVER, "", action, subject, Optional.empty(), Optional.of(what));
  }

  private static AuditEntry entry(
      String actor,
      String session,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after) {
    return connection -> {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        bind(insert, actor, session, action, new Change(subject, before, after));
        insert.executeUpdate();
      }
    };
  }

  private static void bind(
      PreparedStatement insert, String actor, String session, String action, Change change)
      throws SQLException {
    OptionalLong domain = change.subject().domain();
    insert.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
    insert.setString(2, actor);
    insert.setString(3, session);
    insert.setString(4, action);
    insert.setString(5, change.subject().name());
    insert.setObject(6, domain.isPresent() ? domain.getAsLong() : null, Types.BIGINT);
    insert.setString(7, change.before().orElse(null));
    insert.setString(8, change.after().orElse(null));
  }

  @Override
  public void recordAll(Caller caller, String action, List<Change> changes) {
    transactions.run(
        entities ->
            entities
                .unwrap(Session.class)
                .doWork(
                    connection -> {
                      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                        for (Change change : changes) {
                          bind(insert, caller.name(), caller.session(), action, change);
                          insert.addBatch();
                        }
                        insert.executeBatch();
                      }
                    }));
  }

  @Override
  public void note(String action, AuditSubject subject, String what) {
    write(SERVER, "", action, subject, Optional.empty(), Optional.of(what));
  }

  private void write(
      String actor,
      String session,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after) {
    var row = new AuditRow();
    row.at = Instant.now();
    row.actor = actor;
    row.session = session;
    row.action = action;
    row.subject = subject.name();
    row.domain = subject.domain().isPresent() ? subject.domain().getAsLong() : null;
    row.before = before.orElse(null);
    row.after = after.orElse(null);
    transactions.run(entities -> entities.persist(row));
  }

  @Override
  public List<AuditRecord> list(Caller caller, AuditFilter filter, OptionalLong before, int limit) {
    return switch (caller.rights()) {
      case Rights.User() -> List.of();
      case Rights.DomainAdministrator(long domain) ->
          list(" AND a.domain = :own", Map.of("own", domain), filter, before, limit);
      case Rights.ServerAdministrator() -> list("", Map.of(), filter, before, limit);
    };
  }

  private List<AuditRecord> list(
      String seen, Map<String, Object> owned, AuditFilter filter, OptionalLong before, int limit) {
    var asked = new StringBuilder("FROM AuditRow a WHERE a.id < :before").append(seen);
    Map<String, Object> values = new HashMap<>(owned);
    values.put("before", before.orElse(Long.MAX_VALUE));
    filter.actor().ifPresent(actor -> values.put("actor", actor.toLowerCase(Locale.ROOT)));
    filter.action().ifPresent(action -> values.put("action", action));
    filter.subject().ifPresent(subject -> values.put("subject", subject.toLowerCase(Locale.ROOT)));
    filter.since().ifPresent(since -> values.put("since", since));
    filter.until().ifPresent(until -> values.put("until", until));
    CONDITIONS.forEach(
        (name, condition) -> {
          if (values.containsKey(name)) {
            asked.append(" AND ").append(condition);
          }
        });
    asked.append(" ORDER BY a.id DESC");
    return transactions.read(
        entities -> {
          var records = entities.createQuery(asked.toString(), AuditRow.class);
          values.forEach(records::setParameter);
          return records
              .setMaxResults(Math.clamp(limit, 1, MOST))
              .getResultStream()
              .map(AuditRow::toRecord)
              .toList();
        });
  }
}
