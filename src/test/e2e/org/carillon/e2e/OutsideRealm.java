package org.carillon.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.testbed.Await;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/** MIT Kerberos' key distribution center of a realm of its own, on a port of this machine. */
final class OutsideRealm implements AutoCloseable {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final String realm;
  private final Path folder;
  private final Map<String, String> environment;
  private final Process process;

  OutsideRealm(Path folder, String realm, int port) throws IOException {
    this.realm = realm;
    this.folder = folder;
    Path configuration =
        Files.writeString(
            folder.resolve("krb5.conf"),
            """
            [libdefaults]
              default_realm = %1$s
              dns_lookup_kdc = false
              dns_lookup_realm = false
              dns_canonicalize_hostname = false
              rdns = false
            [realms]
              %1$s = {
                kdc = 127.0.0.1:%2$d
              }
            [domain_realm]
              .%4$s = %1$s
            [logging]
              kdc = FILE:%3$s/kdc.log
            """
                .formatted(realm, port, folder, realm.toLowerCase(Locale.ROOT)));
    Path profile =
        Files.writeString(
            folder.resolve("kdc.conf"),
            """
            [kdcdefaults]
              kdc_listen = 127.0.0.1:%2$d
              kdc_tcp_listen = 127.0.0.1:%2$d
            [realms]
              %1$s = {
                database_name = %3$s/principal
                key_stash_file = %3$s/stash
                acl_file = %3$s/acl
              }
            """
                .formatted(realm, port, folder));
    this.environment =
        Map.of(
            "KRB5_CONFIG",
            configuration.toString(),
            "KRB5_KDC_PROFILE",
            profile.toString(),
            "KRB5CCNAME",
            "FILE:" + folder.resolve("tickets"));
    run("", OutsideTool.KDB5_UTIL.path(), "create", "-s", "-r", realm, "-P", "master").orFail();
    ProcessBuilder kdc =
        new ProcessBuilder(OutsideTool.KRB5KDC.path(), "-n", "-r", realm)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("kdc.out").toFile());
    kdc.environment().putAll(environment);
    this.process = kdc.start();
  }

  /** Runs a program that knows of the realm. */
  Command run(String input, String... words) {
    return Command.run(BOUND, List.of(words), input, environment);
  }

  void addPerson(String name, String password) {
    administer("addprinc -pw \"" + password + "\" " + name);
  }

  /** Adds services and returns their keys in the server's format. */
  String keytab(String... services) throws IOException {
    Path keytab = folder.resolve("keytab");
    for (String service : services) {
      administer("addprinc -randkey " + service);
      administer("ktadd -k " + keytab + " " + service);
    }
    return Base64.getEncoder().encodeToString(Files.readAllBytes(keytab));
  }

  private void administer(String query) {
    run("", OutsideTool.KADMIN_LOCAL.path(), "-r", realm, "-q", query).orFail();
  }

  void signIn(String name, String password) {
    Await.until(
        "the realm gives a ticket",
        BOUND,
        () -> run(password + "\n", OutsideTool.KINIT.path(), name).exit() == 0);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
