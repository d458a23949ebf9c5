package org.carillon.mailauth.bimi.mark;

import java.io.ByteArrayInputStream;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.carillon.mailauth.bimi.Assertion;

/**
 * Verifies mark certificates with trust anchors that an administrator configured
 * (draft-fetch-validation-vmc §5). Revocation lists and certificate transparency logs are not
 * checked.
 */
public final class MarkVerifier {

  /** The maximum number of octets. A valid document has one picture of 32 KB and a chain. */
  public static final int MOST_OCTETS = 256 << 10;

  /** The extended key usage {@code id-kp-BrandIndicatorforMessageIdentification}. */
  private static final String USAGE = "1.3.6.1.5.5.7.3.31";

  private static final int MOST_CERTIFICATES = 10;
  private static final int DNS_NAME = 2;

  private final Set<TrustAnchor> anchors;

  /** Creates a verifier with the certificates of trusted authorities. */
  public MarkVerifier(List<X509Certificate> anchors) {
    this.anchors =
        anchors.stream()
            .map(anchor -> new TrustAnchor(anchor, null))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Verifies a document of PEM certificates (RFC 7468) for an indicator of a domain. */
  public MarkEvidence verify(byte[] document, Assertion.Published published, Instant now) {
    if (anchors.isEmpty()) {
      return new MarkEvidence.Unproven("This server trusts no authority for mark certificates.");
    }
    try {
      List<X509Certificate> all = certificates(document);
      List<X509Certificate> marks = all.stream().filter(MarkVerifier::isMark).toList();
      if (marks.size() != 1) {
        return new MarkEvidence.Unproven(
            "There must be exactly one mark certificate, but there are " + marks.size() + ".");
      }
      X509Certificate mark = marks.getFirst();
      if (!isFor(mark, published)) {
        return new MarkEvidence.Unproven(
            "The mark certificate is not for " + published.domain() + ".");
      }
      List<X509Certificate> chain = chain(mark, all, now);
      if (chain.size() > 1 && !isMarkUsage(chain.get(1))) {
        return new MarkEvidence.Unproven(
            "The issuer of the mark certificate is not allowed to issue mark certificates.");
      }
      Instant until =
          chain.stream()
              .map(X509Certificate::getNotAfter)
              .min(Comparator.naturalOrder())
              .map(Date::toInstant)
              .orElseThrow();
      Optional<byte[]> picture = Logotype.of(mark);
      return picture.isPresent()
          ? new MarkEvidence.Proven(picture.get(), organization(mark), until)
          : new MarkEvidence.Unproven("The mark certificate has no logo.");
    } catch (CertPathBuilderException untrusted) {
      return new MarkEvidence.Unproven("No trusted authority confirms the mark certificate now.");
    } catch (CertificateException malformed) {
      return new MarkEvidence.Unproven("The document is not a certificate.");
    }
  }

  private static List<X509Certificate> certificates(byte[] document) throws CertificateException {
    if (document.length > MOST_OCTETS) {
      throw new CertificateException("Too large");
    }
    List<X509Certificate> all =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(document))
            .stream()
            .map(X509Certificate.class::cast)
            .distinct()
            .toList();
    if (all.isEmpty() || all.size() > MOST_CERTIFICATES) {
      throw new CertificateException("Too many or none");
    }
    return all;
  }

  private static boolean isMark(X509Certificate certificate) {
    return certificate.getBasicConstraints() < 0 && isMarkUsage(certificate);
  }

  private static boolean isMarkUsage(X509Certificate certificate) {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      return usages != null && usages.contains(USAGE);
    } catch (CertificateParsingException malformed) {
      return false;
    }
  }

  /** Returns whether the certificate names the domain, alone or with this selector (§4.3). */
  private static boolean isFor(X509Certificate mark, Assertion.Published published)
      throws CertificateParsingException {
    Set<String> wanted =
        Set.of(published.domain(), published.selector() + "._bimi." + published.domain());
    return Optional.ofNullable(mark.getSubjectAlternativeNames()).stream()
        .flatMap(Collection::stream)
        .anyMatch(
            name ->
                name.getFirst().equals(DNS_NAME)
                    && name.get(1) instanceof String text
                    && wanted.stream().anyMatch(text::equalsIgnoreCase));
  }

  /** Returns the mark certificate and its issuers, without the anchor. */
  private List<X509Certificate> chain(X509Certificate mark, List<X509Certificate> all, Instant now)
      throws CertPathBuilderException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(mark);
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      List<? extends Certificate> path =
          CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath().getCertificates();
      return path.stream().map(X509Certificate.class::cast).toList();
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String organization(X509Certificate mark) throws CertificateException {
    RDN[] named =
        org.bouncycastle.asn1.x509.Certificate.getInstance(mark.getEncoded())
            .getSubject()
            .getRDNs(BCStyle.O);
    return Stream.of(named)
        .map(RDN::getFirst)
        .map(first -> (ASN1Encodable) first.getValue())
        .filter(ASN1String.class::isInstance)
        .map(value -> ((ASN1String) value).getString())
        .findFirst()
        .orElse("");
  }
}
