package org.carillon.listener.internal.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.carillon.listener.KeyType;

/**
 * A request for a certificate (PKCS #10, RFC 2986), or the basis of a self-signed one.
 *
 * @param type the type of its key
 * @param pair its key
 * @param subject its subject
 * @param names the hosts it is for, in A-labels, a leading {@code *.} allowed
 */
public record SigningRequest(KeyType type, KeyPair pair, Subject subject, List<String> names) {
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);
  private static final int SERIAL_BITS = 127;

  public SigningRequest {
    names = List.copyOf(names);
  }

  /** Omits the key, so that no log can show it. */
  @Override
  public String toString() {
    return "SigningRequest" + names;
  }

  /** Returns the request, signed by its key, in DER. */
  public byte[] encoded() {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(Extension.subjectAlternativeName, false, hosts());
      return new PKCS10CertificationRequestBuilder(subject.name(), key())
          .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
          .build(signer())
          .getEncoded();
    } catch (IOException | OperatorCreationException failure) {
      throw new IllegalStateException("The certificate request could not be created", failure);
    }
  }

  /** Returns the request in PEM (RFC 7468 §7). */
  public String pem() {
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded())
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }

  /**
   * Creates a self-signed certificate.
   *
   * @param validity how long it is valid from now
   */
  public X509Certificate selfSigned(Duration validity) {
    X500Name name = subject.name();
    Instant now = Instant.now();
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              name,
              new BigInteger(SERIAL_BITS, new SecureRandom()),
              Date.from(now.minus(CLOCK_SKEW)),
              Date.from(now.plus(validity)),
              name,
              key());
      builder.addExtension(Extension.subjectAlternativeName, false, hosts());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(builder.build(signer()).getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException | IOException failure) {
      throw new IllegalStateException("The certificate could not be created", failure);
    }
  }

  private GeneralNames hosts() {
    return new GeneralNames(
        names.stream()
            .map(host -> new GeneralName(GeneralName.dNSName, host))
            .toArray(GeneralName[]::new));
  }

  private SubjectPublicKeyInfo key() {
    return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
  }

  private ContentSigner signer() throws OperatorCreationException {
    return new JcaContentSignerBuilder(type.signature()).build(pair.getPrivate());
  }
}
