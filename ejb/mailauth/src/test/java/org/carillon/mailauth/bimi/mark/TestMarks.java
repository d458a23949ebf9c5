package org.carillon.mailauth.bimi.mark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A test authority for brand marks, which issues valid and invalid certificates. */
public final class TestMarks {
  /** The time of the tests. */
  public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  /** The time at which the mark certificates expire. */
  public static final Instant END = NOW.plus(Duration.ofDays(300));

  /** The extended key usage of mark certificates. */
  static final ASN1ObjectIdentifier USAGE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.31");

  private static final KeyPurposeId MARKS = KeyPurposeId.getInstance(USAGE);
  private static final ASN1ObjectIdentifier LOGOTYPE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.12");
  private static final String SHA256 = "2.16.840.1.101.3.4.2.1";

  private final KeyPair rootKeys = keys();
  private final KeyPair issuerKeys = keys();
  private final X509Certificate root;
  private final X509Certificate issuer;
  private long serial = 1;

  /** Creates an authority with an issuer below it. */
  public TestMarks() {
    this(Optional.of(MARKS));
  }

  /** Creates an authority whose issuer has the given usage, or none. */
  TestMarks(Optional<KeyPurposeId> usage) {
    root = certificate(new Wanted("CN=Root", "CN=Root", rootKeys, rootKeys, true));
    Wanted below = new Wanted("CN=Issuer", "CN=Root", issuerKeys, rootKeys, true);
    below.usage = usage;
    issuer = certificate(below);
  }

  /** The properties of a certificate to issue. */
  private static final class Wanted {
    private final String subject;
    private final String by;
    private final KeyPair keys;
    private final KeyPair signer;
    private final boolean isAuthority;
    private Optional<KeyPurposeId> usage = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<DERSequence> logotype = Optional.empty();
    private Instant until = END.plus(Duration.ofDays(400));

    Wanted(String subject, String by, KeyPair keys, KeyPair signer, boolean isAuthority) {
      this.subject = subject;
      this.by = by;
      this.keys = keys;
      this.signer = signer;
      this.isAuthority = isAuthority;
    }
  }

  /** Returns the root certificate, which an administrator is to trust. */
  public X509Certificate root() {
    return root;
  }

  /** Returns a document that certifies a domain's picture: mark certificate and issuer. */
  public byte[] document(String domain, String picture) {
    return document(domain, logotype(packed(picture), packed(picture)), Optional.of(MARKS));
  }

  /** Returns such a document with the given extensions, for tests of invalid ones. */
  byte[] document(String domain, DERSequence logotype, Optional<KeyPurposeId> usage) {
    return (pem(mark(domain, logotype, usage)) + pem(issuer)).getBytes(StandardCharsets.US_ASCII);
  }

  private X509Certificate mark(String domain, DERSequence logotype, Optional<KeyPurposeId> usage) {
    Wanted mark = new Wanted("O=Bell Foundry,CN=Bell", "CN=Issuer", keys(), issuerKeys, false);
    mark.usage = usage;
    mark.name = Optional.of(domain);
    mark.logotype = Optional.of(logotype);
    mark.until = END;
    return certificate(mark);
  }

  /** Returns a {@code LogotypeExtn} with a subject's picture (RFC 3709 §4.1). */
  static DERSequence logotype(byte[] file, byte[] hashed) {
    DERSequence hash =
        new DERSequence(
            new ASN1Encodable[] {
              new AlgorithmIdentifier(new ASN1ObjectIdentifier(SHA256)),
              new DEROctetString(sha256(hashed))
            });
    DERSequence details =
        new DERSequence(
            new ASN1Encodable[] {
              new DERIA5String("image/svg+xml"),
              new DERSequence(hash),
              new DERSequence(
                  new DERIA5String(
                      "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(file)))
            });
    DERSequence data = new DERSequence(new DERSequence(new DERSequence(details)));
    return new DERSequence(new DERTaggedObject(true, 2, new DERTaggedObject(false, 0, data)));
  }

  static byte[] packed(String picture) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(picture.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return packed.toByteArray();
  }

  private X509Certificate certificate(Wanted wanted) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(wanted.by),
              BigInteger.valueOf(serial++),
              Date.from(NOW.minus(Duration.ofDays(1))),
              Date.from(wanted.until),
              new X500Name(wanted.subject),
              wanted.keys.getPublic());
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(wanted.isAuthority));
      if (wanted.usage.isPresent()) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(wanted.usage.get()));
      }
      if (wanted.name.isPresent()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, wanted.name.get())));
      }
      if (wanted.logotype.isPresent()) {
        builder.addExtension(LOGOTYPE, false, wanted.logotype.get());
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .build(wanted.signer.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
