package org.carillon.listener.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * Sorts certificates into a chain: the key's own first, then its issuers, as clients want it (RFC
 * 8446 §4.4.2), without the root, which clients either have or do not trust.
 */
final class OrderedChain {
  private OrderedChain() {}

  /** The result of the sorting. */
  sealed interface Result {
    record Whole(List<X509Certificate> chain) implements Result {}

    /** There is no chain, with a code and a sentence why. */
    record Broken(String code, String why) implements Result {}
  }

  /**
   * Returns the chain of a key's certificate.
   *
   * @param given all certificates; those that do not belong to the chain are left out
   */
  static Result of(List<X509Certificate> given, PrivateKey key) {
    if (given.isEmpty()) {
      return new Result.Broken("malformed", "The text contains no certificate.");
    }
    Optional<X509Certificate> own =
        given.stream().filter(certificate -> belongTogether(certificate, key)).findFirst();
    if (own.isEmpty()) {
      return new Result.Broken(
          "other-key", "The private key belongs to none of these certificates.");
    }
    List<X509Certificate> rest = new ArrayList<>(given);
    List<X509Certificate> chain = new ArrayList<>(List.of(own.get()));
    rest.removeIf(own.get()::equals);
    while (!isRoot(chain.getLast())) {
      X509Certificate last = chain.getLast();
      Optional<X509Certificate> issuer =
          rest.stream().filter(candidate -> isIssuer(candidate, last)).findFirst();
      if (issuer.isEmpty()) {
        return PlatformRoots.have(last.getIssuerX500Principal())
            ? new Result.Whole(List.copyOf(chain))
            : new Result.Broken(
                "incomplete",
                "The chain is incomplete: the certificate of "
                    + last.getIssuerX500Principal().getName()
                    + " , which issued the one of "
                    + last.getSubjectX500Principal().getName()
                    + ", is missing. Without it, clients cannot verify the certificate."
                    + " Get it from the authority and add it.");
      }
      rest.removeIf(issuer.get()::equals);
      chain.add(issuer.get());
    }
    return new Result.Whole(
        List.copyOf(chain.size() == 1 ? chain : chain.subList(0, chain.size() - 1)));
  }

  private static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static boolean isIssuer(X509Certificate candidate, X509Certificate certificate) {
    if (!candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(candidate.getPublicKey());
      return true;
    } catch (GeneralSecurityException otherKey) {
      return false;
    }
  }

  /** Returns whether a certificate is for a key: it verifies the key's signature. */
  static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
    byte[] sample = "carillon".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature =
          Signature.getInstance(
              switch (certificate.getPublicKey().getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> "EdDSA";
              });
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  /** The authorities that this machine trusts, read at first use. */
  private static final class PlatformRoots {
    private static final Set<X500Principal> NAMES = read();

    static boolean have(X500Principal name) {
      return NAMES.contains(name);
    }

    private static Set<X500Principal> read() {
      try {
        TrustManagerFactory factory =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
            .flatMap(
                manager ->
                    manager instanceof X509TrustManager known
                        ? Arrays.stream(known.getAcceptedIssuers())
                        : Stream.empty())
            .map(X509Certificate::getSubjectX500Principal)
            .collect(Collectors.toUnmodifiableSet());
      } catch (GeneralSecurityException none) {
        return Set.of();
      }
    }
  }
}
