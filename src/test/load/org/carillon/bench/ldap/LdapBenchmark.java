package org.carillon.bench.ldap;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.Ratio;
import org.carillon.bench.peer.PeerCertificate;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Slapd;

/**
 * Compares LDAP requests with OpenLDAP's slapd: the same people, client, TLS, hash and durability,
 * alternating. An entry that slapd adds is one record; ours is an account with mailboxes.
 */
public final class LdapBenchmark implements Benchmark {
  private static final int ROUNDS = 5;
  private static final Duration TURN = Duration.ofSeconds(3);
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final String ROOT = "cn=root," + LdapWork.BASE;
  private static final String ROOT_PASSWORD = "root";

  @Override
  public String name() {
    return "ldap";
  }

  @Override
  public String title() {
    return "searches, additions, changes and binds against slapd [rounds, 5] [work …]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? ROUNDS : Integer.parseInt(words.getFirst());
    List<String> named = words.stream().skip(1).map(word -> word.toUpperCase(Locale.ROOT)).toList();
    Path folder = BenchFolder.fresh("ldap");
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        Slapd slapd = slapd(folder.resolve("slapd"))) {
      people(server);
      try (LdapLoad ours = new LdapLoad(server.port("ldap"), "cn=admin", server.adminPassword());
          LdapLoad theirs = new LdapLoad(slapd.port(), ROOT, ROOT_PASSWORD)) {
        boolean held = true;
        for (LdapWork work : LdapWork.values()) {
          if (named.isEmpty() || named.contains(work.name())) {
            held &= compared(work, ours, theirs, rounds);
          }
        }
        return held;
      }
    }
  }

  private static boolean compared(LdapWork work, LdapLoad ours, LdapLoad theirs, int rounds)
      throws Exception {
    ours.rate(work, TURN.multipliedBy(2));
    theirs.rate(work, TURN);
    Ratio ratio = new Ratio();
    for (int round = 0; round < rounds; round++) {
      ratio.add(ours.rate(work, TURN), theirs.rate(work, TURN));
    }
    System.out.printf(
        "%s: %s (goal %.1f)%n", work.name().toLowerCase(Locale.ROOT), ratio, work.goal);
    return ratio.median() >= work.goal;
  }

  /** Imports all people from a file; passwords are not cached, and twenty clients are allowed. */
  private static void people(CarillonServer server) {
    server.createDomain("bench.test");
    done(
        server.api(
            "PATCH",
            "/settings",
            "{\"password.remember\": \"PT0S\", \"listener.ldap.per-address\": 1000}"));
    String lines =
        IntStream.range(0, LdapWork.PEOPLE)
            .mapToObj(number -> "u%1$d;%2$s;Person %1$d\\n".formatted(number, LdapWork.HASH))
            .collect(Collectors.joining());
    done(
        server.api(
            "POST",
            "/account-imports",
            "{\"form\": \"csv\", \"domain\": \"bench.test\","
                + " \"text\": \"address;passwordHash;displayName\\n"
                + lines
                + "\"}"));
    Await.until(
        "everybody is there",
        BOUND,
        () ->
            server
                    .api("GET", "/accounts/u" + (LdapWork.PEOPLE - 1) + "@bench.test", "")
                    .statusCode()
                == 200);
  }

  private static void done(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.body());
    }
  }

  /** It has the indexes for such searches, and its default durability: each change is synced. */
  private static Slapd slapd(Path folder) throws IOException {
    Files.createDirectories(folder);
    PeerCertificate shown = PeerCertificate.make(folder);
    StringBuilder people =
        new StringBuilder(
            """
            dn: %1$s
            objectClass: domain
            dc: bench

            dn: ou=people,%1$s
            objectClass: organizationalUnit
            ou: people

            """
                .formatted(LdapWork.BASE));
    for (int number = 0; number < LdapWork.PEOPLE; number++) {
      people.append(
          """
          dn: %1$s
          objectClass: inetOrgPerson
          uid: u%2$d
          cn: Person %2$d
          sn: %2$d
          mail: u%2$d@bench.test
          userPassword: {ARGON2}%3$s

          """
              .formatted(LdapWork.person("u" + number), number, LdapWork.HASH));
    }
    return new Slapd(
        folder,
        """
        moduleload argon2
        TLSCertificateFile %s
        TLSCertificateKeyFile %s
        database mdb
        maxsize 4294967296
        suffix "%s"
        rootdn "%s"
        rootpw %s
        index objectClass eq
        index uid,mail,cn,sn eq
        access to attrs=userPassword by anonymous auth by * none
        access to * by * read
        """
            .formatted(shown.certificate(), shown.key(), LdapWork.BASE, ROOT, ROOT_PASSWORD),
        people.toString());
  }
}
