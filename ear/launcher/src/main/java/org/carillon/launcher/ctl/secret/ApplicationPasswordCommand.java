package org.carillon.launcher.ctl.secret;

import jakarta.json.Json;
import java.io.IOException;
import java.util.List;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "application-password",
    description = "Application passwords: passwords of single programs of an account.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class ApplicationPasswordCommand {
  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Creates an application password for the signed-in account. It is shown only now.")
  void create(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--service",
              paramLabel = "SERVICE",
              description = "Services that it opens (imap, pop3, submission …; default: all).")
          List<String> services,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              description = "When it expires, such as 2027-01-31T12:00:00Z (default: never).")
          String expires)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("name", name);
    if (services != null) {
      body.add("services", Json.createArrayBuilder(services));
    }
    if (expires != null) {
      body.add("expires", expires);
    }
    ctl.listing().one(ctl.api().post(of(address), body.build()));
  }

  @Command(
      description =
          "Lists an account's application passwords: id, name, own login, last use, client,"
              + " expiry.")
  void list(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(ctl.api().get(of(address)), "id", "name", "login", "used", "from", "expires");
  }

  @Command(description = "Revokes an application password, and ends the sessions that it opened.")
  void end(
      @Parameters(paramLabel = "ADDRESS") String address, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    ctl.api().delete(of(address) + Api.path(id));
    ctl.listing().done("The application password " + id + " is revoked.");
  }

  private static String of(String address) {
    return "/accounts" + Api.path(address) + "/application-passwords";
  }
}
