package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void withoutAnyOptionOneServerRunsForItself() throws IOException {
    ServerOptions options = parse();

    assertThat(options.ports()).isEqualTo(new PortPlan(0, false));
    assertThat(options.bind()).isEqualTo("0.0.0.0");
    assertThat(options.node()).isEqualTo("single");
    assertThat(options.cluster()).isEmpty();
    assertThat(options.siteDatabase()).isEmpty();
    assertThat(options.usesEmbeddedDatabase()).isTrue();
  }

  @Test
  void theHomeIsAnAbsoluteFolder() {
    assertThat(carrier("--home", "a/../b").home.home().folder())
        .isAbsolute()
        .hasFileName("b")
        .isEqualTo(Path.of("b").toAbsolutePath());
  }

  @Test
  void blobsLieInTheHomeUnlessToldOtherwise() {
    Home home = new Home(folder);

    assertThat(parse().blobs(home)).isEqualTo(folder.resolve("blobs"));
    assertThat(parse("--blobs", "/srv/blobs").blobs(home)).isEqualTo(Path.of("/srv/blobs"));
  }

  @Test
  void aSitesOwnDatabaseComesWithItsPassword() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "secret\n");

    assertThat(
            parse(
                    "--db",
                    "jdbc:postgresql://db/carillon",
                    "--db-user",
                    "mail",
                    "--db-password-file",
                    password.toString())
                .siteDatabase())
        .contains(new DatabaseAccess("jdbc:postgresql://db/carillon", "mail", "secret"));
    assertThatThrownBy(() -> parse("--db", "jdbc:postgresql://db/carillon").siteDatabase())
        .hasMessageContaining("--db-password-file");
    assertThatThrownBy(() -> parse("--db", "jdbc:h2:mem:x").siteDatabase())
        .hasMessageContaining("PostgreSQL");
  }

  @Test
  void aPasswordIsNotPrinted() {
    assertThat(new DatabaseAccess("jdbc:postgresql://db/carillon", "mail", "secret").toString())
        .doesNotContain("secret");
  }

  @Test
  void aNodeOfAClusterHasAName() {
    assertThatThrownBy(() -> parse("--cluster", "localhost:7600").node())
        .hasMessageContaining("--node");
    assertThat(parse("--cluster", "localhost:7600", "--node", "n1").node()).isEqualTo("n1");
    // The transaction manager takes no more.
    assertThatThrownBy(() -> parse("--node", "n".repeat(24)).node()).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> parse("--node", "a b").node()).isInstanceOf(Refusal.class);
  }
}
