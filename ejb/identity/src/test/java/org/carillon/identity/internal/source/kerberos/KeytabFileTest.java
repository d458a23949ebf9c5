package org.carillon.identity.internal.source.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.security.auth.kerberos.KerberosKey;
import org.junit.jupiter.api.Test;

/** Tests that keytabs are read as MIT Kerberos' ktutil writes them. */
class KeytabFileTest {
  private static final String KEYTAB =
      "BQIAAABWAAIAClJFQUxNLlRFU1QABGltYXAAD21haWwucmVhbG0udGVzdAAAAAFrBT4PAwASACDuD3Ar83uzULx+"
          + "QM2zt9Lz1bJ+CW5sh9EWvNQCD41WYgAAAAMAAABGAAIAClJFQUxNLlRFU1QABEhUVFAAD21haWwucmVhbG0u"
          + "dGVzdAAAAAFrBT4PAwATABDna/2D/tMlQpCKq7Ur238DAAAAAw==";

  @Test
  void keytabKeysAreRead() {
    List<KerberosKey> keys = KeytabFile.read(KEYTAB);
    assertThat(keys)
        .extracting(key -> key.getPrincipal().getName())
        .containsExactly("imap/mail.realm.test@REALM.TEST", "HTTP/mail.realm.test@REALM.TEST");
    assertThat(keys).extracting(KerberosKey::getKeyType).containsExactly(18, 19);
    assertThat(keys).extracting(KerberosKey::getVersionNumber).containsExactly(3, 3);
    assertThat(KeytabFile.read("")).isEmpty();
  }

  @Test
  void invalidKeytabIsRefused() {
    byte[] whole = Base64.getMimeDecoder().decode(KEYTAB);
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] other = Arrays.copyOf(whole, random.nextInt(whole.length + 20));
      for (int changes = random.nextInt(6); changes > 0 && other.length > 0; changes--) {
        other[random.nextInt(other.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(KeytabFile.read(Base64.getEncoder().encodeToString(other))).isNotNull();
      } catch (IllegalArgumentException none) {
        assertThat(none).hasMessageNotContaining("realm");
      }
    }
    assertThatThrownBy(() -> KeytabFile.read("nonsense"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeytabFile.read("%%%")).isInstanceOf(IllegalArgumentException.class);
  }
}
