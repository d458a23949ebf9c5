package org.carillon.recovery.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.StoredText;
import org.carillon.recovery.cleanup.Cleanup;
import org.carillon.recovery.cleanup.CleanupCriteria;
import org.carillon.recovery.cleanup.CleanupPreview;
import org.carillon.recovery.cleanup.Cleanups;
import org.carillon.recovery.cleanup.MessageCriteria;
import org.carillon.recovery.internal.cleaning.Cleaner;
import org.carillon.recovery.internal.cleaning.CleaningRun;
import org.carillon.recovery.internal.cleaning.CleanupRows;
import org.carillon.recovery.internal.cleaning.CleanupScope;
import org.carillon.recovery.internal.cleaning.FindKind;
import org.carillon.recovery.internal.cleaning.RemoveKind;
import org.carillon.recovery.internal.cleaning.RestoreKind;
import org.carillon.store.parts.StoreParts;
import org.carillon.task.TaskRunner;
import org.jboss.logging.Logger;

/** Clean-up for administrators: of the server for all accounts, of a domain for its accounts. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CleanupOperations implements Cleanups {
  private static final Logger LOG = Logger.getLogger(CleanupOperations.class);
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final String EVERYBODY = "all mailboxes";

  private final Cleaner cleaner;
  private final TaskRunner tasks;
  private final Domains domains;

  @Inject
  CleanupOperations(
      StoreParts store,
      TaskRunner tasks,
      FindKind find,
      RemoveKind remove,
      RestoreKind restore,
      Domains domains,
      Audit audit) {
    this.cleaner = new Cleaner(store, tasks, new Cleaner.Kinds(find, remove, restore), audit);
    this.tasks = tasks;
    this.domains = domains;
  }

  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> now() throws SQLException;
  }

  private static <T> Answer<T> answer(Caller caller, Operation<T> operation) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    try {
      return operation.now();
    } catch (SQLException | PersistenceException away) {
      LOG.warn("Messages cannot be searched or removed at the moment", away);
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  /** The place that is searched, and its name. */
  private record Place(OptionalLong domain, String name) {}

  private Answer<Place> place(Caller caller, Optional<String> domain) {
    if (domain.isPresent()) {
      return domains
          .find(caller, domain.get())
          .<Place, RuntimeException>map(
              found -> new Place(OptionalLong.of(found.id()), found.name()))
          .retold(
              failure ->
                  failure instanceof Failure.NotFound
                      ? new Failure.Invalid(
                          "domain", "unknown", "There is no domain " + domain.get() + ".")
                      : failure);
    }
    return switch (caller.rights()) {
      case Rights.DomainAdministrator(long own) ->
          domains
              .list(caller, new PageRequest(Optional.empty(), Optional.empty(), 1))
              .map(page -> new Place(OptionalLong.of(own), name(page)));
      case Rights.ServerAdministrator() ->
          new Answer.Done<>(new Place(OptionalLong.empty(), EVERYBODY));
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
    };
  }

  private static String name(Page<Domain> own) {
    return own.items().stream().map(Domain::name).findFirst().orElse(EVERYBODY);
  }

  private static CleanupScope scope(Caller caller, OptionalLong domain) {
    return new CleanupScope(domain, caller.administersServer());
  }

  private static Optional<Failure> wrong(CleanupCriteria criteria) {
    MessageCriteria traits = criteria.traits();
    if (traits.isEmpty()) {
      return invalid(
          "messageId",
          "missing",
          "Enter at least one of Message-ID, sender, subject, SHA-256 and URL.");
    }
    if (traits
        .all()
        .flatMap(Optional::stream)
        .anyMatch(text -> text.length() > MessageCriteria.MOST || StoredText.isImpossible(text))) {
      return invalid(
          "messageId",
          "too-long",
          "The value is too long: at most " + MessageCriteria.MOST + " characters.");
    }
    if (traits.sha256().filter(text -> !SHA_256.matcher(text).matches()).isPresent()) {
      return invalid("sha256", "malformed", "A SHA-256 checksum has 64 hexadecimal digits.");
    }
    if (!criteria.since().isBefore(criteria.until())) {
      return invalid("until", "out-of-range", "The end of the time must be after its beginning.");
    }
    return Optional.empty();
  }

  private static Optional<Failure> invalid(String field, String code, String message) {
    return Optional.of(new Failure.Invalid(field, code, message));
  }

  @Override
  public Answer<Cleanup> find(Caller caller, CleanupCriteria criteria) {
    return answer(
        caller,
        () -> {
          Optional<Failure> wrong = wrong(criteria);
          return wrong.isPresent()
              ? Answer.failed(wrong.get())
              : place(caller, criteria.domain()).then(place -> begin(caller, criteria, place));
        });
  }

  private Answer<Cleanup> begin(Caller caller, CleanupCriteria criteria, Place place)
      throws SQLException {
    Optional<String> domain = place.domain.isPresent() ? Optional.of(place.name) : Optional.empty();
    CleanupCriteria named =
        new CleanupCriteria(domain, criteria.traits(), criteria.since(), criteria.until());
    TaskRunner.Claimed<CleaningRun> search =
        cleaner.find(caller, named, scope(caller, place.domain), place.name);
    tasks.go(search);
    return shown(caller, search.id());
  }

  private Answer<Cleanup> shown(Caller caller, String id) throws SQLException {
    return row(caller, id).then(row -> new Answer.Done<>(cleaner.shown(row)));
  }

  private Answer<CleanupRows.Row> row(Caller caller, String id) throws SQLException {
    return cleaner
        .rows()
        .find(caller, id)
        .<Answer<CleanupRows.Row>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.NotFound("such search for a message")));
  }

  @Override
  public Answer<List<Cleanup>> list(Caller caller) {
    return answer(
        caller,
        () -> {
          List<Cleanup> all = new ArrayList<>();
          for (CleanupRows.Row row : cleaner.rows().list(caller)) {
            all.add(cleaner.shown(row));
          }
          return new Answer.Done<>(List.copyOf(all));
        });
  }

  @Override
  public Answer<Cleanup> show(Caller caller, String id) {
    return answer(caller, () -> shown(caller, id));
  }

  @Override
  public Answer<CleanupPreview> preview(Caller caller, String id) {
    return answer(
        caller,
        () ->
            row(caller, id)
                .then(row -> new Answer.Done<>(cleaner.preview(row, scope(caller, row.domain())))));
  }

  @FunctionalInterface
  private interface Beginning {
    Optional<TaskRunner.Claimed<CleaningRun>> of(
        CleanupRows.Row row, CleanupScope scope, String name) throws SQLException;
  }

  private Answer<Cleanup> begin(Caller caller, String id, Beginning beginning) {
    return answer(caller, () -> row(caller, id).then(row -> begin(caller, row, beginning)));
  }

  private Answer<Cleanup> begin(Caller caller, CleanupRows.Row row, Beginning beginning)
      throws SQLException {
    Optional<TaskRunner.Claimed<CleaningRun>> claimed =
        beginning.of(row, scope(caller, row.domain()), row.criteria().domain().orElse(EVERYBODY));
    if (claimed.isEmpty()) {
      return Answer.failed(
          new Failure.Taken(
              "id", "busy", "A task of this search is still running. Wait until it is done."));
    }
    tasks.go(claimed.get());
    return shown(caller, row.id());
  }

  @Override
  public Answer<Cleanup> remove(Caller caller, String id) {
    return begin(caller, id, (row, scope, name) -> cleaner.remove(caller, row, scope, name));
  }

  @Override
  public Answer<Cleanup> restore(Caller caller, String id) {
    return begin(caller, id, (row, scope, name) -> cleaner.restore(caller, row, scope, name));
  }
}
