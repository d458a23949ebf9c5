package org.carillon.identity.internal.oauth.client;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.identity.oauth.ClientRegistrations;
import org.carillon.identity.oauth.OAuthAnswer;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.setting.OAuthSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * The registrations in the database. Unauthenticated clients create these rows. A network may
 * create only so many, and a client that nobody lets in within a day is deleted. A domain has a
 * limited number of clients that nobody has let in yet: above it, a new one replaces the oldest one
 * of the network that has most of them, so that attackers displace only each other.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ClientRegistrationOperations implements ClientRegistrations {
  private static final Logger LOG = Logger.getLogger(ClientRegistrationOperations.class);
  private static final Outage AWAY = new Outage(LOG, "Programs cannot register as OAuth clients");
  private static final int ID_OCTETS = 16;
  private static final int MOST_LABELS = 12;
  private static final long MOST_OF_NETWORK = 20;
  private static final long MOST_OF_DOMAIN = 1_000;
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public ClientRegistrationOperations(
      Transactions transactions, Addresses addresses, Settings settings) {
    this.transactions = transactions;
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Returns the domain of the issuer's host, if programs may register with it. */
  private Optional<String> domain(String issuer) {
    String host = URI.create(issuer).getHost();
    for (int labels = 0; host != null && labels < MOST_LABELS; labels++) {
      var id = addresses.domain(host);
      if (id.isPresent()) {
        return settings.value(OAuthSettings.REGISTRATION, Scope.domain(id.getAsLong()))
            ? Optional.of(host)
            : Optional.empty();
      }
      int dot = host.indexOf('.');
      host = dot < 0 ? null : host.substring(dot + 1);
    }
    return Optional.empty();
  }

  @Override
  public boolean isOffered(String issuer) {
    try {
      return domain(issuer).isPresent();
    } catch (PersistenceException failure) {
      AWAY.met(failure.getMessage());
      return false;
    }
  }

  @Override
  public OAuthAnswer register(String issuer, String metadata, Peer peer) {
    try {
      Optional<String> domain = domain(issuer);
      if (domain.isEmpty()) {
        return new OAuthAnswer.Refused(
            403, "access_denied", "Dynamic client registration is disabled.");
      }
      byte[] octets = new byte[ID_OCTETS];
      RANDOM.nextBytes(octets);
      String id = "self-" + HexFormat.of().formatHex(octets);
      OAuthClient wanted = RegisteredMetadata.read(metadata, id, domain.get());
      String network = ClientNetwork.of(peer.address()).toString();
      return transactions.write(entities -> make(entities, wanted, network));
    } catch (RegisteredMetadata.Unfit unfit) {
      return new OAuthAnswer.Refused(400, unfit.error(), unfit.getMessage());
    } catch (PersistenceException failure) {
      AWAY.met(failure.getMessage());
      return new OAuthAnswer.Refused(
          503,
          "temporarily_unavailable",
          "The server cannot do this at the moment. Try again later.");
    }
  }

  private static OAuthAnswer make(EntityManager entities, OAuthClient wanted, String network) {
    Optional<DomainRow> domain =
        DirectoryQueries.domain(entities, wanted.domain()).filter(row -> !row.isDeleted());
    if (domain.isEmpty()) {
      return new OAuthAnswer.Refused(403, "access_denied", "This domain does not exist.");
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    entities
        .createQuery(
            "DELETE FROM OAuthClientRow c WHERE c.registeredFrom IS NOT NULL"
                + " AND c.created < :before"
                + " AND NOT EXISTS (SELECT 1 FROM OAuthConsentRow o WHERE o.client = c)")
        .setParameter("before", now.minus(PATIENCE))
        .executeUpdate();
    long ofNetwork =
        entities
            .createQuery(
                "SELECT count(*) FROM OAuthClientRow c WHERE c.registeredFrom = :network"
                    + " AND c.created > :since",
                Long.class)
            .setParameter("network", network)
            .setParameter("since", now.minus(PATIENCE))
            .getSingleResult();
    long ofDomain =
        entities
            .createQuery(
                "SELECT count(*) FROM OAuthClientRow c WHERE c.registeredFrom IS NOT NULL"
                    + " AND c.domain = :domain",
                Long.class)
            .setParameter("domain", domain.get())
            .getSingleResult();
    if (ofNetwork >= MOST_OF_NETWORK
        || ofDomain >= MOST_OF_DOMAIN && !makesRoom(entities, domain.get())) {
      return new OAuthAnswer.Refused(
          429, "temporarily_unavailable", "Too many programs have registered. Try again tomorrow.");
    }
    OAuthClientRow row = new OAuthClientRow(wanted, domain.get(), now);
    row.registeredFrom = network;
    entities.persist(row);
    entities.flush();
    LOG.infof(
        "A program registered as an OAuth client of %s as %s, from %s",
        wanted.domain(), wanted.id(), network);
    return new OAuthAnswer.Done(RegisteredMetadata.answer(wanted, now));
  }

  /** Deletes a client that nobody had let in. Returns whether there was one. */
  private static boolean makesRoom(EntityManager entities, DomainRow domain) {
    String unused =
        " FROM OAuthClientRow c WHERE c.registeredFrom IS NOT NULL AND c.domain = :domain"
            + " AND NOT EXISTS (SELECT 1 FROM OAuthConsentRow o WHERE o.client = c)";
    return entities
        .createQuery(
            "SELECT c.registeredFrom"
                + unused
                + " GROUP BY c.registeredFrom ORDER BY count(*) DESC, min(c.created)",
            String.class)
        .setParameter("domain", domain)
        .setMaxResults(1)
        .getResultStream()
        .flatMap(
            network ->
                entities
                    .createQuery(
                        "SELECT c.id"
                            + unused
                            + " AND c.registeredFrom = :network ORDER BY c.created, c.id",
                        Long.class)
                    .setParameter("domain", domain)
                    .setParameter("network", network)
                    .setMaxResults(1)
                    .getResultStream())
        .map(
            oldest ->
                entities
                    .createQuery("DELETE FROM OAuthClientRow c WHERE c.id = :id")
                    .setParameter("id", oldest)
                    .executeUpdate())
        .anyMatch(gone -> gone > 0);
  }
}
