package org.carillon.identity.internal.oauth.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.internal.oauth.grant.AuthorizationCode;
import org.carillon.identity.oauth.OAuthScope;

/** The devices that wait, and the limit on how often they may poll (RFC 8628 §3.2, §3.4, §3.5). */
@ApplicationScoped
public class Devices {
  /** The longest time that a device waits. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  /** The least time between two polls, in seconds. */
  public static final long PAUSE = 5;

  private static final long MOST = 10_000;
  private static final long MOST_OF_A_NETWORK = 20;
  private static final String FORM = "odc_";

  private final Transactions transactions;
  private final SealedFormState notes;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public Devices(Transactions transactions, HomeKey homeKey) {
    this.transactions = transactions;
    this.notes = new SealedFormState(homeKey, "oauth-device", LIFE);
  }

  /**
   * A device that begins to wait.
   *
   * @param device the device code, which the device shows itself
   * @param user the user code, which its owner types
   */
  public record Begun(String device, String user) {
    /** Leaves both codes out, so that no log can show them. */
    @Override
    public String toString() {
      return "Begun[]";
    }
  }

  /** The result of a poll. */
  public sealed interface Poll {}

  /** The device was let in. */
  public record LetIn(AuthorizationCode code) implements Poll {}

  /** The owner has not decided yet. */
  public record Pending() implements Poll {}

  /** The device polls too often. */
  public record TooFast() implements Poll {}

  /** The owner refused. */
  public record Denied() implements Poll {}

  /** The code has expired. */
  public record Over() implements Poll {}

  /** This server did not make the code. */
  public record Unknown() implements Poll {}

  /**
   * Lets a device wait. Returns empty while too many devices wait.
   *
   * @param issuer the issuer as which this server was addressed; it is the issuer of the tokens
   */
  public Optional<Begun> begin(String client, List<OAuthScope> scopes, String issuer, Peer peer) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return transactions.write(entities -> begun(entities, client, scopes, issuer, peer, now));
  }

  private Optional<Begun> begun(
      EntityManager entities,
      String client,
      List<OAuthScope> scopes,
      String issuer,
      Peer peer,
      Instant now) {
    entities
        .createQuery("DELETE FROM OAuthDeviceRow d WHERE d.expires < :now")
        .setParameter("now", now)
        .executeUpdate();
    ClientNetwork network = ClientNetwork.of(peer.address());
    if (count(entities, "%") >= MOST
        || count(entities, network.toString()) >= MOST_OF_A_NETWORK
        || network.site().filter(site -> isFull(entities, site)).isPresent()) {
      return Optional.empty();
    }
    var row = new OAuthDeviceRow();
    row.id = UUID.randomUUID().toString();
    row.code = UserCode.random(random);
    row.client = OAuthClientRow.inUse(entities, client).orElseThrow();
    row.scopes = OAuthScope.text(scopes);
    row.network = network.toString();
    row.created = now;
    row.expires = now.plus(LIFE);
    row.polled = now.minusSeconds(PAUSE);
    row.pause = PAUSE;
    entities.persist(row);
    return Optional.of(
        new Begun(FORM + notes.write(row.id + " " + issuer, now), UserCode.shown(row.code)));
  }

  /**
   * Returns whether too many devices of the site wait. The networks of a site begin as the site
   * does: {@code 2001:db8:1:7::/64} is in {@code 2001:db8:1::/48}.
   */
  private static boolean isFull(EntityManager entities, ClientNetwork site) {
    String begin = site.toString().replace(":/" + site.length(), "");
    return count(entities, begin + "%") >= MOST_OF_A_NETWORK * ClientNetwork.SITE_SHARES;
  }

  private static long count(EntityManager entities, String networks) {
    return entities
        .createQuery(
            "SELECT COUNT(d) FROM OAuthDeviceRow d WHERE d.network LIKE :networks", Long.class)
        .setParameter("networks", networks)
        .getSingleResult();
  }

  public Poll poll(String device, String client) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    if (!device.startsWith(FORM)) {
      return new Unknown();
    }
    // A code that cannot be opened was not made here or has expired. The device is told the latter.
    return notes
        .read(device.substring(FORM.length()), now)
        .map(text -> text.split(" ", 2))
        .map(
            said -> transactions.write(entities -> polled(entities, said[0], said[1], client, now)))
        .orElseGet(Over::new);
  }

  private static Poll polled(
      EntityManager entities, String id, String issuer, String client, Instant now) {
    OAuthDeviceRow row = entities.find(OAuthDeviceRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null || row.expires.isBefore(now)) {
      return new Over();
    }
    if (!row.client.client().equals(client)) {
      return new Unknown();
    }
    if (row.polled.plusSeconds(row.pause - 1).isAfter(now)) {
      row.pause += PAUSE;
      row.polled = now;
      return new TooFast();
    }
    row.polled = now;
    if (row.refused) {
      return new Denied();
    }
    Optional<AuthorizationCode> code = row.exchanged(issuer);
    if (code.isEmpty()) {
      return new Pending();
    }
    entities.remove(row);
    return new LetIn(code.get());
  }

  /**
   * A device that waits, found by the code that its owner typed.
   *
   * @param client the device's client
   * @param scopes the scopes that it asks for
   */
  public record Waiting(OAuthClientRow client, List<OAuthScope> scopes) {
    public Waiting {
      scopes = List.copyOf(scopes);
    }
  }

  public static Optional<Waiting> find(EntityManager entities, String typed, Instant now) {
    return row(entities, typed, now).map(row -> new Waiting(row.client, row.scopes()));
  }

  private static Optional<OAuthDeviceRow> row(EntityManager entities, String typed, Instant now) {
    return UserCode.plain(typed)
        .flatMap(
            code ->
                entities
                    .createQuery(
                        """
                        SELECT d FROM OAuthDeviceRow d JOIN FETCH d.client c
                        LEFT JOIN FETCH c.domain WHERE d.code = :code AND d.expires > :now
                        AND d.account IS NULL AND d.refused = false
                        """,
                        OAuthDeviceRow.class)
                    .setParameter("code", code)
                    .setParameter("now", now)
                    .getResultStream()
                    .findFirst());
  }

  /** Lets a device in. Returns whether it was still waiting. */
  public static boolean allow(
      EntityManager entities, String typed, Principal who, Instant signedIn, Instant now) {
    Optional<OAuthDeviceRow> found = row(entities, typed, now);
    found.ifPresent(
        row -> {
          row.account = who.account();
          row.password = who.passwordMark();
          row.authenticated = signedIn.truncatedTo(ChronoUnit.SECONDS);
        });
    return found.isPresent();
  }

  /** Refuses a device. Returns whether it was still waiting. */
  public static boolean refuse(EntityManager entities, String typed, Instant now) {
    Optional<OAuthDeviceRow> found = row(entities, typed, now);
    found.ifPresent(row -> row.refused = true);
    return found.isPresent();
  }
}
