package org.carillon.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.carillon.listener.NewCertificate;
import org.junit.jupiter.api.Test;

class KeyEntryTest {
  private final KeyEntry made = SelfSigned.create(List.of("mail.example.test", "localhost"));

  @Test
  void selfSignedCertificateNamesItsHosts() throws Exception {
    assertThat(made.names()).containsExactly("mail.example.test", "localhost");
    made.chain().getFirst().verify(made.chain().getFirst().getPublicKey());
  }

  @Test
  void storedKeyEntryIsReadUnchanged() throws Exception {
    var read = KeyEntry.of(made.chainText(), made.keyOctets());

    assertThat(read.chain()).isEqualTo(made.chain());
    assertThat(read.key()).isEqualTo(made.key());
  }

  @Test
  void uploadedCertificateNeedsItsOwnKey() {
    assertThat(KeyEntry.parse(made.chainText() + pem(made)))
        .isEqualTo(new KeyEntry.Parsed.Usable(made));
    assertThat(KeyEntry.parse(made.chainText()))
        .isEqualTo(
            new KeyEntry.Parsed.Unusable(
                "The text contains no private key, or only one with a passphrase."));
    assertThat(KeyEntry.parse(made.chainText() + pem(SelfSigned.create(List.of("other.test")))))
        .isInstanceOfSatisfying(
            KeyEntry.Parsed.Unusable.class,
            wrong -> assertThat(wrong.code()).isEqualTo("other-key"));
  }

  @Test
  void damagedUploadsAreRefusedAndNothingIsThrown() {
    String pem = made.chainText() + pem(made);
    var random = new Random(1);
    for (int round = 0; round < 500; round++) {
      var damaged = new StringBuilder(pem);
      for (int i = 0; i < 3; i++) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
      }
      damaged.setLength(random.nextInt(damaged.length()));

      assertThat(KeyEntry.parse(damaged.toString())).isInstanceOf(KeyEntry.Parsed.Unusable.class);
    }
  }

  @Test
  void keystoreWithExcessiveHashingIsRefused() throws Exception {
    char[] passphrase = "open sesame".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("one", made.key(), passphrase, made.chain().toArray(Certificate[]::new));
    var octets = new ByteArrayOutputStream();
    store.store(octets, passphrase);
    assertThat(file(octets.toByteArray())).isEqualTo(new KeyEntry.Parsed.Usable(made));

    Pfx whole = Pfx.getInstance(octets.toByteArray());
    MacData mac = whole.getMacData();
    var endless =
        new Pfx(whole.getAuthSafe(), new MacData(mac.getMac(), mac.getSalt(), Integer.MAX_VALUE));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(file(endless.getEncoded())).isInstanceOf(KeyEntry.Parsed.Unusable.class));
    assertThat(file(octets.toByteArray())).isEqualTo(new KeyEntry.Parsed.Usable(made));
  }

  private static KeyEntry.Parsed file(byte[] octets) {
    return KeyEntry.parse(
        new NewCertificate.KeyFile(Base64.getEncoder().encodeToString(octets), "open sesame"));
  }

  private static String pem(KeyEntry chain) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(chain.keyOctets())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
