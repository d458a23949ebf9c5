package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Certificates of the listeners. */
@Command(
    name = "certificate",
    description = "Certificates of the mail and SIP listeners.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class CertificateCommand {
  private static final String PATH = "/certificates";

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Adds one from PEM files: chain and private key, in one file or several; or from a file"
              + " of PKCS #12 (.p12, .pfx).")
  void create(
      @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files,
      @Option(names = "--domain", paramLabel = "NAME", description = "Whose it is.") String domain,
      @Option(
              names = "--passphrase",
              paramLabel = "FILE",
              description = "What opens a file of PKCS #12, in the first line of a file.")
          Path passphrase,
      @Option(names = "--default", description = "Show it to clients that name no host.")
          boolean isDefault)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("default", isDefault);
    if (isKeyFile(files.getFirst())) {
      byte[] octets = Files.readAllBytes(files.getFirst());
      body.add("pkcs12", Base64.getEncoder().encodeToString(octets));
      if (passphrase != null) {
        try (Stream<String> lines = Files.lines(passphrase)) {
          body.add("passphrase", lines.findFirst().orElse(""));
        }
      }
    } else {
      var pem = new StringBuilder();
      for (Path file : files) {
        pem.append(Files.readString(file)).append('\n');
      }
      body.add("pem", pem.toString());
    }
    if (domain != null) {
      body.add("domain", domain);
    }
    ctl.listing().one(ctl.api().post(PATH, body.build()));
  }

  private static boolean isKeyFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".p12") || name.endsWith(".pfx");
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
