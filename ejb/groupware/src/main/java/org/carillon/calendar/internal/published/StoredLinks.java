package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.secret.LinkSecret;
import org.carillon.account.setting.HostSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.calendar.PublishedSettings;
import org.carillon.calendar.published.CalendarLink;
import org.carillon.calendar.published.CalendarLinks;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.item.CollectionKind;

/** Sets what calendars show, and creates and revokes their secret addresses. */
@ApplicationScoped
public class StoredLinks implements CalendarLinks {
  private static final int SEED_OCTETS = 32;

  private final Collections collections;
  private final Addresses addresses;
  private final Audit audit;
  private final Settings settings;
  private final SqlTransactions transactions;

  private final SecureRandom random = new SecureRandom();

  @Inject
  StoredLinks(
      Collections collections,
      Addresses addresses,
      Audit audit,
      Settings settings,
      SqlTransactions transactions) {
    this.collections = collections;
    this.addresses = addresses;
    this.audit = audit;
    this.settings = settings;
    this.transactions = transactions;
  }

  private PublicationRows rows() {
    return new PublicationRows(transactions);
  }

  @FunctionalInterface
  private interface Work<T> {
    Answer<T> on(CollectionEntry calendar) throws SQLException;
  }

  private <T> Answer<T> governed(Caller caller, long collection, Work<T> work) {
    return collections
        .collection(caller, collection)
        .then(
            calendar -> {
              if (!CalendarOwners.KINDS.contains(calendar.kind())) {
                return Answer.failed(new Failure.NotFound("calendar"));
              }
              if (!calendar.rights().has(Right.ADMINISTER)) {
                return Answer.failed(
                    new Failure.NotAllowed(
                        Failure.NotAllowed.PLAIN,
                        "Only users who administer a calendar can choose who else sees it."));
              }
              try {
                return work.on(calendar);
              } catch (SQLException away) {
                return Answer.failed(CalendarOwners.away());
              }
            });
  }

  @Override
  public Answer<Choice> shown(Caller caller, long collection, String origin) {
    return governed(
        caller,
        collection,
        calendar -> new Answer.Done<>(choice(caller, calendar, part(collection), origin)));
  }

  @Override
  public Answer<Choice> show(Caller caller, long collection, PublishedPart part, String origin) {
    return governed(
        caller,
        collection,
        calendar -> {
          Optional<Failure> refused =
              part == PublishedPart.WHOLE
                  ? invalid("Everybody can be shown nothing, busy times, or public events.")
                  : refused(caller, calendar, part);
          if (refused.isPresent()) {
            return Answer.failed(refused.get());
          }
          PublishedPart before = part(collection);
          AuditEntry entry =
              audit.entry(
                  caller,
                  "calendar.show",
                  subject(caller, calendar),
                  Optional.of(before.name()),
                  Optional.of(part.name()));
          return rows().show(collection, part, seed(), entry)
              ? new Answer.Done<>(choice(caller, calendar, part, origin))
              : Answer.failed(new Failure.NotFound("calendar"));
        });
  }

  private PublishedPart part(long collection) throws SQLException {
    return rows().shown(collection).map(PublicationRows.Shown::part).orElse(PublishedPart.NOTHING);
  }

  private Choice choice(
      Caller caller, CollectionEntry calendar, PublishedPart part, String origin) {
    String owner = owner(caller, calendar).map(Resolution.Local::address).orElse(caller.name());
    String path =
        Stream.of(calendar.name().own().path().split("/"))
            .map(StoredLinks::encoded)
            .collect(Collectors.joining("/"));
    return new Choice(part, address(caller, calendar, "~" + owner + "/" + path, "", origin));
  }

