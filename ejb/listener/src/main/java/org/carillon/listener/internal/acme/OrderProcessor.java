package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.carillon.contract.acme.AcmeAccountKey;
import org.carillon.contract.acme.AcmeOrder;
import org.carillon.contract.acme.AcmeRefusal;
import org.carillon.contract.acme.ChallengeKind;
import org.carillon.contract.acme.RenewalWindow;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.helper.HelperFolders;
import org.carillon.listener.internal.acme.OrderRows.Due;
import org.carillon.listener.internal.signing.SigningRequest;
import org.carillon.listener.internal.signing.Subject;
import org.jboss.logging.Logger;

/** Handles one due certificate after the other: orders it, or finds when it is to be renewed. */
@ApplicationScoped
class OrderProcessor {
  private static final Logger LOG = Logger.getLogger(OrderProcessor.class);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** The time over which orders that waited for the next day are spread. */
  private static final Duration SPREAD = Duration.ofHours(1);

  /** The longest common name (RFC 5280, ub-common-name). */
  private static final int MOST_COMMON_NAME = 64;

  private final OrderRows rows;
  private final ChallengeRows challenges;
  private final AcmeClientHolder acme;
  private final AuthorityAccounts accounts;
  private final OrderCounts counts;
  private final RandomGenerator random = new SecureRandom();

  @Inject
  OrderProcessor(
      OrderRows rows,
      ChallengeRows challenges,
      AcmeClientHolder acme,
      AuthorityAccounts accounts,
      OrderCounts counts) {
    this.rows = rows;
    this.challenges = challenges;
    this.acme = acme;
    this.accounts = accounts;
    this.counts = counts;
  }

  /** Handles the next certificate; false if none is due. */
  boolean take() throws SQLException, InterruptedException {
    Optional<Due> claimed = rows.claim();
    if (claimed.isEmpty()) {
      return false;
    }
    Due due = claimed.get();
    if (!due.of(AcmeCertificateType.ENABLED)) {
      rows.rest(due.id());
      return true;
    }
    try {
      look(due);
    } catch (IOException failure) {
      Instant again = again(due, failure);
      LOG.warnf(
          "The certificate %s could not be ordered. The next attempt is at %s: %s",
          due.name(), again, failure.getMessage());
      rows.failed(due, String.valueOf(failure.getMessage()), again);
    }
    return true;
  }

  private static Instant again(Due due, IOException failure) {
    Instant usual =
        Instant.now().plus(RenewalTime.backOff(due.of(AcmeCertificateEntries.TRIES) + 1));
    return failure instanceof AcmeRefusal refusal
        ? refusal.again().filter(usual::isBefore).orElse(usual)
        : usual;
  }

  private void look(Due due) throws IOException, InterruptedException {
    AcmeAccountKey account = accounts.of(due.account());
    Optional<X509Certificate> current = due.current();
    if (current.isPresent() && !due.of(AcmeCertificateEntries.CHANGED)) {
      Optional<Instant> chosen = due.order().values().get(AcmeCertificateType.RENEWAL);
      RenewalTime time = time(account, current.get(), chosen);
      if (time.renewal().isAfter(Instant.now())) {
        rows.good(due, time);
        return;
      }
    }
    OptionalLong domain = due.order().domain();
    if (domain.isPresent() && !counts.take(domain.getAsLong())) {
      Instant tomorrow = OrderCounts.tomorrow().plusSeconds(random.nextLong(SPREAD.toSeconds()));
      LOG.warnf(
          "The order of the certificate %s is postponed to %s: %s",
          due.name(), tomorrow, counts.full());
      rows.failed(due, counts.full(), tomorrow);
      return;
    }
    order(due, account);
  }

  private RenewalTime time(
      AcmeAccountKey account, X509Certificate certificate, Optional<Instant> chosen)
      throws InterruptedException {
    Optional<RenewalWindow> window = Optional.empty();
    try {
      window = acme.dialer().renewal(account, certificate);
    } catch (IOException silent) {
      LOG.infof(
          "%s does not say when to renew, so the certificate's lifetime decides: %s",
          account.server().directory(), silent.getMessage());
    }
    return RenewalTime.of(certificate, window, chosen, Instant.now(), random);
  }

  private void order(Due due, AcmeAccountKey account) throws IOException, InterruptedException {
    KeyPair pair = due.keyType().make();
    String common =
        due.hosts().stream()
            .filter(host -> host.length() <= MOST_COMMON_NAME)
            .findFirst()
            .orElse("");
    SigningRequest request =
        new SigningRequest(due.keyType(), pair, Subject.of(common), due.hosts());
    PublishedChallenges answers =
        new PublishedChallenges(acme.dialer(), challenges, due.account(), HelperFolders.ofServer());
    List<X509Certificate> chain =
        acme.dialer()
            .order(
                account,
                new AcmeOrder(
                    due.hosts(),
                    request.encoded(),
                    ChallengeKind.of(due.of(AcmeCertificateType.CHALLENGE)),
                    due.current(),
                    PATIENCE),
                answers)
            .chain();
    if (!chain.getFirst().getPublicKey().equals(pair.getPublic())) {
      throw new IOException("The authority issued a certificate for another key");
    }
    RenewalTime time = time(account, chain.getFirst(), Optional.empty());
    rows.issued(due, chain, pair.getPrivate(), time);
    LOG.infof(
        "The certificate %s was issued and is valid until %s",
        due.name(), chain.getFirst().getNotAfter().toInstant());
  }
}
