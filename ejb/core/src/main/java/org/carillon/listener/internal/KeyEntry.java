package org.carillon.listener.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * A certificate chain and its key.
 *
 * @param chain the certificate first, then its issuers
 * @param key the certificate's private key
 */
record KeyEntry(List<X509Certificate> chain, PrivateKey key) {
  private static final int DNS_NAME = 2;
  private static final int MOST_CERTIFICATES = 10;

  /** What an upload turned out to be. */
  sealed interface Parsed {
    /** A usable chain with its key. */
    record Usable(KeyEntry chain) implements Parsed {}

    /** Not usable, with a sentence why. */
    record Unusable(String why) implements Parsed {}
  }

  /** Reads PEM as uploaded. */
  static Parsed parse(String pem) {
    var chain = new ArrayList<X509Certificate>();
    Optional<PrivateKey> key = Optional.empty();
    try (var parser = new PEMParser(new StringReader(pem))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        switch (object) {
          case X509CertificateHolder certificate ->
              chain.add(certificate(certificate.getEncoded()));
          case PEMKeyPair pair -> key = Optional.of(key(pair.getPrivateKeyInfo()));
          case PrivateKeyInfo info -> key = Optional.of(key(info));
          default -> {
            // Parameters and the like, which OpenSSL writes beside a key.
          }
        }
        if (chain.size() > MOST_CERTIFICATES) {
          return new Parsed.Unusable("A chain has at most " + MOST_CERTIFICATES + " certificates.");
        }
      }
    } catch (PEMException failure) {
      return new Parsed.Unusable("This is not PEM.");
    } catch (IOException | GeneralSecurityException | RuntimeException failure) {
      // Hostile input reaches far into the parser; whatever it objects to is the sender's fault.
      return new Parsed.Unusable("The certificate or key cannot be read.");
    }
    if (chain.isEmpty()) {
      return new Parsed.Unusable("There is no certificate in it.");
    }
    if (key.isEmpty()) {
      return new Parsed.Unusable("There is no private key without passphrase in it.");
    }
    var found = new KeyEntry(List.copyOf(chain), key.get());
    return found.belongTogether()
        ? new Parsed.Usable(found)
        : new Parsed.Unusable("The private key is not the first certificate's.");
  }

  /** Reads what {@link #chainText} and {@link #keyOctets} wrote. */
  static KeyEntry of(String chainText, byte[] keyOctets) throws GeneralSecurityException {
    Collection<?> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(chainText.getBytes(StandardCharsets.US_ASCII)));
    var chain = certificates.stream().map(X509Certificate.class::cast).toList();
    return new KeyEntry(
        chain,
        KeyFactory.getInstance(chain.getFirst().getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(keyOctets)));
  }

  String chainText() {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    var text = new StringBuilder();
    try {
      for (X509Certificate certificate : chain) {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(base64.encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
    return text.toString();
  }

  byte[] keyOctets() {
    return key.getEncoded();
  }

  /** The DNS names among the subject alternative names, in lower case. */
  List<String> names() {
    return names(chain.getFirst());
  }

  static List<String> names(X509Certificate certificate) {
    try {
      var alternatives = certificate.getSubjectAlternativeNames();
      return alternatives == null
          ? List.of()
          : alternatives.stream()
              .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
              .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
              .distinct()
              .toList();
    } catch (CertificateException unreadable) {
      return List.of();
    }
  }

  private boolean belongTogether() {
    byte[] sample = "carillon".getBytes(StandardCharsets.US_ASCII);
    try {
      var signature = Signature.getInstance(signatureAlgorithm());
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(chain.getFirst().getPublicKey());
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  private String signatureAlgorithm() {
    return switch (chain.getFirst().getPublicKey().getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "EdDSA";
    };
  }

  private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static PrivateKey key(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
    String algorithm =
        switch (info.getPrivateKeyAlgorithm().getAlgorithm().getId()) {
          case "1.2.840.113549.1.1.1" -> "RSA";
          case "1.2.840.10045.2.1" -> "EC";
          default -> "EdDSA";
        };
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }
}
