package org.carillon.launcher.ctl;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.HomeOption;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.home.State;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Administration by REST: of the server in the local home, or of another that an option names. */
@Command(
    name = "ctl",
    description = "Administers a running server.",
    synopsisSubcommandLabel = "COMMAND",
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false)
public final class Ctl {
  @Mixin private HomeOption homeOption;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:CARILLON_URL}",
      description =
          "Address of another server (CARILLON_URL; default: the one running in the home).")
  private URI url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${env:CARILLON_USER:-admin}",
      description = "Name to sign in with (CARILLON_USER; default: admin).")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      defaultValue = "${env:CARILLON_PASSWORD_FILE}",
      description = "File with the password (CARILLON_PASSWORD_FILE; default: the home's).")
  private Path passwordFile;

  // Accepted so that the same options can follow every verb; a running server ignores them.
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--offset", hidden = true)
  private int offset;

  @Option(
      names = "--json",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print the responses of the REST interface as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Command(description = "Lists the server's listeners: service, address, port, state.")
  void listeners() throws IOException, InterruptedException {
    listing().items(api().get("/listeners"), "service", "address", "port", "sentence");
  }

  @Command(
      description = "Lists what administrators changed, newest first: time, actor, action, object.")
  void audit(@Mixin AuditFilter filter) throws IOException, InterruptedException {
    listing().items(filter.of(api()), "at", "actor", "action", "subject", "before", "after");
  }

  public Api api() throws IOException {
    return new Api(connect());
  }

  public Listing listing() {
    return new Listing(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
  }

  private Connection connect() throws IOException {
    Home home = homeOption.home();
    Path password = passwordFile == null ? home.secrets().resolve("admin-password") : passwordFile;
    if (!Files.isReadable(password)) {
      throw new Refusal(
          "No password to sign in: %s cannot be read.%s"
              .formatted(
                  password,
                  passwordFile == null
                      ? " Give another file with --password-file, or set a password:"
                          + " “carillon admin-password” gives “admin” one."
                      : ""));
    }
    String secret = Files.readString(password).strip();
    if (url != null) {
      if (url.getHost() == null || !List.of("https", "http").contains(url.getScheme())) {
        throw new ParameterException(
            spec.commandLine(),
            "--url takes an address such as https://mail.example.com:8443, not \"" + url + "\".");
      }
      return Connection.verified(url, user, secret);
    }
    Optional<State> state = State.read(home);
    if (state.isEmpty()) {
      throw new Refusal("Carillon is not running in " + home + ". Name another server with --url.");
    }
    return Connection.pinned(
        state.get().server(), user, secret, PinnedCertificate.read(home.certificate()));
  }
}
