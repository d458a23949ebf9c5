package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.launcher.database.DatabaseAccess;
import org.carillon.launcher.database.ExternalDatabase;
import org.carillon.launcher.database.ExternalLocations;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.HomeOption;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.port.PortPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ServerOptionsTest {
  @TempDir private Path folder;

  @Command
  static final class Carrier {
    @Mixin private HomeOption home;
    @Mixin private ServerOptions options;
  }

  private static ServerOptions parse(String... words) {
    return carrier(words).options;
  }

  private static Carrier carrier(String... words) {
    Carrier carrier = new Carrier();
    new CommandLine(carrier).parseArgs(words);
    return carrier;
  }

  @Test
  void defaultOptionsRunASingleServer() throws IOException {
    ServerOptions options = parse();

    assertThat(options.ports()).isEqualTo(new PortPlan(0, false));
    assertThat(options.bind()).isEqualTo("0.0.0.0");
    assertThat(options.node()).isEqualTo("single");
    assertThat(options.cluster()).isEmpty();
    assertThat(options.usedWith(new Home(folder)).database()).isEmpty();
  }

  @Test
  void homeIsAnAbsoluteFolder() {
    assertThat(carrier("--home", "a/../b").home.home().folder())
        .isAbsolute()
        .hasFileName("b")
        .isEqualTo(Path.of("b").toAbsolutePath());
  }

  @Test
  void blobsAreStoredInTheHomeByDefault() throws IOException {
    Home home = new Home(folder);

    assertThat(parse().usedWith(home).blobs()).isEmpty();
    assertThat(parse("--blobs", "/srv/blobs").usedWith(home).blobs())
        .contains(Path.of("/srv/blobs"));
  }

  @Test
  void externalDatabaseNeedsAPasswordFile() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "secret\n");
    Home home = new Home(folder);

    assertThat(
            parse(
                    "--db",
                    "jdbc:postgresql://db/carillon",
                    "--db-user",
                    "mail",
                    "--db-password-file",
                    password.toString())
                .usedWith(home)
                .database()
                .orElseThrow()
                .access())
        .isEqualTo(new DatabaseAccess("jdbc:postgresql://db/carillon", "mail", "secret", password));
    assertThatThrownBy(() -> parse("--db", "jdbc:postgresql://db/carillon").usedWith(home))
        .hasMessageContaining("--db-password-file");
    assertThatThrownBy(() -> parse("--db", "jdbc:h2:mem:x").usedWith(home))
        .hasMessageContaining("PostgreSQL");
  }

  @Test
  void unreadablePasswordFileIsNamedInTheError() {
    assertThatThrownBy(
            () ->
                parse("--db", "jdbc:postgresql://db/x", "--db-password-file", folder.toString())
                    .check(new Home(folder)))
        .isInstanceOf(Refusal.class)
        .hasMessage(folder + " is a folder, not the file with the database password.");
  }

  @Test
  void externalLocationsAreRememberedWithoutThePassword() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "secret\n");
    Home home = new Home(folder);
    ExternalLocations told =
        parse(
                "--db",
                "jdbc:postgresql://db/carillon",
                "--db-user",
                "mail",
                "--db-password-file",
                password.toString(),
                "--blobs",
                "/srv/blobs")
            .usedWith(home);

    told.write(home);

    assertThat(parse().usedWith(home)).isEqualTo(told);
    assertThat(folder.resolve("used-with.properties")).content().doesNotContain("secret");
    assertThat(parse("--db", "jdbc:postgresql://new/carillon").usedWith(home).database())
        .contains(new ExternalDatabase("jdbc:postgresql://new/carillon", "mail", password));
    assertThat(parse("--db", "embedded").usedWith(home).database()).isEmpty();
  }

  @Test
  void databasePasswordIsNotPrinted() {
    assertThat(
            new DatabaseAccess(
                    "jdbc:postgresql://db/carillon", "mail", "secret", Path.of("password"))
                .toString())
        .doesNotContain("secret");
  }

  @Test
  void clusterNodeNeedsAName() {
    assertThatThrownBy(() -> parse("--cluster", "localhost:7600").node())
        .hasMessageContaining("--node");
    assertThat(parse("--cluster", "localhost:7600", "--node", "n1").node()).isEqualTo("n1");
    // The transaction manager accepts no longer name.
    assertThatThrownBy(() -> parse("--node", "n".repeat(24)).node()).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> parse("--node", "a b").node()).isInstanceOf(Refusal.class);
  }
}