  private static String leaf(CollectionEntry calendar) {
    String path = calendar.name().own().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Returns an address below the root if the webmail is there, which forwards the request,
   * otherwise below the DAV root. The secret is in the query, because request logs do not contain
   * queries.
   */
  private String address(
      Caller caller, CollectionEntry calendar, String file, String query, String origin) {
    Scope scope =
        owner(caller, calendar)
            .<Scope>map(local -> Scope.account(local.domain(), local.account()))
            .orElseGet(Scope::server);
    URI web = URI.create(HostSettings.webAddress(settings, scope, "", origin));
    String root =
        web.getPath().equals("/") ? "" : System.getProperty("carillon.context.dav", "/dav");
    return web.getScheme()
        + "://"
        + web.getRawAuthority()
        + root
        + "/CalendarData/"
        + file
        + ".ics"
        + query;
  }

  private byte[] seed() {
    byte[] seed = new byte[SEED_OCTETS];
    random.nextBytes(seed);
    return seed;
  }

  private static Optional<Failure> invalid(String why) {
    return Optional.of(new Failure.Invalid("shown", "not-possible", why));
  }

  private Optional<Failure> refused(Caller caller, CollectionEntry calendar, PublishedPart part) {
    if (part == PublishedPart.BUSY && calendar.kind() != CollectionKind.CALENDAR) {
      return invalid("Busy times can only be shown of calendars.");
    }
    PublishedPart most =
        owner(caller, calendar)
            .map(
                local ->
                    settings.value(
                        PublishedSettings.MOST_SHOWN,
                        Scope.account(local.domain(), local.account())))
            .orElse(PublishedPart.NOTHING);
    return part.compareTo(most) > 0
        ? Optional.of(
            new Failure.NotAllowed(
                "not-published", "This domain does not allow that so much is shown."))
        : Optional.empty();
  }

  private Optional<Resolution.Local> owner(Caller caller, CollectionEntry calendar) {
    String named = calendar.name().account();
    if (named.isEmpty()) {
      return addresses.account(caller.account());
    }
    String domain = caller.name().substring(caller.name().indexOf('@') + 1);
    return addresses.resolve(named.contains("@") ? named : named + "@" + domain)
            instanceof Resolution.Local local
        ? Optional.of(local)
        : Optional.empty();
  }

  private AuditSubject subject(Caller caller, CollectionEntry calendar) {
    return owner(caller, calendar)
        .map(
            local ->
                AuditSubject.of(
                    local.domain(), calendar.name().own().path() + " of " + local.address()))
        .orElseGet(() -> AuditSubject.server(calendar.name().path()));
  }

  @Override
  public Answer<List<CalendarLink>> list(Caller caller, long collection) {
    return governed(caller, collection, calendar -> new Answer.Done<>(rows().links(collection)));
  }

  @Override
  public Answer<Made> make(
      Caller caller, long collection, PublishedPart part, String description, String origin) {
    return governed(
        caller,
        collection,
        calendar -> {
          Optional<Failure> refused =
              part == PublishedPart.NOTHING
                  ? invalid("A secret address can show busy times, public events, or all events.")
                  : refused(caller, calendar, part).or(() -> wrong(description));
          if (refused.isPresent()) {
            return Answer.failed(refused.get());
          }
          String secret = LinkSecret.random(random);
          CalendarLink link =
              new CalendarLink(
                  UUID.randomUUID().toString(),
                  description.strip(),
                  part,
                  Instant.now().truncatedTo(ChronoUnit.MILLIS),
                  Optional.empty());
          AuditEntry entry =
              audit.entry(
                  caller,
                  "calendar-link.create",
                  subject(caller, calendar),
                  Optional.empty(),
                  Optional.of(link.id() + " " + part.name()));
          return rows().make(collection, caller.account(), link, LinkSecret.hash(secret), entry)
              ? new Answer.Done<>(
                  new Made(
                      link,
                      address(
                          caller,
                          calendar,
                          "link/" + encoded(leaf(calendar)),
                          "?key=" + secret,
                          origin)))
              : Answer.failed(
                  new Failure.Invalid(
                      "shown",
                      "too-many",
                      "A calendar can have at most " + MOST + " secret addresses."));
        });
  }

  private static Optional<Failure> wrong(String description) {
    return description.length() > LONGEST
            || description.codePoints().anyMatch(Character::isISOControl)
        ? Optional.of(
            new Failure.Invalid(
                "description",
                "malformed",
                "The description must be one line of at most " + LONGEST + " characters."))
        : Optional.empty();
  }

  @Override
  public Answer<CalendarLink> end(Caller caller, long collection, String id) {
    return governed(
        caller,
        collection,
        calendar -> {
          AuditEntry entry =
              audit.entry(
                  caller,
                  "calendar-link.end",
                  subject(caller, calendar),
                  Optional.of(id),
                  Optional.empty());
          return (id.indexOf('\0') < 0 ? rows().end(collection, id, entry) : noLink())
              .<Answer<CalendarLink>>map(Answer.Done::new)
              .orElseGet(() -> Answer.failed(new Failure.NotFound("secret address")));
        });
  }

  private static Optional<CalendarLink> noLink() {
    return Optional.empty();
  }
}
