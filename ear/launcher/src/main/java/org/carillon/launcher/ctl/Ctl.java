package org.carillon.launcher.ctl;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carillon.launcher.Home;
import org.carillon.launcher.HomeOption;
import org.carillon.launcher.Refusal;
import org.carillon.launcher.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Administration by REST: of the server in the local home, unless another one is named. */
@Command(
    name = "ctl",
    description = "Administration of a running server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class Ctl {
  @Mixin private HomeOption homeOption;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:CARILLON_URL}",
      description = "Another server (CARILLON_URL; default: the one running in the home).")
  private URI url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${env:CARILLON_USER:-admin}",
      description = "Who signs in (CARILLON_USER; default: ${DEFAULT-VALUE}).")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      defaultValue = "${env:CARILLON_PASSWORD_FILE}",
      description = "The file with the password (CARILLON_PASSWORD_FILE; default: the home's).")
  private Path passwordFile;

  /** The server to talk to, and as whom. */
  Connection connect() throws IOException {
    Home home = homeOption.home();
    Path password = passwordFile == null ? home.secrets().resolve("admin-password") : passwordFile;
    if (!Files.isReadable(password)) {
      throw new Refusal("There is no password to sign in with: " + password + " cannot be read.");
    }
    String secret = Files.readString(password).strip();
    if (url != null) {
      return Connection.verified(url, user, secret);
    }
    Optional<State> state = State.read(home);
    if (state.isEmpty()) {
      throw new Refusal("Carillon is not running in " + home + "; --url names another server.");
    }
    return Connection.pinned(
        state.get().server(), user, secret, PinnedCertificate.read(home.certificate()));
  }
}
