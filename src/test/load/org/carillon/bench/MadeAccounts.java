package org.carillon.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;

/**
 * Accounts with an alias and a telephone number, created by SCIM until the server is killed, to
 * compare with the result: each that was acknowledged, and no part of any other.
 */
final class MadeAccounts {
  private static final String PREFIX = "made-";
  private static final int MAILBOXES = 6;

  private static final Pattern TRANSACTION = Pattern.compile("[0-9]+");

  /**
   * The number of rows of each account's parts, and the transactions that wrote those that nothing
   * changes since: trimming notes in mail_account when it was there.
   */
  private static final String PARTS =
      """
      select a.local_part,
        (select count(*) from address d where d.account = a.id),
        (select count(*) from credential c where c.account = a.id),
        (select count(*) from mail_account m where m.account = a.id),
        (select count(*) from mailbox b where b.account = a.id),
        (select count(*) from audit u where u.subject = a.local_part || '@crash.test'),
        (select string_agg(distinct t.part, ', ') from (
          select 'account ' || a.xmin as part
          union all select 'address ' || d.xmin from address d where d.account = a.id
          union all select 'credential ' || c.xmin from credential c where c.account = a.id
          union all select 'mailbox ' || b.xmin from mailbox b where b.account = a.id
          union all select 'audit ' || u.xmin from audit u
            where u.subject = a.local_part || '@crash.test') t)
      from account a where a.local_part like 'made-%'
      """;

  private final CarillonServer server;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  MadeAccounts(CarillonServer server) {
    this.server = server;
  }

  int count() {
    return acknowledged.size();
  }

  /** Creates one after the other until the kill. */
  void make(int round, AtomicBoolean struck) {
    for (int number = 0; !struck.get(); number++) {
      String name = PREFIX + round + "-" + number;
      try {
        if (server.web(request(name, round * 100_000 + number)).statusCode() == 201) {
          acknowledged.add(name);
        }
      } catch (RuntimeException notAcknowledged) {
        // The server is gone: the account is not acknowledged.
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private HttpRequest.Builder request(String name, int extension) {
    String user =
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%1$s@crash.test",
         "emails": [{"value": "%1$s-too@crash.test"}],
         "phoneNumbers": [{"type": "extension", "value": "%2$d"}]}
        """
            .formatted(name, extension);
    return HttpRequest.newBuilder(
            URI.create("https://localhost:" + server.port("https") + "/api/scim/v2/Users"))
        .header("Content-Type", "application/scim+json")
        .header("Authorization", CarillonServer.basic("admin", server.adminPassword()))
        .POST(HttpRequest.BodyPublishers.ofString(user));
  }

  /** The differences from what was acknowledged, a sentence each. */
  List<String> brokenPromises() throws SQLException, IOException {
    List<String> broken = new ArrayList<>();
    Set<String> lost = new HashSet<>(acknowledged);
    try (Connection database = server.database();
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(PARTS)) {
      while (rows.next()) {
        String name = rows.getString(1);
        lost.remove(name);
        boolean isWhole =
            rows.getInt(2) == 3
                && rows.getInt(3) == 1
                && rows.getInt(4) == 1
                && rows.getInt(5) == MAILBOXES
                && rows.getInt(6) > 0;
        if (!isWhole) {
          broken.add("the account " + name + " is there in part");
        }
        String parts = rows.getString(7);
        if (TRANSACTION.matcher(parts).results().map(MatchResult::group).distinct().count() != 1) {
          broken.add("the account " + name + " was made in several transactions: " + parts);
        }
      }
    }
    lost.forEach(name -> broken.add("the account " + name + " was acknowledged and is lost"));
    return broken;
  }
}
