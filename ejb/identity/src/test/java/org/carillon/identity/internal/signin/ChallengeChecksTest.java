package org.carillon.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.account.NewAccount;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of signing in without sending the password, and of when it is not possible. */
class ChallengeChecksTest extends OwnIdentityTest {
  private static final String TIMESTAMP = "<1896.697170952@dbc.mtview.ca.us>";
  private static final String OF_TANSTAAF = "c4c9334bac560ecc979e58001b3e22fb";
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  private long domain;
  private Peer elsewhere;

  @BeforeEach
  void open() throws Exception {
    domain = directory.domain("example.test").id();
    // This is a connection on which a password may not be sent.
    elsewhere = new Peer(Service.POP3, InetAddress.getByName("192.0.2.1"), false, "s1");
  }

  private void set(String key, boolean on) {
    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(domain),
                Map.of(key, Optional.of("" + on)),
                OptionalLong.empty()));
  }

  private void account(String address) {
    done(directory.accounts().create(ADMINISTRATOR, new NewAccount(address, "tanstaaf", "", true)));
  }

  private SignIn apop(String name, String digest) {
    return show(name, new Evidence.TextDigest(Challenge.APOP, TIMESTAMP, digest));
  }

  private SignIn show(String name, Evidence evidence) {
    return directory.sessions().signIn(new Credentials.Challenged("", name, evidence), elsewhere);
  }

  @Test
  void apopSignsInWhereTheDomainKeepsPlainText() {
    assertThat(directory.sessions().challenges(elsewhere)).isEmpty();
    set("password.keep-text", true);
    account("mrose@example.test");

    assertThat(directory.sessions().challenges(elsewhere)).containsExactly(Challenge.APOP);
    assertThat(apop("MRose@example.test", OF_TANSTAAF)).isInstanceOf(SignIn.Admitted.class);
    assertThat(apop("mrose", OF_TANSTAAF)).isInstanceOf(SignIn.Admitted.class);
    assertThat(apop("mrose@example.test", OF_TANSTAAF.replace('c', 'd'))).isEqualTo(WRONG);
    assertThat(apop("nobody@example.test", OF_TANSTAAF)).isEqualTo(WRONG);
  }

  @Test
  void apopIsRefusedWithoutStoredPlainText() {
    account("before@example.test");
    set("password.keep-text", true);
    account("during@example.test");
    assertThat(apop("before@example.test", OF_TANSTAAF)).isEqualTo(WRONG);

    set("password.keep-text", false);

    assertThat(apop("during@example.test", OF_TANSTAAF)).isEqualTo(WRONG);
    assertThat(directory.sessions().challenges(elsewhere)).isEmpty();
  }

  @Test
  void plainTextIsStoredAtTheNextPasswordSignIn() {
    account("before@example.test");
    set("password.keep-text", true);

    assertThat(directory.signIn("before@example.test", "tanstaaf"))
        .isInstanceOf(SignIn.Admitted.class);

    assertThat(apop("before@example.test", OF_TANSTAAF)).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void scramProvesClientAndServer() throws Exception {
    set("password.keep-scram", true);
    account("mrose@example.test");
    assertThat(directory.sessions().challenges(elsewhere)).isEmpty();
    Peer asking =
        new Peer(Service.IMAP, elsewhere.address(), true, "s1", Optional.of("mail.example.test"));
    assertThat(directory.sessions().challenges(asking))
        .isEqualTo(Set.of(Challenge.SCRAM_SHA_1, Challenge.SCRAM_SHA_256, Challenge.SCRAM_SHA_512));
    String message = "n=mrose,r=x,r=xy,s=z,i=1,c=biws,r=xy";

    SignIn answer = scram("mrose@example.test", message, "tanstaaf");

    assertThat(answer).isInstanceOf(SignIn.Admitted.class);
    assertThat(((SignIn.Admitted) answer).proof().orElseThrow())
        .isEqualTo(hmac(hmac(salted("mrose@example.test", "tanstaaf"), "Server Key"), message));
    assertThat(scram("mrose@example.test", message, "tanstaag")).isEqualTo(WRONG);
    assertThat(scram("nobody@example.test", message, "tanstaaf")).isEqualTo(WRONG);
  }

  @Test
  void scramSaltsDoNotRevealWhetherAnAccountExists() {
    set("password.keep-scram", true);
    ScramSalt first = salt("nobody@example.test");

    assertThat(salt("Nobody@example.test").salt()).isEqualTo(first.salt());
    assertThat(salt("noone@example.test").salt()).isNotEqualTo(first.salt());
    // The salts of existing accounts differ by mechanism, too.
    assertThat(
            directory
                .sessions()
                .scramSalt(Challenge.SCRAM_SHA_1, "nobody@example.test", elsewhere)
                .orElseThrow()
                .salt())
        .isNotEqualTo(first.salt());
    account("mrose@example.test");
    assertThat(salt("mrose@example.test").iterations()).isEqualTo(first.iterations());
    assertThat(salt("mrose@example.test").salt()).hasSameSizeAs(first.salt());
  }

  @Test
  void digestMd5UsesTelephoneSecretsAndItsOwnSetting() {
    account("mrose@example.test");
    Evidence evidence = digestMd5("mrose", "example.test");
    assertThat(show("mrose@example.test", evidence)).isEqualTo(WRONG);

    set("sign-in.digest-md5", true);

    assertThat(show("mrose@example.test", evidence)).isInstanceOf(SignIn.Admitted.class);
    assertThat(show("mrose@example.test", digestMd5("mrose", "elsewhere.test"))).isEqualTo(WRONG);
  }

  private static Evidence digestMd5(String name, String realm) {
    String tail = ":n:c";
    byte[] secret = md5(new byte[0], name + ":" + realm + ":tanstaaf");
    String a1 = HexFormat.of().formatHex(md5(secret, tail));
    String a2 = HexFormat.of().formatHex(md5(new byte[0], "AUTHENTICATE:pop/x"));
    String middle = "n:00000001:c:auth";
    String response = HexFormat.of().formatHex(md5(new byte[0], a1 + ":" + middle + ":" + a2));
    return new Evidence.DigestMd5(name, realm, tail, middle, "pop/x", response);
  }

  private static byte[] md5(byte[] before, String text) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(before);
      return md5.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (Exception everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private ScramSalt salt(String name) {
    return directory.sessions().scramSalt(Challenge.SCRAM_SHA_256, name, elsewhere).orElseThrow();
  }

  /** Signs in with the proof that a client computes (RFC 5802 §3). */
  private SignIn scram(String name, String message, String password) throws Exception {
    byte[] client = hmac(salted(name, password), "Client Key");
    byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(client), message);
    byte[] proof = new byte[client.length];
    for (int i = 0; i < proof.length; i++) {
      proof[i] = (byte) (client[i] ^ signature[i]);
    }
    return show(name, new Evidence.Scram(Challenge.SCRAM_SHA_256, message, proof));
  }

  private byte[] salted(String name, String password) throws Exception {
    ScramSalt salt = salt(name);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
        .generateSecret(new PBEKeySpec(password.toCharArray(), salt.salt(), salt.iterations(), 256))
        .getEncoded();
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
