package org.carillon.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Tests of records that are written on the connection of the change itself. */
class AuditLogTest {
  private static final Caller ADMINISTRATOR =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "session");

  @Test
  void auditEntryIsWrittenWithItsTransaction() throws Exception {
    TestDatabase database = TestDatabase.emptied();
    var book = AuditOn.database(database);
    AuditEntry entry =
        book.entry(
            ADMINISTRATOR,
            "account.rewind",
            AuditSubject.of(7, "alice@example.test"),
            Optional.empty(),
            Optional.of("to then"));
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      entry.write(connection);
      connection.rollback();
      assertThat(book.list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 9)).isEmpty();
      entry.write(connection);
      connection.commit();
    }

    assertThat(book.list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 9))
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("id", "at")
        .isEqualTo(
            new AuditRecord(
                0,
                null,
                "admin",
                "session",
                "account.rewind",
                "alice@example.test",
                Optional.empty(),
                Optional.of("to then")));
    Caller theirs = new Caller(0, "chief", new Rights.DomainAdministrator(7), "test");
    assertThat(book.list(theirs, AuditFilter.ALL, OptionalLong.empty(), 9)).hasSize(1);
  }
}
