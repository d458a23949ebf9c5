package org.carillon.account.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Alias;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.image.ImageAnswer;
import org.carillon.account.profile.Profile;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that memory and the database give the same answers. */
class ImageTreeTest {
  @Test
  void imageAnswersLikeTheDatabase(@TempDir Path home) {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestDirectory directory = new TestDirectory(database, home);
      long domain = directory.domain("tree.test").id();
      directory.domain("other.test");
      Account alice = directory.account("alice@tree.test");
      directory.account("\u00e4rger@tree.test");
      directory.account("zoe@tree.test");
      Account gone = directory.account("gone@tree.test");
      directory.account("alice@other.test");
      change(
          directory,
          "alice@tree.test",
          new AccountChange(
              Optional.empty(),
              Optional.of("Älice Ångström"),
              Optional.empty(),
              new Profile(Map.of(PersonAttributes.WORK_PHONE.name(), "+49 30 12-34")),
              Optional.of(
                  List.of(
                      new Alias("sales@other.test", Alias.Kind.NAME, "alice@tree.test"),
                      new Alias("sales@tree.test", Alias.Kind.NAME, "alice@tree.test"),
                      new Alias("+495551@tree.test", Alias.Kind.TELEPHONE, "alice@tree.test")))));
      change(
          directory,
          "gone@tree.test",
          new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)));
      DirectoryTree tree = TestTree.of(database, directory);
      while (directory.image().known(view -> view.domain("tree.test"))
          instanceof ImageAnswer.Silent) {
        Thread.onSpinWait();
      }
      for (Optional<Caller> caller : callers(alice, domain)) {
        for (TreeQuery query : queries(List.of(alice.uuid(), gone.uuid(), new UUID(1, 2)))) {
          assertThat(tree.list(caller, query))
              .as("%s %s", caller, query)
              .isEqualTo(tree.read(caller, query));
        }
      }
    }
  }

  private static void change(TestDirectory directory, String address, AccountChange change) {
    done(directory.accounts().change(ADMINISTRATOR, address, change, OptionalLong.empty()));
  }

  private static List<Optional<Caller>> callers(Account alice, long domain) {
    return List.of(
        Optional.empty(),
        Optional.of(ADMINISTRATOR),
        Optional.of(
            new Caller(0, "one", new Rights.DomainAdministrator(domain), "test", Proof.PASSWORD)),
        Optional.of(
            new Caller(alice.id(), alice.address(), new Rights.User(), "test", Proof.PASSWORD)));
  }

  private static List<TreeQuery> queries(List<UUID> ids) {
    List<TreeCondition> conditions = new ArrayList<>();
    for (String text :
        List.of("alice", "ALICE", "sales", "gone", "nobody", "+495551", "a\0b", "\u00c4rger")) {
      conditions.add(new TreeCondition.LocalPart(text));
      conditions.add(new TreeCondition.Address(text + "@tree.test"));
      conditions.add(new TreeCondition.Address(text + "@Other.Test"));
    }
    ids.forEach(id -> conditions.add(new TreeCondition.Id(id)));
    conditions.add(new TreeCondition.None());
    conditions.add(new TreeCondition.Address("tree.test"));
    List<TreeCondition> simple = List.copyOf(conditions);
    conditions.add(new TreeCondition.All());
    conditions.add(new TreeCondition.Any(simple));
    conditions.add(new TreeCondition.Each(simple.subList(0, 2)));
    conditions.add(new TreeCondition.Each(List.of(simple.get(0), new TreeCondition.All())));
    conditions.add(new TreeCondition.Any(List.of(simple.get(0), new TreeCondition.All())));
    List<TreeQuery> queries = new ArrayList<>();
    for (TreeKind kind : TreeKind.values()) {
      for (Optional<String> domain :
          List.of(Optional.<String>empty(), Optional.of("tree.test"), Optional.of("none.test"))) {
        for (TreeCondition condition : conditions) {
          queries.add(new TreeQuery(kind, domain, condition, Optional.empty(), 10));
          queries.add(new TreeQuery(kind, domain, condition, Optional.empty(), 1));
          queries.add(new TreeQuery(kind, domain, condition, Optional.of("3"), 10));
        }
      }
    }
    return queries;
  }
}
