package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Further addresses and telephone numbers of accounts. */
@Command(
    name = "alias",
    description = "Further addresses and telephone numbers of accounts.",
    synopsisSubcommandLabel = "COMMAND")
final class AliasCommand {
  private static final String PATH = "/aliases";

  @ParentCommand private Ctl ctl;

  @Command(description = "Gives an account another address.")
  void create(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "ACCOUNT") String account,
      @Option(names = "--telephone", description = "It is a number: +4930123456@example.test.")
          boolean telephone)
      throws IOException, InterruptedException {
    var body =
        Json.createObjectBuilder()
            .add("address", address)
            .add("kind", telephone ? "telephone" : "name")
            .add("target", account)
            .build();
    var made = ctl.api().post(PATH, body);
    ctl.listing().done(made.getString("address") + " leads to " + made.getString("target") + ".");
  }

  @Command(description = "Lists aliases: address, kind, account.")
  void list(
      @Option(names = "--account", paramLabel = "ADDRESS", description = "Only of this account.")
          String account,
      @Mixin Pages pages)
      throws IOException, InterruptedException {
    String filter = account == null ? "" : "&account=" + Api.encoded(account);
    ctl.listing().items(pages.of(ctl.api(), PATH, filter), "address", "kind", "target");
  }

  @Command(description = "Takes an alias away.")
  void delete(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address));
    ctl.listing().done("There is no alias " + address + " any more.");
  }
}
