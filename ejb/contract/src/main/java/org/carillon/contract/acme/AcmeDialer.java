package org.carillon.contract.acme;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * What an adapter offers to who must not open sockets. Is used by many threads; interrupting one
 * ends what it waits for.
 */
public interface AcmeDialer {

  /**
   * What an authority says of itself.
   *
   * @param terms where its terms are; empty if it has none
   * @param needsBinding whether accounts have to be bound to ones known already
   */
  record Introduction(String terms, boolean needsBinding) {}

  /**
   * Asks an authority what it says of itself.
   *
   * @throws AcmeRefusal when it does not answer, or not by ACME
   */
  Introduction introduce(AcmeServer server) throws AcmeRefusal, InterruptedException;

  /**
   * Makes an account, or finds the one that has this key.
   *
   * @return its address
   */
  URI register(AcmeServer server, AcmeRegistration registration)
      throws AcmeRefusal, InterruptedException;

  /**
   * Orders a certificate and waits for it.
   *
   * @param answers shows whose the names are; is cleared before this returns
   * @throws IOException when nothing came of it
   */
  IssuedCertificate order(AcmeAccountKey account, AcmeOrder order, ChallengeAnswers answers)
      throws IOException, InterruptedException;

  /**
   * When the authority suggests to renew one of its certificates.
   *
   * @return empty where it does not say such a thing
   */
  Optional<RenewalWindow> renewal(AcmeAccountKey account, X509Certificate certificate)
      throws AcmeRefusal, InterruptedException;

  /**
   * Changes records in the DNS.
   *
   * @throws IOException when the server does not, or does not answer
   */
  void update(DnsUpdate update) throws IOException, InterruptedException;
}
