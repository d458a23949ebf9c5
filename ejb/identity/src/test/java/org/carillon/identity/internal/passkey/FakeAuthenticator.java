package org.carillon.identity.internal.passkey;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An authenticator and its browser, written by the specification (WebAuthn §6.1, §6.5, CTAP2). */
final class FakeAuthenticator {
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int WITH_CREDENTIAL = 0x40;

  final byte[] credential = new byte[16];
  private final KeyPair keys;
  private final byte[] user;
  String origin = "https://mail.example.test";
  String host = "mail.example.test";
  boolean verifies = true;
  int counter;

  FakeAuthenticator(int number, String user) {
    Arrays.fill(credential, (byte) number);
    this.user = Base64.getUrlDecoder().decode(user);
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** Returns the browser's answer to a request to create a passkey. */
  String create(String challenge) {
    byte[] data = data(PRESENT | WITH_CREDENTIAL, attested());
    var object = new ByteArrayOutputStream();
    object.write(0xA3);
    text(object, "fmt");
    text(object, "none");
    text(object, "attStmt");
    object.write(0xA0);
    text(object, "authData");
    octets(object, data);
    return String.join(
        ".",
        encoded(clientData("webauthn.create", challenge)),
        encoded(object.toByteArray()),
        encoded("usb,nfc".getBytes(StandardCharsets.US_ASCII)));
  }

  /** Returns the browser's answer to a request to sign in. */
  String get(String challenge, boolean saysUser) {
    counter++;
    byte[] data = data(PRESENT, new byte[0]);
    byte[] client = clientData("webauthn.get", challenge);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      signature.update(MessageDigest.getInstance("SHA-256").digest(client));
      return String.join(
          ".",
          encoded(credential),
          encoded(client),
          encoded(data),
          encoded(signature.sign()),
          saysUser ? encoded(user) : "");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private byte[] data(int flags, byte[] rest) {
    try {
      return ByteBuffer.allocate(37 + rest.length)
          .put(MessageDigest.getInstance("SHA-256").digest(host.getBytes(StandardCharsets.UTF_8)))
          .put((byte) (verifies ? flags | VERIFIED : flags))
          .putInt(counter)
          .put(rest)
          .array();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private byte[] attested() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    var all = new ByteArrayOutputStream();
    all.writeBytes(new byte[16]);
    all.write(0);
    all.write(credential.length);
    all.writeBytes(credential);
    // COSE key: kty EC2, alg ES256, crv P-256, x, y.
    all.writeBytes(new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
    octets(all, coordinate(key.getW().getAffineX().toByteArray()));
    all.write(0x22);
    octets(all, coordinate(key.getW().getAffineY().toByteArray()));
    return all.toByteArray();
  }

  private static byte[] coordinate(byte[] signed) {
    byte[] coordinate = new byte[32];
    int length = Math.min(32, signed.length);
    System.arraycopy(signed, signed.length - length, coordinate, 32 - length, length);
    return coordinate;
  }

  private byte[] clientData(String type, String challenge) {
    return """
    {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}"""
        .formatted(type, challenge, origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 + text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void octets(ByteArrayOutputStream out, byte[] octets) {
    out.write(0x58);
    out.write(octets.length);
    out.writeBytes(octets);
  }

  static String encoded(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
