package org.carillon.account.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.Alias;
import org.carillon.account.bulk.AccountImport;
import org.carillon.account.bulk.ExportOptions;
import org.carillon.account.bulk.ExportPart;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.ImportForm;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupPosting;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.group.GroupMemberOperations;
import org.carillon.account.internal.group.GroupOperations;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an import reads back what an export wrote. */
class ExportTest {
  @TempDir private Path home;

  /** A server's directory with operations for accounts and groups and their import and export. */
  private record Fixture(
      TestDirectory directory,
      GroupOperations groups,
      GroupMemberOperations members,
      AccountExportOperations exports) {

    static Fixture of(TestDatabase database, Path home) {
      TestDirectory directory = new TestDirectory(database, home);
      return new Fixture(
          directory,
          new GroupOperations(directory.transactions(), directory.audit()),
          new GroupMemberOperations(directory.transactions(), directory.audit()),
          new AccountExportOperations(
              directory.transactions(), database.transactions(), directory.audit()));
    }

    String written(ImportForm form, boolean hashes) {
      ExportOptions options = new ExportOptions(form, Optional.empty(), hashes);
      StringBuilder text = new StringBuilder();
      Optional<String> after = Optional.empty();
      do {
        ExportPart part = done(exports.part(ADMINISTRATOR, options, after));
        text.append(part.text());
        after = part.next();
      } while (after.isPresent());
      return text.toString();
    }

    ImportCounts read(ImportForm form, String text) {
      AccountImport file = new AccountImport(form, text, Optional.empty());
      ImportCounts accounts =
          done(
              new ImportSteps(
                      directory.transactions(),
                      directory.creation(),
                      new ManyAccountOperations(directory.creation()))
                  .make(ADMINISTRATOR, done(SourceFile.read(file))));
      return accounts.plus(
          done(
              new GroupSteps(groups, members, directory.transactions())
                  .make(ADMINISTRATOR, SourceFile.groups(file))));
    }
  }

  private static void fill(Fixture fixture) {
    TestDirectory directory = fixture.directory;
    directory.domain("here.test");
    directory.domain("there.test");
    directory.account("ann@here.test");
    directory.account("ben@here.test");
    directory.account("cid+x@there.test");
    done(
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                "ann@here.test",
                new AccountChange(
                    Optional.empty(),
                    Optional.of("Änn, \"the\" Lee; =x"),
                    Optional.empty(),
                    new Profile(
                        Map.of(
                            PersonAttributes.FAMILY_NAME.name(), "Lee",
                            PersonAttributes.MANAGER.name(), "ben@here.test",
                            PersonAttributes.TIME_ZONE.name(), "Europe/Berlin",
                            PersonAttributes.WORK_PHONE.name(), "+49 30 12-34")),
                    Optional.of(
                        List.of(
                            new Alias("a.lee@here.test", Alias.Kind.NAME, "ann@here.test"),
                            new Alias("ann@there.test", Alias.Kind.NAME, "ann@here.test"),
                            new Alias("4711@here.test", Alias.Kind.TELEPHONE, "ann@here.test"),
                            new Alias("+495@there.test", Alias.Kind.TELEPHONE, "ann@here.test")))),
                OptionalLong.empty()));
    done(
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                "ben@here.test",
                new AccountChange(
                    Optional.empty(), Optional.of("=cmd|calc!A0"), Optional.of(false)),
                OptionalLong.empty()));
    // The group that is created first is a member of the other.
    done(fixture.groups.create(ADMINISTRATOR, "outer@here.test", GroupAttributes.USUAL));
    done(
        fixture.groups.create(
            ADMINISTRATOR,
            "inner@here.test",
            new GroupAttributes(
                "Inner",
                "For: them",
                GroupPosting.NAMED,
                List.of("ann@here.test"),
                "ben@here.test",
                true,
                true)));
    done(
        fixture.members.add(
            ADMINISTRATOR,
            "inner@here.test",
            List.of("ann@here.test", "cid+x@there.test", "zoe@elsewhere.test")));
    done(fixture.members.add(ADMINISTRATOR, "outer@here.test", List.of("inner@here.test")));
  }

  @Test
  void exportIsImportedUnchanged() {
    for (ImportForm form : List.of(ImportForm.CSV, ImportForm.LDIF)) {
      String written;
      try (TestDatabase database = TestDatabase.fresh()) {
        Fixture fixture = Fixture.of(database, home);
        fill(fixture);
        written = fixture.written(form, true);
      }
      try (TestDatabase database = TestDatabase.fresh()) {
        Fixture fixture = Fixture.of(database, home);
        fixture.directory.domain("here.test");
        fixture.directory.domain("there.test");
        ImportCounts counts = fixture.read(form, written);
        assertThat(counts.firstRefused()).isEmpty();
        assertThat(counts.made()).isEqualTo(form == ImportForm.CSV ? 3 : 5);
        assertThat(fixture.written(form, true).lines().sorted().toList())
            .isEqualTo(written.lines().sorted().toList());
        assertThat(fixture.directory.hasPassword("ann@here.test", "correct horse")).isTrue();
        assertThat(fixture.read(form, written).present()).isEqualTo(counts.made());
      }
    }
  }

  @Test
  void exportedCellsAreEscapedAgainstFormulas() {
    try (TestDatabase database = TestDatabase.fresh()) {
      Fixture fixture = Fixture.of(database, home);
      fill(fixture);

      assertThat(fixture.written(ImportForm.CSV, false))
          .contains("'=cmd|calc!A0", "\"'+49 30 12-34\"")
          .doesNotContain(",=", ",\"=", ",+");
    }
  }

  @Test
  void hashesAreExportedOnlyToServerAdministratorsOnRequest() {
    try (TestDatabase database = TestDatabase.fresh()) {
      Fixture fixture = Fixture.of(database, home);
      fill(fixture);
      assertThat(fixture.written(ImportForm.CSV, false)).doesNotContain("$argon2");
      assertThat(fixture.written(ImportForm.LDIF, false)).doesNotContain("userPassword");
      long own = fixture.directory.domain("own.test").id();
      Caller keeper = new Caller(0, "local", new Rights.DomainAdministrator(own), "t");
      assertThat(
              fixture
                  .exports
                  .part(
                      keeper,
                      new ExportOptions(ImportForm.CSV, Optional.empty(), true),
                      Optional.empty())
                  .asFailure())
          .containsInstanceOf(Failure.NotAllowed.class);
      assertThat(
              done(fixture.exports.part(
                      keeper,
                      new ExportOptions(ImportForm.CSV, Optional.empty(), false),
                      Optional.empty()))
                  .text()
                  .lines())
          .hasSize(1);
      assertThat(
              fixture
                  .exports
                  .part(
                      keeper,
                      new ExportOptions(ImportForm.CSV, Optional.of("here.test"), false),
                      Optional.empty())
                  .asFailure())
          .containsInstanceOf(Failure.Invalid.class);
    }
  }
}
