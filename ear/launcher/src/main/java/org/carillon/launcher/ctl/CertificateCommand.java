package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Certificates of the listeners. */
@Command(
    name = "certificate",
    description = "Certificates of the mail and SIP listeners.",
    synopsisSubcommandLabel = "COMMAND")
final class CertificateCommand {
  private static final String PATH = "/certificates";

  @ParentCommand private Ctl ctl;

  @Command(description = "Adds one from PEM files: chain and private key, in one file or several.")
  void create(
      @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files,
      @Option(names = "--domain", paramLabel = "NAME", description = "Whose it is.") String domain,
      @Option(names = "--default", description = "Show it to clients that name no host.")
          boolean isDefault)
      throws IOException, InterruptedException {
    var pem = new StringBuilder();
    for (Path file : files) {
      pem.append(Files.readString(file)).append('\n');
    }
    var body = Json.createObjectBuilder().add("pem", pem.toString()).add("default", isDefault);
    if (domain != null) {
      body.add("domain", domain);
    }
    ctl.listing().one(ctl.api().post(PATH, body.build()));
  }

  @Command(description = "Lists certificates: id, whether it is the default, end, names.")
  void list(@Mixin Pages pages) throws IOException, InterruptedException {
    ctl.listing().items(pages.of(ctl.api(), PATH, ""), "id", "default", "notAfter", "names");
  }

  @Command(description = "Takes one away.")
  void delete(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(id));
    ctl.listing().done("There is no certificate " + id + " any more.");
  }
}
