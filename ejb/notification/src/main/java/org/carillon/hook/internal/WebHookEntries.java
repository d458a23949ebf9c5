package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carillon.account.Addresses;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.hook.WebHookType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.fetch.PostAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.format.name.DomainName;
import org.carillon.hook.HookDelivery;
import org.carillon.hook.HookKind;
import org.carillon.hook.WebHook;
import org.carillon.hook.WebHooks;
import org.carillon.json.Json;
import org.jboss.logging.Logger;

/**
 * Web hooks as directory entries: the server's for server administrators, a domain's and its
 * accounts' for the domain's administrators, and an account's for its owner.
 */
@ApplicationScoped
class WebHookEntries implements ObjectEntries, WebHooks {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(WebHookEntries.class), "Web hooks can't be read");

  /** The maximum for an account, for a domain and for the server. */
  private static final int MOST = 100;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private final SqlTransactions transactions;
  private final Addresses addresses;
  private final HookScope reaches;
  private final HookSecret secrets;
  private final HookDeliveryWorker deliveries;
  private final WebFetch web;
  private final Audit audit;

  @Inject
  WebHookEntries(
      SqlTransactions transactions,
      Addresses addresses,
      HookScope reaches,
      HookSecret secrets,
      HookDeliveryWorker deliveries,
      WebFetch web,
      Audit audit) {
    this.transactions = transactions;
    this.addresses = addresses;
    this.reaches = reaches;
    this.secrets = secrets;
    this.deliveries = deliveries;
    this.web = web;
    this.audit = audit;
  }

  @Override
  public ObjectType type() {
    return WebHookType.TYPE;
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    Optional<String> wanted = domain.map(name -> DomainName.canonical(name).orElse(""));
    if (wanted.filter(String::isEmpty).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "malformed", "“" + domain.get() + "” is not a domain name."));
    }
    if (request.search().filter(StoredText::isImpossible).isPresent()
        || request.after().filter(StoredText::isImpossible).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "search", "malformed", "No web hook can have this text in its name."));
    }
    if (wanted.isPresent() && !knows(caller, wanted.get())) {
      return Answer.failed(new Failure.NotFound("domain", domain.get()));
    }
    return tried(
        () -> {
          List<WebHook> found =
              transactions
                  .read(
                      (Connection connection) ->
                          HookRows.list(connection, caller, wanted.orElse(""), request))
                  .stream()
                  .map(HookRows.Row::hook)
                  .toList();
          return new Answer.Done<>(Page.of(found, request, WebHook::key).map(HookValues::entry));
        });
  }

  private boolean knows(Caller caller, String domain) {
    OptionalLong id = addresses.domain(domain);
    return id.isPresent() && caller.administersDomain(id.getAsLong());
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return seen(caller, name).map(row -> HookValues.entry(row.hook()));
  }

  private Answer<HookRows.Row> seen(Caller caller, String name) {
    return tried(() -> transactions.read((Connection connection) -> row(connection, caller, name)));
  }

  private static Answer<HookRows.Row> row(Connection connection, Caller caller, String name)
      throws SQLException {
    List<HookRows.Row> found =
        StoredText.isImpossible(name) ? List.of() : HookRows.named(connection, caller, name);
    if (found.isEmpty()) {
      return none(name);
    }
    HookRows.Row first = found.getFirst();
    return found.size() == 1 || reach(first) < reach(found.get(1))
        ? new Answer.Done<>(first)
        : Answer.failed(
            new Failure.Invalid(
                "name",
                "ambiguous",
                "Several web hooks have this name. Identify the one you mean, for example "
                    + first.hook().key()
                    + "."));
  }

  private static <T> Answer<T> none(String name) {
    return Answer.failed(new Failure.NotFound("web hook", name));
  }

  /** Returns 0 for the server, 1 for a domain, 2 for an account. */
  private static int reach(HookRows.Row row) {
    if (row.account().isPresent()) {
      return 2;
    }
    return row.domain().isPresent() ? 1 : 0;
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    Optional<Failure> unknown = HookValues.unknown(values);
    if (unknown.isPresent()) {
      return Answer.failed(unknown.get());
    }
    WebHook wanted = HookValues.said(values, Optional.empty());
    Optional<Failure> wrong =
        NAME.matcher(wanted.name()).matches()
            ? HookValues.wrong(wanted).or(() -> unreachable(wanted))
            : Optional.of(
                new Failure.Invalid(
                    "name",
                    "malformed",
                    "A name must consist of lower-case letters, digits, dots, hyphens and"
                        + " underscores, at most 100 characters."));
    if (wrong.isPresent()) {
      return Answer.failed(wrong.get());
    }
    return reaches.of(caller, wanted).then(reach -> tried(() -> make(caller, wanted, reach)));
  }

  private Answer<DirectoryEntry> make(Caller caller, WebHook wanted, HookScope.Reach reach)
      throws SQLException {
    byte[] seed = secrets.seed();
    String secret = secrets.text(seed);
    return transactions.write(
        (Connection connection) -> {
          if (HookRows.count(connection, reach.domain(), reach.account()) >= MOST) {
            return Answer.failed(
                new Failure.Invalid(
                    "name", "too-many", "There can be at most " + MOST + " of them."));
          }
          Optional<WebHook> inserted =
              HookRows.insert(connection, wanted, reach.domain(), reach.account(), seed)
                  .map(HookRows.Row::hook);
          if (inserted.isEmpty()) {
            return Answer.failed(
                new Failure.Taken("name", "The web hook " + wanted.name() + " already exists."));
          }
          WebHook made = inserted.get();
          audit
              .entry(
                  caller,
                  "web-hook.create",
                  reach.subject(),
                  Optional.empty(),
                  Optional.of(described(made)))
              .write(connection);
          return new Answer.Done<>(HookValues.entry(made, secret));
        });
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    Optional<Failure> unknown = HookValues.unknown(values);
    if (unknown.isPresent()) {
      return Answer.failed(unknown.get());
    }
    boolean renews = values.get(WebHookType.RENEW).orElse(false);
    return changed(
        caller,
        name,
        version,
        (connection, row) -> {
          WebHook before = row.hook();
          WebHook wanted = HookValues.said(values, Optional.of(before));
          Optional<Failure> wrong = HookValues.wrong(wanted);
          if (!wanted.address().equals(before.address())) {
            wrong = wrong.or(() -> unreachable(wanted));
          }
          if (wrong.isPresent()) {
            return Answer.failed(wrong.get());
          }
          boolean isOther = !wanted.equals(before);
          byte[] seed = secrets.seed();
          if (isOther) {
            boolean anew =
                !wanted.address().equals(before.address()) || wanted.enabled() && !before.enabled();
            HookRows.change(connection, row.id(), wanted, anew);
          }
          if (renews) {
            HookRows.renew(connection, row.id(), seed);
          }
          WebHook after = HookRows.one(connection, row.id()).orElseThrow().hook();
          if (isOther || renews) {
            record(connection, caller, row, "change", Optional.of(after));
          }
          return new Answer.Done<>(
              renews ? HookValues.entry(after, secrets.text(seed)) : HookValues.entry(after));
        });
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return changed(
        caller,
        name,
        version,
        (connection, row) -> {
          HookRows.delete(connection, row.id());
          record(connection, caller, row, "delete", Optional.empty());
          return new Answer.Done<>(HookValues.entry(row.hook()));
        });
  }

  private void record(
      Connection connection, Caller caller, HookRows.Row row, String verb, Optional<WebHook> after)
      throws SQLException {
    audit
        .entry(
            caller,
            "web-hook." + verb,
            reaches.subject(row),
            Optional.of(described(row.hook())),
            after.map(WebHookEntries::described))
        .write(connection);
  }

  @FunctionalInterface
  private interface Work<T> {
    Answer<T> on(Connection connection, HookRows.Row row) throws SQLException;
  }

  private <T> Answer<T> changed(Caller caller, String name, OptionalLong version, Work<T> work) {
    return tried(
        () ->
            transactions.write(
                (Connection connection) -> {
                  Answer<HookRows.Row> locked =
                      row(connection, caller, name)
                          .then(
                              row ->
                                  HookRows.lock(connection, row.id())
                                      .<Answer<HookRows.Row>>map(Answer.Done::new)
                                      .orElseGet(() -> none(name)));
                  return switch (locked) {
                    case Answer.Failed<HookRows.Row>(Failure failure) -> Answer.failed(failure);
                    case Answer.Done<HookRows.Row>(HookRows.Row row) -> {
                      long there = row.hook().version();
                      yield version.isPresent() && version.getAsLong() != there
                          ? Answer.failed(new Failure.Outdated(there))
                          : work.on(connection, row);
                    }
                  };
                }));
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return seen(caller, name)
        .then(
            row -> {
              try {
                PostAnswer answer =
                    deliveries.post(
                        row,
                        "msg_" + UUID.randomUUID(),
                        HookMessage.test().getBytes(StandardCharsets.UTF_8));
                String said =
                    answer.isTaken()
                        ? "It answered " + answer.status()
                        : answer.why().replaceFirst("\\.$", "");
                return new Answer.Done<>(new TestOutcome(answer.isTaken(), List.of(said)));
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Answer.failed(new Failure.TryLater("The server is stopping."));
              } catch (HomeKeyMissing away) {
                return later(away);
              }
            });
  }

  @Override
  public Answer<List<HookDelivery>> deliveries(Caller caller, String name) {
    return seen(caller, name)
        .then(
            row ->
                tried(
                    () ->
                        new Answer.Done<>(
                            transactions.read(
                                (Connection connection) ->
                                    DeliveryRows.latest(connection, row.id())))));
  }

  @Override
  public Answer<HookDelivery> redeliver(Caller caller, String name, String message) {
    return changed(
        caller,
        name,
        OptionalLong.empty(),
        (connection, row) ->
            (StoredText.isImpossible(message)
                    ? Optional.<HookDelivery>empty()
                    : DeliveryRows.again(connection, row.id(), message))
                .<Answer<HookDelivery>>map(Answer.Done::new)
                .orElseGet(() -> Answer.failed(new Failure.NotFound("message", message))));
  }

  /** Returns a failure if messages are never posted to the address. */
  private Optional<Failure> unreachable(WebHook wanted) {
    return web.refusal(URI.create(wanted.address()))
        .map(why -> new Failure.Invalid("address", "not-allowed", why));
  }

  private static String described(WebHook hook) {
    return Json.createObjectBuilder()
        .add("name", hook.name())
        .add("address", hook.address())
        .add("kinds", Json.createArrayBuilder(hook.kinds().stream().map(HookKind::word).toList()))
        .add("domain", hook.domain())
        .add("account", hook.account())
        .add("enabled", hook.enabled())
        .build()
        .toString();
  }

  @FunctionalInterface
  private interface Trial<T> {
    Answer<T> run() throws SQLException;
  }

  private static <T> Answer<T> tried(Trial<T> trial) {
    try {
      return trial.run();
    } catch (SQLException | PersistenceException | HomeKeyMissing away) {
      return later(away);
    }
  }

  private static <T> Answer<T> later(Exception away) {
    AWAY.met(away.getMessage());
    return Answer.failed(new Failure.TryLater("Web hooks are not available at the moment."));
  }
}
