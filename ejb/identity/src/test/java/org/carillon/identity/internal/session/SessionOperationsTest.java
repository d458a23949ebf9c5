package org.carillon.identity.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.account.Account;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.session.LockOutOptions;
import org.carillon.identity.session.LockOutResult;
import org.carillon.identity.session.OpenSession;
import org.carillon.identity.session.SessionHolder;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessHolder;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that an account's open sessions can be listed and ended, one by one and all at once. */
class SessionOperationsTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final String BOB = "bob@example.test";

  private final Semaphore ended = new Semaphore(0);
  private final Semaphore othersEnded = new Semaphore(0);
  private final AtomicBoolean deleted = new AtomicBoolean();
  private SessionOperations sessions;
  private final List<String> shares = new ArrayList<>();
  private final List<String> hooks = new ArrayList<>(List.of("evil"));
  private final List<String> links = new ArrayList<>(List.of("Files/a.txt"));
  private Caller alice;

  @BeforeEach
  void open() throws Exception {
    directory.domain("example.test");
    directory.account(ALICE);
    directory.account(BOB);
    directory.liveAs("test");
    directory.connections().start();
    sessions =
        new SessionOperations(
            directory.transactions(),
            directory.accounts(),
            directory.connections(),
            directory.ends(),
            directory.audit(),
            new AllUnattendedAccess(
                List.of(
                    new Held(UnattendedAccess.Kind.SHARE, shares),
                    new Held(UnattendedAccess.Kind.FILE_LINK, links),
                    new Held(UnattendedAccess.Kind.WEB_HOOK, hooks)),
                directory.audit()),
            List.of(new OnePhone()),
            List.of(
                (account, delete) -> {
                  deleted.set(delete);
                  return 7;
                }));
    alice = connect(ALICE, "imap-1", ended);
    connect(BOB, "imap-2", othersEnded);
    done(directory.tokens().create(alice, "a program", Optional.empty()));
    done(directory.tokens().openWebSession(alice, "Firefox, Linux"));
    directory.connections().write();
  }

  /** A holder whose grants are names in a list. */
  private record Held(UnattendedAccess.Kind kind, List<String> names)
      implements UnattendedAccessHolder {
    @Override
    public List<UnattendedAccess> of(Account account) {
      return account.address().equals(ALICE)
          ? names.stream().map(name -> new UnattendedAccess(kind, name, Optional.empty())).toList()
          : List.of();
    }

    @Override
    public long withdraw(Caller caller, Account account) {
      if (kind == UnattendedAccess.Kind.SHARE) {
        throw new IllegalStateException("not now");
      }
      long gone = of(account).size();
      names.clear();
      return gone;
    }
  }

  private static UnattendedAccess unattended(UnattendedAccess.Kind kind, String name) {
    return new UnattendedAccess(kind, name, Optional.empty());
  }

  @Test
  void lockOutListsAndWithdrawsUnattendedAccessByKind() {
    UnattendedAccess hook = unattended(UnattendedAccess.Kind.WEB_HOOK, "evil");
    UnattendedAccess link = unattended(UnattendedAccess.Kind.FILE_LINK, "Files/a.txt");
    assertThat(done(sessions.unattended(ADMINISTRATOR, ALICE))).containsExactly(hook, link);
    assertThat(done(sessions.unattended(alice, ALICE))).containsExactly(hook, link);
    assertThat(sessions.unattended(alice, BOB).asFailure()).isPresent();

    LockOutResult left =
        done(sessions.lockOut(ADMINISTRATOR, ALICE, new LockOutOptions(false, false, Set.of())));
    assertThat(left.unattended()).containsExactly(hook, link);
    assertThat(left.withdrawn()).isZero();
    LockOutResult less =
        done(
            sessions.lockOut(
                ADMINISTRATOR,
                ALICE,
                new LockOutOptions(false, false, Set.of(UnattendedAccess.Kind.WEB_HOOK))));
    assertThat(less.unattended()).containsExactly(link);
    assertThat(less.withdrawn()).isEqualTo(1);
    assertThat(less.whole()).isTrue();
  }

  @Test
  void failedWithdrawalIsReportedAndTheRestIsWithdrawn() {
    shares.add("Work");
    LockOutResult done =
        done(
            sessions.lockOut(
                ADMINISTRATOR,
                ALICE,
                new LockOutOptions(true, false, Set.of(UnattendedAccess.Kind.values()))));

    assertThat(done.suspended()).isTrue();
    assertThat(done.withdrawn()).isEqualTo(2);
    assertThat(done.unattended()).containsExactly(unattended(UnattendedAccess.Kind.SHARE, "Work"));
    assertThat(done.whole()).isFalse();
  }

  private Caller connect(String name, String session, Semaphore told) {
    var peer = new Peer(Service.IMAPS, InetAddress.getLoopbackAddress(), true, session);
    var answer =
        directory.sessions().signIn(new Credentials.Password("", name, "correct horse"), peer);
    var admitted = (SignIn.Admitted) answer;
    admitted.validity().watch(told::release);
    admitted.validity().clientIs("Thunderbird\n140");
    return admitted.caller();
  }

  private static final class OnePhone implements SessionHolder {
    @Override
    public List<OpenSession> of(Account account) {
      return List.of();
    }

    @Override
    public boolean end(Account account, String id) {
      return false;
    }

    @Override
    public long endAll(Account account) {
      return 1;
    }
  }

  private static void expect(Semaphore told) throws InterruptedException {
    assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void connectionsOverTheLimitAreRefusedUntilOneCloses() {
    directory.set(Scope.server(), "sign-in.connections", "2");
    var peer = new Peer(Service.IMAPS, InetAddress.getLoopbackAddress(), true, "imap-3");
    var admitted = (SignIn.Admitted) signIn(peer);
    Watch open = admitted.validity().watch(() -> {});
    assertThat(signIn(peer)).isInstanceOf(SignIn.NotNow.class);
    assertThat(signIn(new Peer(Service.POP3S, peer.address(), true, "pop3-1")))
        .isInstanceOf(SignIn.Admitted.class);

    open.close();
    open.close();
    assertThat(signIn(peer)).isInstanceOf(SignIn.Admitted.class);
  }

  private SignIn signIn(Peer peer) {
    return directory.sessions().signIn(new Credentials.Password("", ALICE, "correct horse"), peer);
  }

  @Test
  void openSessionsAreListed() {
    List<OpenSession> open = done(sessions.list(alice, ALICE));

    assertThat(open)
        .extracting(OpenSession::kind, OpenSession::service, OpenSession::program)
        .containsExactlyInAnyOrder(
            tuple(OpenSession.Kind.CONNECTION, "imaps", "Thunderbird 140"),
            tuple(OpenSession.Kind.TOKEN, "web", "a program"),
            tuple(OpenSession.Kind.WEB, "web", "Firefox, Linux"));
    assertThat(open.get(0).from()).isEqualTo("127.0.0.1");
  }

  @Test
  void endedSessionLeavesOthersOpen() throws Exception {
    connect(ALICE, "imap-3", othersEnded);
    directory.connections().write();

    done(sessions.end(alice, ALICE, "imap-1"));

    expect(ended);
    assertThat(othersEnded.availablePermits()).isZero();
    assertThat(done(sessions.list(alice, ALICE)))
        .extracting(OpenSession::id)
        .contains("imap-3")
        .doesNotContain("imap-1");
  }

  @Test
  void accountsCannotEndSessionsOfOthers() {
    assertThat(sessions.end(alice, ALICE, "imap-2").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(sessions.end(alice, BOB, "imap-2").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(sessions.lockOut(alice, BOB, new LockOutOptions(false, false, Set.of())).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(
            sessions.lockOut(alice, ALICE, new LockOutOptions(true, false, Set.of())).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(othersEnded.availablePermits()).isZero();
  }

  @Test
  void lockOutEndsAllSessionsAndReportsThem() throws Exception {
    LockOutResult done =
        done(sessions.lockOut(ADMINISTRATOR, ALICE, new LockOutOptions(true, true, Set.of())));

    assertThat(done)
        .isEqualTo(
            new LockOutResult(
                ALICE,
                1,
                1,
                1,
                0,
                1,
                7,
                true,
                0,
                List.of(
                    unattended(UnattendedAccess.Kind.WEB_HOOK, "evil"),
                    unattended(UnattendedAccess.Kind.FILE_LINK, "Files/a.txt")),
                true));
    assertThat(deleted).isTrue();
    expect(ended);
    assertThat(othersEnded.availablePermits()).isZero();
    assertThat(directory.signIn(ALICE, "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
    directory.connections().write();
    assertThat(done(sessions.list(ADMINISTRATOR, ALICE))).isEmpty();
  }

  @Test
  void lockedOutAccountMaySignInAgain() throws Exception {
    done(sessions.lockOut(alice, ALICE, new LockOutOptions(false, false, Set.of())));

    expect(ended);
    assertThat(deleted).isFalse();
    assertThat(directory.signIn(ALICE, "correct horse")).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void connectionsOfAStoppedNodeAreNotListed() throws SQLException {
    directory.liveAs("elsewhere");

    assertThat(done(sessions.list(alice, ALICE)))
        .extracting(OpenSession::kind)
        .doesNotContain(OpenSession.Kind.CONNECTION);
  }
}
