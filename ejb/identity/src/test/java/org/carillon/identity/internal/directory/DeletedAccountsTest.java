package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.FIRST_PAGE;
import static org.carillon.identity.internal.TestIdentity.done;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.AccountRecovered;
import org.carillon.account.Alias;
import org.carillon.account.NewAdministrator;
import org.carillon.account.Resolution;
import org.carillon.audit.AuditFilter;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of accounts between their deletion and the end of the window for restoring them. */
class DeletedAccountsTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";

  private Account alice;

  @BeforeEach
  void open() {
    directory.domain("example.test");
    alice = directory.account(ALICE);
    directory.account("bob@example.test");
    alias("a@example.test", ALICE);
    alias("both@example.test", ALICE);
  }

  private void alias(String address, String account) {
    done(directory.aliases().create(ADMINISTRATOR, new Alias(address, Alias.Kind.NAME, account)));
  }

  private void delete() {
    done(directory.accounts().delete(ADMINISTRATOR, ALICE, OptionalLong.empty()));
  }

  private Answer<Account> recover(Optional<String> as) {
    return directory.deletedAccounts().recover(ADMINISTRATOR, ALICE, as);
  }

  @Test
  void undeletedAccountHasItsPasswordSettingsAndFreeAddresses() {
    directory.set(Scope.account(alice.domain(), alice.id()), "mailbox.undelete-period", "P7D");
    delete();
    alias("both@example.test", "bob@example.test");
    assertThat(directory.signIn(ALICE, "correct horse")).isNotInstanceOf(SignIn.Admitted.class);

    Account back = done(recover(Optional.empty()));

    assertThat(back.id()).isEqualTo(alice.id());
    assertThat(directory.signIn(ALICE, "correct horse")).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.addresses().resolve("a@example.test"))
        .isEqualTo(new Resolution.Local(alice.id(), alice.domain(), ALICE, ""));
    assertThat(directory.addresses().resolve("both@example.test"))
        .extracting("address")
        .isEqualTo("bob@example.test");
    assertThat(directory.recovered().fired())
        .containsExactly(new AccountRecovered(alice.id(), alice.domain(), ALICE));
    assertThat(recover(Optional.empty()).asFailure()).containsInstanceOf(Failure.NotFound.class);
    assertThat(
            directory
                .audit()
                .list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 1)
                .getFirst()
                .action())
        .isEqualTo("account.undelete");
  }

  @Test
  void accountWithATakenAddressIsUndeletedUnderAnother() {
    delete();
    directory.account(ALICE);

    assertThat(recover(Optional.empty()).asFailure()).containsInstanceOf(Failure.Taken.class);
    assertThat(recover(Optional.of("alice@elsewhere.test")).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(done(recover(Optional.of("alice.old@example.test"))).id()).isEqualTo(alice.id());
    assertThat(directory.signIn("alice.old@example.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void deletedAccountsAreListedInPages() {
    delete();
    for (String name : List.of("b", "c", "d", "e")) {
      directory.account(name + "@example.test");
      directory.accounts().delete(ADMINISTRATOR, name + "@example.test", OptionalLong.empty());
    }
    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var page =
          done(
              directory
                  .deletedAccounts()
                  .list(ADMINISTRATOR, new PageRequest(Optional.empty(), after, 2)));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().forEach(account -> seen.add(account.address()));
      after = page.next();
    } while (after.isPresent());

    assertThat(seen)
        .containsExactly(
            "e@example.test", "d@example.test", "c@example.test", "b@example.test", ALICE);
    var search = new PageRequest(Optional.of("D@"), Optional.empty(), 10);
    assertThat(done(directory.deletedAccounts().list(ADMINISTRATOR, search)).items()).hasSize(1);
  }

  @Test
  void accountIsGoneAfterTheUndeletePeriod() {
    delete();
    assertThat(done(directory.deletedAccounts().list(ADMINISTRATOR, FIRST_PAGE)).items())
        .extracting("address")
        .containsExactly(ALICE);
    assertThat(directory.deletedAccounts().forget(alice.id())).isFalse();

    directory.set(Scope.server(), "mailbox.undelete-period", "PT0S");

    assertThat(done(directory.deletedAccounts().list(ADMINISTRATOR, FIRST_PAGE)).items()).isEmpty();
    assertThat(recover(Optional.empty()).asFailure()).containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.deletedAccounts().forget(alice.id())).isTrue();
    assertThat(directory.deletedAccounts().forget(alice.id())).isTrue();
    directory.set(Scope.server(), "mailbox.undelete-period", "P1D");
    assertThat(recover(Optional.empty()).asFailure()).containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void accountInUseIsNeverPurged() {
    directory.set(Scope.server(), "mailbox.undelete-period", "PT0S");

    assertThat(directory.deletedAccounts().forget(alice.id())).isFalse();
    assertThat(directory.signIn(ALICE, "correct horse")).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void accountIsUndeletedByItsDomainAdministratorsOnly() {
    directory.domain("other.test");
    directory.account("boss@other.test");
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator(
                    "boss@other.test", Optional.empty(), Optional.of("other.test"))));
    delete();
    Caller boss = ((SignIn.Admitted) directory.signIn("boss@other.test", "correct horse")).caller();
    Caller bob = ((SignIn.Admitted) directory.signIn("bob@example.test", "correct horse")).caller();

    assertThat(done(directory.deletedAccounts().list(boss, FIRST_PAGE)).items()).isEmpty();
    assertThat(directory.deletedAccounts().recover(boss, ALICE, Optional.empty()).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.deletedAccounts().recover(bob, ALICE, Optional.empty()).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void expiredDeletedAccountsDoNotHideOthers() {
    delete();
    long brief = directory.domain("brief.test").id();
    directory.set(Scope.domain(brief), "mailbox.undelete-period", "PT0S");
    database
        .transactions()
        .run(
            entities ->
                entities
                    .createNativeQuery(
                        """
                        INSERT INTO account
                          (id, domain, local_part, display_name, enabled, version, created, deleted)
                        SELECT 1000000 + n, :brief, 'n' || n, '', false, 1, now(), now()
                        FROM generate_series(1, 1001) n
                        """)
                    .setParameter("brief", brief)
                    .executeUpdate());

    assertThat(done(directory.deletedAccounts().list(ADMINISTRATOR, FIRST_PAGE)).items())
        .extracting("address")
        .containsExactly(ALICE);
  }

  @Test
  void disabledAccountIsUndeletedDisabled() {
    done(
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                ALICE,
                new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)),
                OptionalLong.empty()));
    done(directory.accounts().delete(ADMINISTRATOR, ALICE, OptionalLong.empty()));

    assertThat(done(recover(Optional.empty())).enabled()).isFalse();
  }
}
