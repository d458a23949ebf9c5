package org.carillon.identity.internal.source.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key by which this server signs its requests to an identity provider, and decrypts what is
 * encrypted for it.
 *
 * @param certificate the certificate that providers see; nobody checks its expiry
 */
public record SamlKey(PrivateKey key, X509Certificate certificate) {
  private static final Pattern KEY = block("PRIVATE KEY");
  private static final Pattern CERTIFICATE = block("CERTIFICATE");
  private static final int BITS = 3_072;
  private static final int SERIAL_BITS = 127;
  private static final Duration LIFE = Duration.ofDays(3_650);
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);
  private static final int LEAST_BITS = 2_048;

  private static Pattern block(String label) {
    return Pattern.compile(
        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]{1,20000})-----END " + label + "-----");
  }

  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "SamlKey[" + certificate.getSubjectX500Principal() + "]";
  }

  /**
   * Parses the key (PKCS #8) and its certificate in PEM.
   *
   * @throws IllegalArgumentException with a message that says what is wrong
   */
  static SamlKey parse(String pem) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(octets(KEY, pem)));
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(octets(CERTIFICATE, pem)));
      boolean isRsa =
          certificate.getPublicKey() instanceof RSAPublicKey rsa
              && rsa.getModulus().bitLength() >= LEAST_BITS;
      if (!isRsa) {
        throw new IllegalArgumentException("The key must be RSA of 2048 bits or more.");
      }
      return new SamlKey(key, certificate);
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException(
          "The key and certificate cannot be used: " + malformed.getMessage(), malformed);
    }
  }

  private static byte[] octets(Pattern pattern, String pem) {
    Matcher matcher = pattern.matcher(pem);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "The secret must be a private key (PKCS #8) and its certificate in PEM format. If"
              + " it is empty, the server creates them.");
    }
    return Base64.getMimeDecoder().decode(matcher.group(1));
  }

  /** Creates a key, with a certificate for ten years, in the PEM form that {@link #parse} reads. */
  public static String make(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      var subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
      Instant now = Instant.now();
      byte[] certificate =
          new X509v3CertificateBuilder(
                  subject,
                  new BigInteger(SERIAL_BITS, new SecureRandom()),
                  Date.from(now.minus(CLOCK_SKEW)),
                  Date.from(now.plus(LIFE)),
                  subject,
                  SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
              .getEncoded();
      return pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + pem("CERTIFICATE", certificate);
    } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
      throw new IllegalStateException("No key could be made", impossible);
    }
  }

  private static String pem(String label, byte[] octets) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
