package org.carillon.launcher.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The credentials of the nodes of a cluster: an Ed25519 key (RFC 8032) derived from the home key,
 * and a certificate for it that is identical on every node. A node presents it and rejects any
 * other, so that without the home key nobody can read or send anything on the cluster's port.
 */
public final class ClusterIdentity {
  /** Separates this key from all others that are derived from the home key. */
  private static final String PURPOSE = "carillon cluster transport 1";

  private static final String ALIAS = "cluster";
  private static final byte[] ED25519 = der(0x30, der(0x06, new byte[] {0x2b, 0x65, 0x70}));

  private ClusterIdentity() {}

  /** Returns a PKCS #12 store with the key and the certificate, derived from the home's key. */
  public static byte[] keyStore(byte[] homeKey, char[] password) throws IOException {
    try {
      KeyPair pair = pair(homeKey);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, pair.getPrivate(), password, new Certificate[] {certificate(pair)});
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, password);
      return out.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IOException("The cluster's key could not be derived from the home key", e);
    }
  }

  private static KeyPair pair(byte[] homeKey) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(homeKey, "HmacSHA256"));
    byte[] seed = mac.doFinal(PURPOSE.getBytes(StandardCharsets.US_ASCII));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(255, new Seed(seed));
    KeyPair pair = generator.generateKeyPair();
    byte[] encoded = pair.getPrivate().getEncoded();
    // A private key of Ed25519 is 32 random octets (RFC 8032 §5.1.5): here the same on every node.
    if (!Arrays.equals(seed, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length))) {
      throw new GeneralSecurityException("This Java derives keys in a way of its own");
    }
    return pair;
  }

  /**
   * Returns a certificate of version 1 with the key only (RFC 5280 §4.1), which does not expire.
   */
  private static Certificate certificate(KeyPair pair) throws GeneralSecurityException {
    byte[] name =
        der(
            0x30,
            der(
                0x31,
                der(
                    0x30,
                    der(0x06, new byte[] {0x55, 0x04, 0x03}),
                    der(0x0c, "Carillon cluster".getBytes(StandardCharsets.US_ASCII)))));
    byte[] validity =
        der(
            0x30,
            der(0x18, "20200101000000Z".getBytes(StandardCharsets.US_ASCII)),
            der(0x18, "99991231235959Z".getBytes(StandardCharsets.US_ASCII)));
    byte[] body =
        der(
            0x30,
            der(0x02, new byte[] {1}),
            ED25519,
            name,
            validity,
            name,
            pair.getPublic().getEncoded());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(body);
    byte[] whole = der(0x30, body, ED25519, der(0x03, new byte[] {0}, signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(whole));
  }

  /** A DER element, shorter than 64 KB. */
  private static byte[] der(int tag, byte[]... contents) {
    int length = Arrays.stream(contents).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length > 255) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length > 127) {
      out.write(0x81);
    }
    out.write(length);
    Arrays.stream(contents).forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** A random generator that returns the given seed every time. */
  @SuppressWarnings("serial")
  private static final class Seed extends SecureRandom {
    private final byte[] octets;

    Seed(byte[] octets) {
      this.octets = octets;
    }

    @Override
    public void nextBytes(byte[] into) {
      if (into.length != octets.length) {
        throw new IllegalStateException("A key of " + into.length + " octets is no Ed25519 key");
      }
      System.arraycopy(octets, 0, into, 0, into.length);
    }
  }
}
