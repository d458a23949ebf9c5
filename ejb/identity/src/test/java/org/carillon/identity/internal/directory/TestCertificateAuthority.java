package org.carillon.identity.internal.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that signs for clients. */
public final class TestCertificateAuthority {
  private static final X500Name NAME = new X500Name("CN=House CA");
  private final KeyPair key = pair();
  private final X509Certificate own;
  private long serial = 255;

  public TestCertificateAuthority() {
    own = sign(NAME, key, "", KeyPurposeId.anyExtendedKeyUsage, Duration.ofDays(100), true);
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  public String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(own.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns a client's certificate. The serial numbers start at 100 (hexadecimal). */
  public X509Certificate client(String subject, String mail) {
    return sign(
        new X500Name(subject),
        pair(),
        mail,
        KeyPurposeId.id_kp_clientAuth,
        Duration.ofDays(9),
        false);
  }

  public X509Certificate server(String mail) {
    return sign(
        new X500Name("CN=s"),
        pair(),
        mail,
        KeyPurposeId.id_kp_serverAuth,
        Duration.ofDays(9),
        false);
  }

  /** Returns a client's expired certificate. */
  public X509Certificate ended(String mail) {
    return sign(
        new X500Name("CN=e"),
        pair(),
        mail,
        KeyPurposeId.id_kp_clientAuth,
        Duration.ofDays(-1),
        false);
  }

  private X509Certificate sign(
      X500Name subject,
      KeyPair of,
      String mail,
      KeyPurposeId use,
      Duration validity,
      boolean isAuthority) {
    Instant now = Instant.now();
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              NAME,
              BigInteger.valueOf(serial++),
              Date.from(now.minus(Duration.ofDays(2))),
              Date.from(now.plus(validity)),
              subject,
              SubjectPublicKeyInfo.getInstance(of.getPublic().getEncoded()));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
      if (!mail.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.rfc822Name, mail)));
      }
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(
                      builder
                          .build(
                              new JcaContentSignerBuilder("SHA256withECDSA")
                                  .build(key.getPrivate()))
                          .getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
