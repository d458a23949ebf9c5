package org.carillon.bench.scale;

import java.io.IOException;
import java.util.List;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.CarillonServer;

/** A mail client's requests of a day. */
final class UsualWork {
  private static final List<String> COMMANDS =
      List.of(
          "LIST \"\" \"*\" RETURN (SUBSCRIBED STATUS (MESSAGES UNSEEN SIZE))",
          "SELECT INBOX",
          "FETCH 1:* (FLAGS UID)",
          "FETCH 1:* (ENVELOPE BODYSTRUCTURE)",
          "FETCH 1:10 BODY[]",
          "SEARCH UNSEEN",
          "SEARCH TEXT bells",
          "SORT (ARRIVAL) UTF-8 ALL",
          "THREAD REFERENCES UTF-8 ALL",
          "STORE 1:10 +FLAGS (\\Seen $Work)",
          "CREATE Work",
          "COPY 1:20 Work",
          "MOVE 30:40 Work",
          "STORE 1:5 +FLAGS (\\Deleted)",
          "EXPUNGE",
          "STATUS Work (MESSAGES UIDNEXT HIGHESTMODSEQ SIZE)",
          "SETACL Work few0@scale.test lrs",
          "MYRIGHTS Work",
          "GETQUOTAROOT INBOX",
          "SETMETADATA Work (/private/comment \"mine\")",
          "GETMETADATA Work /private/comment",
          "RENAME Work Worked",
          "LIST \"\" \"~%\"",
          "SELECT INBOX (QRESYNC (1 1))",
          "DELETE Worked");

  private final CarillonServer server;
  private final String address;
  private final String password;

  UsualWork(CarillonServer server, String address, String password) {
    this.server = server;
    this.address = address;
    this.password = password;
  }

  void run() throws IOException {
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login(address, password);
      client.command("ENABLE QRESYNC");
      client.append("INBOX", ScaleBenchmark.message(address, 1));
      for (String command : COMMANDS) {
        client.answers(command);
      }
    }
    String accounts = "/accounts?domain=scale.test&search=" + address.replace("@scale.test", "");
    for (String path : List.of(accounts, "/accounts/" + address, "/queue", "/health/ready")) {
      int status = server.api("GET", path, "").statusCode();
      if (status != 200) {
        throw new IllegalStateException(path + " answered " + status);
      }
    }
  }
}
