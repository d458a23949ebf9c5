package org.carillon.account.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carillon.account.bulk.AccountImport;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.ImportForm;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStepsTest {
  private static final String FILE =
      """
      address,password,passwordHash,aliases
      ann,correct horse,,a.lee
      old,,,
      ben,,no hash,
      cid@elsewhere.test,,,
      a.lee,,,
      dan,,,old
      eve,,,
      """;

  @TempDir Path home;

  private static List<SourceAccount> sources(String text) {
    return done(
        SourceFile.read(new AccountImport(ImportForm.CSV, text, Optional.of("example.test"))));
  }

  @Test
  void importCreatesValidAccountsAndRefusesEachOther() {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestDirectory directory = new TestDirectory(database, home);
      directory.domain("example.test");
      directory.account("old@example.test");
      ImportSteps steps =
          new ImportSteps(
              directory.transactions(),
              directory.creation(),
              new ManyAccountOperations(directory.creation()));

      ImportCounts foreseen = done(steps.preview(ADMINISTRATOR, sources(FILE)));
      assertThat(
              done(directory.accounts().list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items())
          .as("a preview makes nothing")
          .hasSize(1);
      ImportCounts counts = done(steps.make(ADMINISTRATOR, sources(FILE)));

      assertThat(counts.firstMade()).containsExactly("ann@example.test", "eve@example.test");
      assertThat(counts.present()).isOne();
      assertThat(counts.firstRefused())
          .extracting(RefusedLine::line)
          .containsExactlyInAnyOrder(4, 5, 6, 7);
      assertThat(foreseen.firstMade()).isEqualTo(counts.firstMade());
      assertThat(foreseen.firstRefused())
          .containsExactlyInAnyOrderElementsOf(counts.firstRefused());
      assertThat(directory.hasPassword("ann@example.test", "correct horse")).isTrue();
      assertThat(done(steps.make(ADMINISTRATOR, sources(FILE))).present())
          .as("the same file again makes none twice")
          .isEqualTo(3);
    }
  }

  @Test
  void domainAdministratorsImportOnlyIntoTheirDomain() {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestDirectory directory = new TestDirectory(database, home);
      directory.domain("example.test");
      directory.account("old@example.test");
      long own = directory.domain("own.test").id();
      ImportSteps steps =
          new ImportSteps(
              directory.transactions(),
              directory.creation(),
              new ManyAccountOperations(directory.creation()));
      Caller caller = new Caller(0, "local", new Rights.DomainAdministrator(own), "test");

      ImportCounts counts = done(steps.make(caller, sources("address\nold\nnew\nx@own.test\n")));

      assertThat(counts.firstMade()).containsExactly("x@own.test");
      assertThat(counts.firstRefused())
          .extracting(RefusedLine::code)
          .containsExactly("unknown-domain", "unknown-domain");
    }
  }
}
