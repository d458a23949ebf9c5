package org.carillon.adapter.acme;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.acme.AcmeAccountKey;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.acme.AcmeOrder;
import org.carillon.contract.acme.AcmeRefusal;
import org.carillon.contract.acme.AcmeRegistration;
import org.carillon.contract.acme.AcmeServer;
import org.carillon.contract.acme.ChallengeAnswers;
import org.carillon.contract.acme.DnsUpdate;
import org.carillon.contract.acme.IssuedCertificate;
import org.carillon.contract.acme.RenewalWindow;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.connector.Resource;

/** Asks authorities by ACME (RFC 8555), with a library. */
public final class AdapterAcme implements AcmeDialer {
  /** The pause if an authority does not say when to ask again (RFC 9773 §4.3.2). */
  private static final Duration USUAL_PAUSE = Duration.ofHours(6);

  @Override
  public Introduction introduce(AcmeServer server) throws AcmeRefusal, InterruptedException {
    return AcmeSession.ask(
        server,
        session -> {
          Metadata said = session.getMetadata();
          return new Introduction(
              said.getTermsOfService().map(URI::toString).orElse(""),
              said.isExternalAccountRequired());
        });
  }

  @Override
  public URI register(AcmeServer server, AcmeRegistration registration)
      throws AcmeRefusal, InterruptedException {
    return AcmeSession.ask(
        server,
        session -> {
          AccountBuilder account = new AccountBuilder().useKeyPair(registration.key());
          if (!registration.contact().isEmpty()) {
            account.addEmail(registration.contact());
          }
          if (registration.termsAgreed()) {
            account.agreeToTermsOfService();
          }
          registration
              .binding()
              .ifPresent(binding -> account.withKeyIdentifier(binding.keyId(), binding.key()));
          try {
            return account.create(session).getLocation().toURI();
          } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(malformed);
          }
        });
  }

  @Override
  public IssuedCertificate order(AcmeAccountKey account, AcmeOrder order, ChallengeAnswers answers)
      throws IOException, InterruptedException {
    return new AcmeOrderProcess(account, order, answers).carryOut();
  }

  @Override
  public Optional<RenewalWindow> renewal(AcmeAccountKey account, X509Certificate certificate)
      throws AcmeRefusal, InterruptedException {
    return AcmeSession.ask(
        account.server(),
        session -> {
          if (session.resourceUrlOptional(Resource.RENEWAL_INFO).isEmpty()) {
            return Optional.empty();
          }
          RenewalInfo info = AcmeSession.login(session, account).bindRenewalInfo(certificate);
          Instant again = info.fetch().orElseGet(() -> Instant.now().plus(USUAL_PAUSE));
          return Optional.of(
              new RenewalWindow(
                  info.getSuggestedWindowStart(), info.getSuggestedWindowEnd(), again));
        });
  }

  @Override
  public void update(DnsUpdate update) throws IOException, InterruptedException {
    new DynamicUpdate(update).send();
  }
}
