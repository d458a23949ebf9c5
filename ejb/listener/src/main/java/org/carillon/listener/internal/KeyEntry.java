package org.carillon.listener.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.carillon.listener.NewCertificate;

/**
 * A certificate chain and its key.
 *
 * @param chain the certificate first, then its issuers
 * @param key the certificate's private key
 */
record KeyEntry(List<X509Certificate> chain, PrivateKey key) {
  private static final int DNS_NAME = 2;
  private static final int MOST_CERTIFICATES = 10;

  /** The most certificates in a file, which may contain authorities, too. */
  private static final int MOST_IN_FILE = 50;

  /** The most characters of a file in Base64. */
  private static final int MOST_FILE = 200_000;

  /** Files are read one at a time: a file itself sets how often its passphrase is hashed. */
  private static final Semaphore READING = new Semaphore(1);

  /** The result of reading an upload. */
  sealed interface Parsed {
    record Usable(KeyEntry chain) implements Parsed {}

    /** The upload is not usable, with a code and a sentence why. */
    record Unusable(String code, String why) implements Parsed {
      Unusable(String why) {
        this("malformed", why);
      }
    }
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
            // Such as parameters, which OpenSSL writes beside a key.
          }
        }
        if (chain.size() > MOST_CERTIFICATES) {
          return new Parsed.Unusable(
              "A certificate chain can have at most " + MOST_CERTIFICATES + " certificates.");
        }
      }
    } catch (PEMException failure) {
      return new Parsed.Unusable("The text is not in PEM format.");
    } catch (IOException | GeneralSecurityException | RuntimeException failure) {
      // Hostile input reaches far into the parser; any exception is the sender's fault.
      return new Parsed.Unusable("The certificate or key cannot be read.");
    }
    if (chain.isEmpty()) {
      return new Parsed.Unusable("The text contains no certificate.");
    }
    if (key.isEmpty()) {
      return new Parsed.Unusable(
          "The text contains no private key, or only one with a passphrase.");
    }
    return ordered(chain, key.get());
  }

  private static Parsed ordered(List<X509Certificate> given, PrivateKey key) {
    return switch (OrderedChain.of(given, key)) {
      case OrderedChain.Result.Whole(List<X509Certificate> chain) ->
          new Parsed.Usable(new KeyEntry(chain, key));
      case OrderedChain.Result.Broken(String code, String why) -> new Parsed.Unusable(code, why);
    };
  }

  /** Reads an authority's certificate for a local key, in PEM and in any order. */
  static Parsed parseIssued(String pem, PrivateKey key) {
    var chain = new ArrayList<X509Certificate>();
    try (var parser = new PEMParser(new StringReader(pem))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        if (object instanceof X509CertificateHolder certificate) {
          chain.add(certificate(certificate.getEncoded()));
        }
        if (chain.size() > MOST_CERTIFICATES) {
          return new Parsed.Unusable(
              "A certificate chain can have at most " + MOST_CERTIFICATES + " certificates.");
        }
      }
    } catch (IOException | GeneralSecurityException | RuntimeException failure) {
      // As above: hostile input reaches far into the parser.
      return new Parsed.Unusable("The certificate cannot be read.");
    }
    return ordered(chain, key);
  }

  /** Reads a file of PKCS #12 as uploaded; one at a time, since it may need a lot of hashing. */
  static Parsed parse(NewCertificate.KeyFile file) {
    if (file.base64().length() > MOST_FILE) {
      return new Parsed.Unusable("The file is too large to be a certificate.");
    }
    if (!READING.tryAcquire()) {
      return new Parsed.Unusable("Another file is being read at the moment. Upload it again.");
    }
    char[] passphrase = file.passphrase().toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(
          new ByteArrayInputStream(Base64.getMimeDecoder().decode(file.base64())), passphrase);
      List<X509Certificate> given = new ArrayList<>();
      Optional<PrivateKey> key = Optional.empty();
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain != null) {
          Arrays.stream(chain).map(X509Certificate.class::cast).forEach(given::add);
        } else if (store.getCertificate(alias) instanceof X509Certificate alone) {
          given.add(alone);
        }
        if (key.isEmpty() && store.getKey(alias, passphrase) instanceof PrivateKey found) {
          key = Optional.of(found);
        }
        if (given.size() > MOST_IN_FILE) {
          return new Parsed.Unusable(
              "A file can contain at most " + MOST_IN_FILE + " certificates.");
        }
      }
      return key.isEmpty()
          ? new Parsed.Unusable("The file contains no private key.")
          : ordered(given, key.get());
    } catch (IOException unreadable) {
      return unreadable.getCause() instanceof UnrecoverableKeyException
          ? new Parsed.Unusable("passphrase", "The passphrase is wrong.")
          : new Parsed.Unusable("The file is not in PKCS #12 format.");
    } catch (GeneralSecurityException | RuntimeException failure) {
      return new Parsed.Unusable("The certificate or key cannot be read.");
    } finally {
      READING.release();
    }
  }

  /** Reads what {@link #chainText} and {@link #keyOctets} wrote. */
  static KeyEntry of(String chainText, byte[] keyOctets) throws GeneralSecurityException {
    var chain = chain(chainText);
    return new KeyEntry(
        chain,
        KeyFactory.getInstance(chain.getFirst().getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(keyOctets)));
  }

  /** Reads what {@link #chainText} wrote. */
  static List<X509Certificate> chain(String chainText) throws GeneralSecurityException {
    Collection<?> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(chainText.getBytes(StandardCharsets.US_ASCII)));
    return certificates.stream().<X509Certificate>map(X509Certificate.class::cast).toList();
  }

  String chainText() {
    return chainText(chain);
  }

  static String chainText(List<X509Certificate> chain) {
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

  /** Returns the DNS names among the subject alternative names, in lower case. */
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
