package org.carillon.identity.internal.forgotten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.carillon.account.AccountChange;
import org.carillon.account.NewAdministrator;
import org.carillon.account.PasswordInput;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.RecoveryAddress;
import org.carillon.identity.forgotten.ResetCode;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a code sets a new password once, and doesn't reveal who has a recovery address. */
class ForgottenPasswordsTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final String BOB = "bob@example.test";
  private static final String ELSEWHERE = "alice@elsewhere.test";
  private static final String PASSWORD = "correct horse";
  private static final String OTHER = "another horse";

  /** Matches a code that stands alone, because the middle of a Message-ID may look like one. */
  private static final Pattern CODE =
      Pattern.compile("(?<![a-z0-9])[a-z2-7]{4}(-[a-z2-7]{4}){4}(?![a-z0-9])");

  private static final Peer PEER =
      new Peer(Service.WEB, InetAddress.getLoopbackAddress(), true, "s1");

  private record Sent(String to, String text) {}

  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private ForgottenPasswords passwords;
  private MailedCodes mailed;
  private Caller alice;
  private long domain;

  @BeforeEach
  void setUp() {
    domain = directory.domain("example.test").id();
    directory.account(ALICE);
    directory.account(BOB);
    mailed = directory.mailedCodes(this::send);
    passwords = directory.forgottenPasswords(mailed, this::send);
    alice = caller(PASSWORD);
  }

  private boolean send(String from, String to, byte[] message) {
    return sent.add(new Sent(to, new String(message, StandardCharsets.UTF_8)));
  }

  private Caller caller(String password) {
    return ((SignIn.Admitted) signIn(password)).caller();
  }

  private SignIn signIn(String password) {
    return directory.sessions().signIn(new Credentials.Password("", ALICE, password), PEER);
  }

  private String code() {
    var found = CODE.matcher(sent.getLast().text());
    assertThat(found.find()).as(sent.getLast().text()).isTrue();
    return found.group();
  }

  private void keepAddress() {
    String note = done(passwords.propose(alice, ELSEWHERE));
    done(passwords.confirm(alice, note, code()));
  }

  @Test
  void recoveryAddressIsStoredAfterConfirmation() {
    String note = done(passwords.propose(alice, ELSEWHERE));
    assertThat(sent.getLast().to()).isEqualTo(ELSEWHERE);
    assertThat(done(passwords.find(alice, ALICE))).isEmpty();
    assertThat(passwords.confirm(alice, note, "aaaa-aaaa-aaaa-aaaa-aaaa").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(passwords.confirm(alice, note, "?").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    done(passwords.confirm(alice, note, code()));
    assertThat(done(passwords.find(ADMINISTRATOR, ALICE)).map(RecoveryAddress::address))
        .contains(ELSEWHERE);

    Caller open = new Caller(alice.account(), ALICE, alice.rights(), "s1", Proof.SESSION);
    assertThat(passwords.propose(open, ELSEWHERE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(passwords.remove(open, ALICE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(passwords.propose(alice, ALICE).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    done(passwords.remove(alice, ALICE));
    assertThat(done(passwords.find(alice, ALICE))).isEmpty();
  }

  @Test
  void mailedCodeSetsThePasswordOnce() throws Exception {
    keepAddress();
    assertThat(mailed.answer("ALICE@example.test", PEER, "Firefox, Linux")).isTrue();
    assertThat(sent.getLast().to()).isEqualTo(ELSEWHERE);
    assertThat(sent.getLast().text()).contains("Firefox, Linux").contains("127.0.0.1");
    String code = code();

    assertThat(passwords.redeem(code, "short", PEER).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(done(passwords.redeem(code, OTHER, PEER))).isEqualTo(ALICE);
    assertThat(passwords.redeem(code, "a third horse", PEER).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(signIn(OTHER)).isInstanceOf(SignIn.Admitted.class);
    assertThat(signIn(PASSWORD)).isInstanceOf(SignIn.Rejected.class);
  }

  @Test
  void codesAreSentOnlyToAccountsWithAnAllowedAddress() throws Exception {
    assertThat(mailed.answer(ALICE, PEER, "")).isFalse();
    assertThat(mailed.answer("nobody@example.test", PEER, "")).isFalse();
    assertThat(mailed.answer("admin", PEER, "")).isFalse();
    keepAddress();
    directory.set(Scope.domain(domain), "password.forgotten", "administrator");
    assertThat(mailed.answer(ALICE, PEER, "")).isFalse();
    directory.set(Scope.domain(domain), "password.forgotten", "never");
    assertThat(passwords.reset(ADMINISTRATOR, ALICE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(sent).noneMatch(sentMail -> sentMail.text().contains("new-password"));
  }

  @Test
  void ownerIsNotifiedOfANewRecoveryAddress() {
    keepAddress();
    assertThat(sent.getLast().to()).isEqualTo(ALICE);
    assertThat(sent.getLast().text()).contains(ELSEWHERE).contains("/security");
    String note = done(passwords.propose(alice, "thief@elsewhere.test"));
    done(passwords.confirm(alice, note, code()));
    assertThat(sent.subList(sent.size() - 2, sent.size()))
        .as("the mailbox may be in the same hands")
        .allMatch(sentMail -> sentMail.text().contains("thief@elsewhere.test"))
        .extracting(Sent::to)
        .containsExactly(ALICE, ELSEWHERE);
    done(passwords.remove(ADMINISTRATOR, ALICE));
    assertThat(sent.getLast().to()).isEqualTo("thief@elsewhere.test");
  }

  @Test
  void codeExpiresWhenItsAccountBecomesAnAdministrator() {
    Caller keeper = new Caller(0, "keeper", new Rights.DomainAdministrator(domain), "test");
    ResetCode code = done(passwords.reset(keeper, ALICE));
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR, new NewAdministrator(ALICE, Optional.empty(), Optional.empty())));
    assertThat(passwords.redeem(code.code(), OTHER, PEER).asFailure())
        .as("who made it administers less than the account now")
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(signIn(PASSWORD)).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void theNumberOfMailedCodesIsLimited() throws Exception {
    keepAddress();
    assertThat(mailed.answer(ALICE, PEER, "")).isTrue();
    assertThat(mailed.answer(ALICE, PEER, "")).isFalse();
    for (int i = 0; i < 10; i++) {
      passwords.propose(alice, ELSEWHERE);
    }
    assertThat(sent)
        .filteredOn(sentMail -> sentMail.to().equals(ELSEWHERE))
        .hasSize(ForgottenPasswords.MOST_MESSAGES);

    AtomicLong clock = new AtomicLong();
    var lately = new CodeRequestLimit(clock::get);
    for (int i = 0; i < 20; i++) {
      assertThat(lately.begin(PEER.address())).isTrue();
    }
    assertThat(lately.begin(PEER.address())).isFalse();
    assertThat(lately.begin(InetAddress.getByName("192.0.2.1"))).isTrue();
    clock.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(lately.begin(PEER.address())).isTrue();
  }

  @Test
  void accountsWithAnExternalPasswordAreReferredToItsSource() throws Exception {
    keepAddress();
    directory.set(Scope.account(domain, alice.account()), "sign-in.passwords", "source");
    assertThat(mailed.answer(ALICE, PEER, "")).isTrue();
    assertThat(sent.getLast().text()).contains("organisation").doesNotContain("new-password");
  }

  @Test
  void administratorHandsOverACode() {
    ResetCode code = done(passwords.reset(ADMINISTRATOR, ALICE));
    assertThat(code.link()).endsWith("new-password?code=" + code.code());
    assertThat(done(passwords.redeem(code.code().replace("-", " "), OTHER, PEER))).isEqualTo(ALICE);
    assertThat(signIn(OTHER)).isInstanceOf(SignIn.Admitted.class);
    assertThat(passwords.reset(alice, ALICE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(passwords.reset(alice, BOB).asFailure()).isNotEqualTo(Optional.empty());
    assertThat(passwords.redeem("?", OTHER, PEER).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void aMailedCodeDoesNotReplaceAHandedOverCode() throws Exception {
    keepAddress();
    String handed = done(passwords.reset(ADMINISTRATOR, ALICE)).code();

    assertThat(mailed.answer(ALICE, PEER, "")).isFalse();
    assertThat(done(passwords.redeem(handed, OTHER, PEER))).isEqualTo(ALICE);
  }

  @Test
  void passwordChangeInvalidatesTheCode() throws Exception {
    keepAddress();
    assertThat(mailed.answer(ALICE, PEER, "")).isTrue();
    String code = code();
    done(
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                ALICE,
                new AccountChange(
                    Optional.of(new PasswordInput.Typed(OTHER)),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty()));

    assertThat(passwords.redeem(code, "a third horse", PEER).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(signIn(OTHER)).isInstanceOf(SignIn.Admitted.class);
  }
}
