package org.carillon.identity.internal.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.FIRST_PAGE;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.NewAdministrator;
import org.carillon.account.PasswordInput;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.ResetCode;
import org.carillon.identity.helpdesk.HelpedAccount;
import org.carillon.identity.helpdesk.HelpedAccount.Reach;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the help desk can let others sign in again and can do nothing else. */
class HelpDeskTest {
  private static final String NEW = "another good horse";
  private static final Peer PEER =
      new Peer(Service.WEB, InetAddress.getLoopbackAddress(), true, "s1");

  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.fresh();
  private TestIdentity directory;
  private ForgottenPasswords codes;
  private HelpDeskOperations desk;
  private Caller helper;

  @BeforeEach
  void open() {
    directory = new TestIdentity(database, home);
    directory.domain("example.test");
    directory.domain("other.test");
    for (String name : List.of("helper", "ann", "chief", "wide")) {
      directory.account(name + "@example.test");
    }
    directory.account("far@other.test");
    make("helper@example.test", Optional.empty(), true);
    make("chief@example.test", Optional.of("example.test"), false);
    make("wide@example.test", Optional.empty(), false);
    GeneratedMail nowhere = (from, to, message) -> false;
    codes = directory.forgottenPasswords(directory.mailedCodes(nowhere), nowhere);
    desk =
        new HelpDeskOperations(
            directory.transactions(),
            directory.accounts(),
            directory.tokens(),
            directory.bars(),
            codes,
            directory.secondFactors());
    helper = ((SignIn.Admitted) directory.signIn("helper@example.test", "correct horse")).caller();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void make(String name, Optional<String> domain, boolean isHelpDesk) {
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR, new NewAdministrator(name, Optional.empty(), domain, isHelpDesk)));
  }

  @Test
  void helpDeskListsAccountsAndRenewsPasswords() {
    assertThat(done(desk.list(helper, FIRST_PAGE)).items())
        .extracting(HelpedAccount::address)
        .contains("ann@example.test")
        .doesNotContain("far@other.test");
    done(desk.renewPassword(helper, "ann@example.test", NEW));
    done(desk.signOut(helper, "ann@example.test"));
    done(desk.liftBar(helper, "ann@example.test"));

    assertThat(directory.signIn("ann@example.test", NEW)).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void helpDeskCannotActOnAdministratorsOrOtherDomains() {
    for (String address : List.of("chief@example.test", "wide@example.test", helper.name())) {
      for (Answer<?> answer :
          List.of(
              desk.renewPassword(helper, address, NEW),
              desk.makeResetCode(helper, address),
              desk.removeSecondFactor(helper, address),
              desk.signOut(helper, address),
              desk.liftBar(helper, address))) {
        assertThat(answer.asFailure().orElseThrow()).isInstanceOf(Failure.NotAllowed.class);
      }
    }
    assertThat(desk.renewPassword(helper, "far@other.test", NEW).asFailure().orElseThrow())
        .isInstanceOf(Failure.NotFound.class);
    Caller byToken =
        new Caller(
            helper.account(),
            helper.name(),
            helper.rights(),
            "s",
            Proof.TOKEN,
            Optional.empty(),
            helper.helped());
    for (Answer<?> answer :
        List.of(
            desk.renewPassword(byToken, "ann@example.test", NEW),
            desk.makeResetCode(byToken, "ann@example.test"),
            desk.removeSecondFactor(byToken, "ann@example.test"),
            desk.signOut(byToken, "ann@example.test"),
            desk.liftBar(byToken, "ann@example.test"))) {
      assertThat(answer.asFailure().orElseThrow())
          .isInstanceOfSatisfying(
              Failure.NotAllowed.class, refused -> assertThat(refused.code()).isEqualTo("token"));
    }
    assertThat(done(desk.list(byToken, FIRST_PAGE)).items()).isNotEmpty();
  }

  @Test
  void helpDeskCodeLetsOwnersSetTheirPassword() {
    ResetCode code = done(desk.makeResetCode(helper, "ann@example.test"));

    done(codes.redeem(code.code(), NEW, PEER));

    assertThat(directory.signIn("ann@example.test", NEW)).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void helpDeskRemovesLostSecondFactors() throws SQLException {
    long ann = done(directory.accounts().find(ADMINISTRATOR, "ann@example.test")).id();
    try (var connection = directory.connection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO second_factor (account, id, step, recovery, created, used)"
                    + " VALUES (?, 'f', 0, '', now(), now())")) {
      insert.setLong(1, ann);
      insert.executeUpdate();
    }
    assertThat(done(desk.find(helper, "ann@example.test")).hasSecondFactor()).isTrue();

    assertThat(done(desk.removeSecondFactor(helper, "ann@example.test")).hasSecondFactor())
        .isFalse();
  }

  @Test
  void helpDeskSeesAccountsItCannotManage() {
    assertThat(done(desk.list(helper, FIRST_PAGE)).items())
        .extracting(HelpedAccount::address, HelpedAccount::reach)
        .contains(
            tuple("ann@example.test", Reach.OPEN),
            tuple("helper@example.test", Reach.OWN),
            tuple("chief@example.test", Reach.ADMINISTERS));
    assertThat(done(desk.find(helper, "wide@example.test")).reach()).isEqualTo(Reach.ADMINISTERS);
  }

  @Test
  void resourceHasNoPassword() throws SQLException {
    directory.account("hall@example.test");
    try (var connection = directory.connection();
        var update =
            connection.prepareStatement(
                "UPDATE account SET is_resource = true WHERE local_part = 'hall'")) {
      update.executeUpdate();
    }
    AccountChange change =
        new AccountChange(
            Optional.of(new PasswordInput.Typed(NEW)), Optional.empty(), Optional.empty());

    assertThat(done(desk.find(helper, "hall@example.test")).reach()).isEqualTo(Reach.RESOURCE);
    for (Answer<?> answer :
        List.of(
            desk.renewPassword(helper, "hall@example.test", NEW),
            desk.makeResetCode(helper, "hall@example.test"),
            codes.reset(ADMINISTRATOR, "hall@example.test"),
            directory
                .accounts()
                .change(ADMINISTRATOR, "hall@example.test", change, OptionalLong.empty()))) {
      assertThat(answer.asFailure().orElseThrow())
          .isInstanceOfSatisfying(
              Failure.NotAllowed.class, why -> assertThat(why.code()).isEqualTo("resource"));
    }
  }

  @Test
  void helpDeskAccountIsOtherwiseAPlainAccount() {
    assertThat(helper.rights()).isEqualTo(new Rights.User());
    long domain = done(directory.domains().find(ADMINISTRATOR, "example.test")).id();

    assertThat(directory.accounts().find(helper, "ann@example.test").asFailure()).isPresent();
    assertThat(directory.accounts().governed(helper, "ann@example.test").asFailure()).isPresent();
    assertThat(directory.accounts().delete(helper, "ann@example.test", OptionalLong.empty()))
        .isInstanceOf(Answer.Failed.class);
    assertThat(directory.settingChanges().list(helper, Scope.domain(domain)).asFailure())
        .isPresent();
    assertThat(directory.administrators().list(helper, FIRST_PAGE).asFailure()).isPresent();
    Caller ann = ((SignIn.Admitted) directory.signIn("ann@example.test", "correct horse")).caller();
    assertThat(desk.list(ann, FIRST_PAGE).asFailure().orElseThrow())
        .isInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void helpDeskAccountBelongsToItsDomainOnly() {
    for (NewAdministrator wrong :
        List.of(
            new NewAdministrator(
                "ann@example.test", Optional.empty(), Optional.of("other.test"), true),
            new NewAdministrator("named", Optional.of(NEW), Optional.of("other.test"), true))) {
      assertThat(directory.administrators().create(ADMINISTRATOR, wrong).asFailure().orElseThrow())
          .isInstanceOf(Failure.Invalid.class);
    }
    done(directory.administrators().delete(ADMINISTRATOR, helper.name(), OptionalLong.empty()));
    Caller later =
        ((SignIn.Admitted) directory.signIn("helper@example.test", "correct horse")).caller();
    assertThat(desk.list(later, FIRST_PAGE).asFailure()).isPresent();
  }
}
