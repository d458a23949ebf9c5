package org.carillon.listener.internal.setup;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.listener.setup.ProfileSignatures;
import org.jboss.logging.Logger;

/** Signs with the certificates that listeners show. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ProfileSignatureOperations implements ProfileSignatures {
  private static final Logger LOG = Logger.getLogger(ProfileSignatureOperations.class);

  private static final int DNS_NAME = 2;

  /** Limits signatures, which take some ms of CPU time and any signed-in user may request. */
  private static final Semaphore AT_A_TIME = new Semaphore(4);

  private final ListenerCatalog listeners;

  @Inject
  public ProfileSignatureOperations(ListenerCatalog listeners) {
    this.listeners = listeners;
  }

  @Override
  public byte[] signed(String host, byte[] file) {
    if (file.length > MOST_OCTETS) {
      throw new IllegalArgumentException("Too large to be signed: " + file.length);
    }
    Optional<HostCertificate> certificate = certificate(host.toLowerCase(Locale.ROOT));
    if (certificate.isEmpty() || !AT_A_TIME.tryAcquire()) {
      return file;
    }
    try {
      return signed(certificate.get().chain(), certificate.get().key(), file);
    } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
      LOG.warnf("A profile is delivered without a signature: %s", e.getMessage());
      return file;
    } finally {
      AT_A_TIME.release();
    }
  }

  /** Returns the host's certificate of an authority. Devices warn of any other. */
  private Optional<HostCertificate> certificate(String host) {
    int dot = host.indexOf('.');
    List<String> names = dot < 0 ? List.of(host) : List.of(host, "*" + host.substring(dot));
    Instant now = Instant.now();
    return listeners.certificates().stream()
        .filter(
            each -> {
              X509Certificate first = each.chain().getFirst();
              return !first.getIssuerX500Principal().equals(first.getSubjectX500Principal())
                  && first.getNotAfter().toInstant().isAfter(now)
                  && names(first).anyMatch(names::contains);
            })
        .findFirst();
  }

  private static Stream<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      return all == null
          ? Stream.empty()
          : all.stream()
              .filter(name -> name.getFirst().equals(DNS_NAME))
              .map(name -> ((String) name.get(1)).toLowerCase(Locale.ROOT));
    } catch (CertificateParsingException unreadable) {
      return Stream.empty();
    }
  }

  private static byte[] signed(List<X509Certificate> chain, PrivateKey key, byte[] file)
      throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC", "ECDSA" -> "SHA256withECDSA";
          case "Ed25519", "EdDSA" -> "Ed25519";
          default -> "SHA256withRSA";
        };
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(new JcaContentSignerBuilder(algorithm).build(key), chain.getFirst()));
    generator.addCertificates(new JcaCertStore(chain));
    return generator.generate(new CMSProcessableByteArray(file), true).getEncoded();
  }
}
