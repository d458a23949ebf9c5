package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests the directory with OpenLDAP's programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LdapIT {
  private static final String DOMAIN = "directory.test";
  private static final String BASE = "dc=directory,dc=test";
  private static final String ALICE = "uid=alice,ou=people," + BASE;
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private CarillonServer server;

  @BeforeAll
  void people() {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    server.createAccount("alice@" + DOMAIN, PASSWORD);
    server.createAccount("bob@" + DOMAIN, PASSWORD);
    assertThat(
            server
                .api(
                    "PATCH",
                    "/accounts/bob@" + DOMAIN,
                    "{\"displayName\": \"Bob Böhm\", \"title\": \"Cook\"}")
                .statusCode())
        .isBetween(200, 204);
  }

  /** Runs a program over STARTTLS or implicit TLS. */
  private Command ldap(OutsideTool tool, boolean startTls, List<String> words) {
    List<String> all = new ArrayList<>(List.of(tool.path()));
    all.addAll(
        startTls
            ? List.of("-ZZ", "-H", "ldap://127.0.0.1:" + server.port("ldap"))
            : List.of("-H", "ldaps://127.0.0.1:" + server.port("ldaps")));
    all.addAll(words);
    return Command.run(BOUND, all, "", Map.of("LDAPTLS_REQCERT", "never"));
  }

  private String search(String name, String... words) {
    List<String> all = new ArrayList<>(List.of("-x", "-LLL", "-D", name, "-w", PASSWORD));
    all.addAll(List.of("-o", "ldif-wrap=no"));
    all.addAll(List.of(words));
    return ldap(OutsideTool.LDAPSEARCH, true, all).orFail().output();
  }

  @Test
  void addressBookIsSearched() {
    String found = search(ALICE, "-b", BASE, "(|(cn=*böhm*)(mail=*böhm*))", "cn", "mail", "title");
    assertThat(found)
        .contains("dn: uid=bob,ou=people," + BASE)
        .contains("mail: bob@" + DOMAIN)
        .contains("title: Cook")
        .doesNotContain("alice");
  }

  @Test
  void searchResultsArePaged() {
    assertThat(
            search(
                "alice@" + DOMAIN,
                "-b",
                BASE,
                "-E",
                "pr=1/noprompt",
                "-E",
                "sss=cn",
                "(objectClass=person)",
                "1.1"))
        .contains("uid=alice", "uid=bob");
  }

  @Test
  void whoamiReturnsTheBoundDn() {
    assertThat(
            ldap(
                    OutsideTool.LDAPWHOAMI,
                    false,
                    List.of("-x", "-D", "alice@" + DOMAIN, "-w", PASSWORD))
                .orFail()
                .output())
        .contains("dn:" + ALICE);
    assertThat(
            ldap(OutsideTool.LDAPWHOAMI, false, List.of("-x", "-D", ALICE, "-w", "wrong")).output())
        .contains("Invalid credentials (49)");
  }

  @Test
  void administratorManagesAccounts() throws IOException {
    String carol = "uid=carol,ou=people," + BASE;
    Path ldif =
        Files.writeString(
            folder.resolve("carol.ldif"),
            """
            dn: %1$s
            changetype: add
            objectClass: inetOrgPerson
            cn: Carol King
            sn: King
            userPassword: %2$s
            mailAlternateAddress: singer@%3$s

            dn: %1$s
            changetype: modify
            replace: title
            title: Singer
            -
            add: carillonTelephone
            carillonTelephone: 4711
            """
                .formatted(carol, PASSWORD, DOMAIN));
    ldap(OutsideTool.LDAPMODIFY, true, asAdministrator("-f", ldif.toString())).orFail();
    assertThat(search("singer@" + DOMAIN, "-b", BASE, "(telephoneNumber=47-11)", "title"))
        .contains("dn: " + carol, "title: Singer");
    ldap(
            OutsideTool.LDAPPASSWD,
            true,
            List.of("-x", "-D", carol, "-w", PASSWORD, "-a", PASSWORD, "-s", "another one 1"))
        .orFail();
    ldap(OutsideTool.LDAPWHOAMI, true, List.of("-x", "-D", carol, "-w", "another one 1")).orFail();
    assertThat(
            ldap(
                    OutsideTool.LDAPMODIFY,
                    true,
                    List.of("-x", "-D", ALICE, "-w", PASSWORD, "-f", ldif.toString()))
                .output())
        .contains("Insufficient access (50)");
    Path gone =
        Files.writeString(folder.resolve("gone.ldif"), "dn: " + carol + "\nchangetype: delete\n");
    ldap(OutsideTool.LDAPMODIFY, true, asAdministrator("-f", gone.toString())).orFail();
    assertThat(search(ALICE, "-b", BASE, "(uid=carol)")).doesNotContain("carol");
  }

  /** Runs a program that changes the directory by LDIF as the administrator. */
  private Command changed(String name, String ldif) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".ldif"), ldif);
    return ldap(OutsideTool.LDAPMODIFY, true, asAdministrator("-f", file.toString()));
  }

  @Test
  void groupsAreManagedAndEntriesRenamed() throws IOException {
    String dave = "uid=dave,ou=people," + BASE;
    String crew = "cn=crew,ou=groups," + BASE;
    changed(
            "crew",
            """
            dn: %1$s
            changetype: add
            objectClass: inetOrgPerson
            cn: Dave
            sn: Dave

            dn: %2$s
            changetype: add
            objectClass: groupOfNames
            cn: crew
            member: %1$s

            dn: %2$s
            changetype: modify
            add: member
            member: %3$s
            -
            add: rfc822MailMember
            rfc822MailMember: zoe@elsewhere.test
            -
            replace: description
            description: All hands

            dn: %1$s
            changetype: modrdn
            newrdn: uid=david
            deleteoldrdn: 0

            dn: %2$s
            changetype: modrdn
            newrdn: cn=team
            deleteoldrdn: 1
            """
                .formatted(dave, crew, ALICE))
        .orFail();
    assertThat(administratorFinds("(cn=team)", "member", "rfc822MailMember", "description"))
        .contains(
            "dn: cn=team,ou=groups," + BASE,
            "member: uid=david,ou=people," + BASE,
            "member: " + ALICE,
            "rfc822MailMember: zoe@elsewhere.test",
            "description: All hands");
    assertThat(administratorFinds("(mail=dave@" + DOMAIN + ")", "mail")).isEmpty();
    assertThat(administratorFinds("(mailAlternateAddress=dave@" + DOMAIN + ")", "mail"))
        .contains("mail: david@" + DOMAIN);
    changed(
            "mail",
            """
            dn: uid=david,ou=people,%1$s
            changetype: modify
            replace: mail
            mail: d@%2$s
            """
                .formatted(BASE, DOMAIN))
        .orFail();
    assertThat(administratorFinds("(mail=d@" + DOMAIN + ")", "uid")).contains("uid: d");
    assertThat(
            changed(
                    "move",
                    """
                    dn: uid=d,ou=people,%1$s
                    changetype: modrdn
                    newrdn: uid=d
                    deleteoldrdn: 1
                    newsuperior: ou=groups,%1$s
                    """
                        .formatted(BASE))
                .output())
        .contains("Naming violation (64)");
    changed(
            "gone",
            """
            dn: cn=team,ou=groups,%1$s
            changetype: delete

            dn: uid=d,ou=people,%1$s
            changetype: delete
            """
                .formatted(BASE))
        .orFail();
  }

  private String administratorFinds(String filter, String... attributes) {
    List<String> all = asAdministrator("-LLL", "-o", "ldif-wrap=no", "-b", BASE, filter);
    all.addAll(List.of(attributes));
    return ldap(OutsideTool.LDAPSEARCH, true, all).orFail().output().strip();
  }

  @Test
  void replicaReceivesChangesSinceItsCookie() throws IOException {
    String first = synced("ro");
    assertThat(first).contains("dn: " + ALICE, "SyncDone control refreshDeletes=0");
    changed(
            "eve",
            """
            dn: uid=eve,ou=people,%1$s
            changetype: add
            objectClass: inetOrgPerson
            cn: Eve
            sn: Eve
            """
                .formatted(BASE))
        .orFail();
    String cookie = cookie(first);
    String added = synced("ro/" + cookie);
    assertThat(added)
        .contains("dn: uid=eve,ou=people," + BASE, " added", "refreshDeletes=1")
        .doesNotContain("dn: " + ALICE);
    changed("evegone", "dn: uid=eve,ou=people," + BASE + "\nchangetype: delete\n").orFail();
    assertThat(synced("ro/" + cookie(added)))
        .contains("dn: uid=eve,ou=people," + BASE, " deleted")
        .doesNotContain("cn: Eve");
  }

  private String synced(String how) {
    return ldap(
            OutsideTool.LDAPSEARCH,
            true,
            asAdministrator(
                "-o", "ldif-wrap=no", "-b", BASE, "-E", "!sync=" + how, "(uid=*)", "cn"))
        .orFail()
        .output();
  }

  private static String cookie(String printed) {
    Matcher found = Pattern.compile("cookie: ([0-9a-f#-]+)").matcher(printed);
    assertThat(found.find()).as(printed).isTrue();
    return found.group(1);
  }

  private List<String> asAdministrator(String... words) {
    List<String> all =
        new ArrayList<>(List.of("-x", "-D", "cn=admin", "-w", server.adminPassword()));
    all.addAll(List.of(words));
    return all;
  }

  @Test
  void rootDseOnlyIsReadableWithoutSignIn() {
    String root =
        ldap(
                OutsideTool.LDAPSEARCH,
                false,
                List.of("-x", "-LLL", "-s", "base", "-b", "", "(objectClass=*)", "+"))
            .orFail()
            .output();
    assertThat(root).contains("supportedLDAPVersion: 3", "supportedSASLMechanisms: PLAIN");
    assertThat(
            ldap(OutsideTool.LDAPSEARCH, false, List.of("-x", "-b", BASE, "(uid=alice)")).output())
        .contains("result: 50 ", "Sign in first.");
  }
}
