package org.carillon.bench.silent;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.carillon.testbed.CarillonServer;

/** Asks the database whether a transaction holds the lock of an account's row. */
final class AccountLock implements AutoCloseable {
  private static final String FREE =
      """
      select 1 from mail_account where account =
        (select a.account from address a join domain_name d on d.domain = a.domain
          where d.name = ? and a.local_part = ?)
      for update skip locked
      """;

  /** Ordinary work holds the lock for some milliseconds; flushing to the disk takes longer. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  private static final int GLANCES = 8;

  private final Connection database;
  private final String localPart;
  private final String domain;

  /**
   * @param server the node with the embedded database
   */
  AccountLock(CarillonServer server, String localPart, String domain)
      throws SQLException, IOException {
    this.database =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + server.port("database") + "/carillon",
            "carillon",
            Files.readString(server.home().resolve("secrets/database-password")).strip());
    this.localPart = localPart;
    this.domain = domain;
  }

  /** Returns whether a transaction holds the lock for long. */
  boolean isKept() throws SQLException {
    for (int i = 0; i < GLANCES; i++) {
      if (isFree()) {
        return false;
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return true;
  }

  private boolean isFree() throws SQLException {
    try (PreparedStatement free = database.prepareStatement(FREE)) {
      free.setString(1, domain);
      free.setString(2, localPart);
      try (ResultSet row = free.executeQuery()) {
        return row.next();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
