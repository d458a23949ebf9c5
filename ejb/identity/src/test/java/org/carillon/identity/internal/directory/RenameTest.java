package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.Alias;
import org.carillon.account.Domain;
import org.carillon.account.Resolution;
import org.carillon.account.internal.renaming.RenameOperations;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.renaming.AccountRenamed;
import org.carillon.account.renaming.DomainRenamed;
import org.carillon.account.renaming.Renames;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.testing.FiredEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that accounts and domains can be renamed. */
class RenameTest extends OwnIdentityTest {
  private static final String PASSWORD = "correct horse";

  private final FiredEvents<AccountRenamed> accountRenamed = new FiredEvents<>();
  private final FiredEvents<DomainRenamed> domainRenamed = new FiredEvents<>();
  private Renames renames;
  private Domain domain;
  private Account alice;

  @BeforeEach
  void open() {
    renames =
        new RenameOperations(
            new DirectoryTransactions(database.transactions(), directory.versions()),
            directory.audit(),
            accountRenamed,
            domainRenamed);
    domain = directory.domain("example.test");
    alice = directory.account("alice@example.test");
  }

  private Resolution local(String address) {
    return new Resolution.Local(alice.id(), domain.id(), address, "");
  }

  private boolean hasDigest(String address, String realm) {
    return directory.digests().find(address, realm, DigestSecrets.Algorithm.SHA_256)
        instanceof DigestSecrets.Secret;
  }

  @Test
  void renamedAccountKeepsItsIdAndOptionallyItsOldAddress() {
    Account renamed =
        done(
            renames.account(ADMINISTRATOR, "alice@example.test", "Alice.Smith@example.test", true));

    assertThat(renamed.id()).isEqualTo(alice.id());
    assertThat(renamed.address()).isEqualTo("alice.smith@example.test");
    assertThat(directory.addresses().resolve("alice@example.test"))
        .isEqualTo(local("alice.smith@example.test"));
    assertThat(accountRenamed.fired())
        .containsExactly(
            new AccountRenamed(alice.id(), "alice@example.test", "alice.smith@example.test"));

    // The old name is an alias now. After the renaming back, it is an alias no more.
    done(renames.account(ADMINISTRATOR, "alice.smith@example.test", "alice@example.test", false));
    assertThat(directory.addresses().resolve("alice@example.test"))
        .isEqualTo(local("alice@example.test"));
    assertThat(directory.addresses().resolve("alice.smith@example.test"))
        .isInstanceOf(Resolution.Unknown.class);
    assertThat(directory.signIn("alice@example.test", PASSWORD))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void telephoneSecretsAreRenewedAtTheNextSignIn() {
    assertThat(hasDigest("alice", "example.test")).isTrue();
    done(renames.account(ADMINISTRATOR, "alice@example.test", "al@example.test", true));
    assertThat(hasDigest("alice", "example.test")).isFalse();
    assertThat(hasDigest("al", "example.test")).isFalse();

    assertThat(directory.signIn("al@example.test", PASSWORD)).isInstanceOf(SignIn.Admitted.class);
    directory.versions().compare();
    assertThat(hasDigest("al", "example.test")).isTrue();
  }

  @Test
  void takenAddressesAndForeignDomainsAreRefused() {
    directory.account("bob@example.test");
    directory.domain("other.test");
    assertThat(
            renames
                .account(ADMINISTRATOR, "alice@example.test", "bob@example.test", true)
                .asFailure())
        .containsInstanceOf(Failure.Taken.class);
    assertThat(
            renames
                .account(ADMINISTRATOR, "alice@example.test", "alice@other.test", true)
                .asFailure())
        .get()
        .extracting("code")
        .isEqualTo("other-domain");
    Caller self = new Caller(alice.id(), alice.address(), new Rights.User(), "s");
    assertThat(renames.account(self, "alice@example.test", "a@example.test", true).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    Caller keeper = new Caller(0, "k", new Rights.DomainAdministrator(domain.id()), "s");
    assertThat(renames.domain(keeper, "example.test", "new.test", true).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(renames.domain(ADMINISTRATOR, "example.test", "other.test", true).asFailure())
        .containsInstanceOf(Failure.Taken.class);
  }

  @Test
  void renamedDomainRenamesItsAddresses() {
    done(
        directory
            .aliases()
            .create(
                ADMINISTRATOR, new Alias("a@example.test", Alias.Kind.NAME, "alice@example.test")));

    Domain renamed = done(renames.domain(ADMINISTRATOR, "example.test", "new.test", false));

    assertThat(renamed.id()).isEqualTo(domain.id());
    assertThat(directory.addresses().resolve("a@new.test")).isEqualTo(local("alice@new.test"));
    assertThat(directory.addresses().resolve("alice@example.test"))
        .isInstanceOf(Resolution.Remote.class);
    assertThat(hasDigest("alice", "new.test")).isFalse();
    assertThat(directory.signIn("alice@new.test", PASSWORD)).isInstanceOf(SignIn.Admitted.class);
    directory.versions().compare();
    assertThat(hasDigest("alice", "new.test")).isTrue();
    assertThat(domainRenamed.fired())
        .containsExactly(new DomainRenamed(domain.id(), "example.test", "new.test"));
    assertThat(
            done(
                directory
                    .domains()
                    .delete(ADMINISTRATOR, domain("free.test"), OptionalLong.empty())))
        .isNotNull();
  }

  private String domain(String name) {
    return directory.domain(name).name();
  }
}
