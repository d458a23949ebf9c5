package org.carillon.account.internal.hashing.derived;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumSet;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.hashing.derived.DerivedSecrets.Kind;
import org.carillon.account.secret.DigestSecrets.Algorithm;
import org.junit.jupiter.api.Test;

class DerivedSecretsTest {
  private static final MailAddress MUFASA = new MailAddress("mufasa", "http-auth@example.org");

  @Test
  void digestSecretsAreHashesOfUserRealmAndPassword() {
    var made = DerivedSecrets.make(MUFASA, "Circle of Life", EnumSet.of(Kind.DIGEST)).orElseThrow();
    var kept = DerivedSecrets.read(made.write());

    // RFC 7616 §3.9.1 hashes the same with a capital M.
    assertThat(kept.ha1(MUFASA.toString(), "mufasa", Algorithm.MD5))
        .contains("e41c0f9e958da58f4bf79d91a815b0f6");
    assertThat(kept.ha1(MUFASA.toString(), "mufasa", Algorithm.SHA_256))
        .contains("3d259d65741395d6fa034086944f1882c790ee6422e3dea3dda37bc8c789166c");
    assertThat(kept.ha1(MUFASA.toString(), "simba", Algorithm.MD5)).isEmpty();
    assertThat(kept.ha1("scar@example.org", "mufasa", Algorithm.MD5)).isEmpty();
    assertThat(kept.areThose(EnumSet.of(Kind.DIGEST), "scar@example.org")).isFalse();
    assertThat(kept.toString()).doesNotContain("mufasa");
  }

  @Test
  void aClientWithThePasswordProvesItselfAgainstTheScramKeys() throws Exception {
    var made = DerivedSecrets.make(MUFASA, "pencil", EnumSet.of(Kind.SCRAM)).orElseThrow();
    JsonObject keys = made.json().getJsonObject("scram").getJsonObject("SCRAM-SHA-256");

    // This is what the client computes by RFC 5802 §3.
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(
                new PBEKeySpec(
                    "pencil".toCharArray(),
                    Base64.getDecoder().decode(keys.getString("salt")),
                    keys.getInt("iterations"),
                    256))
            .getEncoded();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(salted, "HmacSHA256"));
    byte[] clientKey = mac.doFinal("Client Key".getBytes(StandardCharsets.US_ASCII));
    assertThat(MessageDigest.getInstance("SHA-256").digest(clientKey))
        .isEqualTo(Base64.getDecoder().decode(keys.getString("stored")));
    assertThat(mac.doFinal("Server Key".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Base64.getDecoder().decode(keys.getString("server")));
  }

  @Test
  void derivedSecretsMayBeDisabled() {
    assertThat(DerivedSecrets.make(MUFASA, "pencil", EnumSet.noneOf(Kind.class))).isEmpty();
  }

  @Test
  void plainTextIsStoredOnlyOnRequest() {
    assertThat(read(EnumSet.of(Kind.TEXT)).text()).contains("pencil");
    assertThat(read(EnumSet.of(Kind.DIGEST, Kind.SCRAM)).text()).isEmpty();
  }

  private static DerivedSecrets read(EnumSet<Kind> kinds) {
    return DerivedSecrets.read(DerivedSecrets.make(MUFASA, "pencil", kinds).orElseThrow().write());
  }
}
