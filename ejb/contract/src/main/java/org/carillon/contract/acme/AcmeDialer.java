package org.carillon.contract.acme;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The ACME client that an adapter offers to core code, which must not open sockets. It is used by
 * many threads. Interrupting a thread ends what that thread waits for.
 */
public interface AcmeDialer {

  /**
   * The properties of an authority, from its directory.
   *
   * @param terms the address of its terms; empty if it has none
   * @param needsBinding true if a new account must be bound to an account that the authority
   *     already knows
   */
  record Introduction(String terms, boolean needsBinding) {}

  /** Asks an authority about itself. It is refused if there is no answer, or none in ACME. */
  Introduction introduce(AcmeServer server) throws AcmeRefusal, InterruptedException;

  /** Creates an account, or finds the one that has this key. Returns the account's URL. */
  URI register(AcmeServer server, AcmeRegistration registration)
      throws AcmeRefusal, InterruptedException;

  /**
   * Orders a certificate and waits for it.
   *
   * @param answers publishes the proofs that the account controls the names; it is cleared before
   *     this method returns
   * @throws IOException if no certificate was issued
   */
  IssuedCertificate order(AcmeAccountKey account, AcmeOrder order, ChallengeAnswers answers)
      throws IOException, InterruptedException;

  /** Returns the window in which the authority suggests renewing a certificate, if it does. */
  Optional<RenewalWindow> renewal(AcmeAccountKey account, X509Certificate certificate)
      throws AcmeRefusal, InterruptedException;

  /** Changes records in the DNS. Throws IOException if the server refuses or does not answer. */
  void update(DnsUpdate update) throws IOException, InterruptedException;
}
