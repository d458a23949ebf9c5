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
          "Adds a certificate from PEM files: chain and private key, in one file or several,"
              + " or from a PKCS #12 file (.p12, .pfx).")
  void create(
      @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files,
      @Option(
              names = "--domain",
              paramLabel = "NAME",
              description = "The domain that it belongs to.")
          String domain,
      @Option(
              names = "--passphrase",
              paramLabel = "FILE",
              description = "File whose first line is the password of the PKCS #12 file.")
          Path passphrase,
      @Option(names = "--default", description = "Use it for clients that name no host.")
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

  @Command(description = "Lists certificates: id, whether it is the default, expiry, names.")
  void list(@Mixin Pages pages) throws IOException, InterruptedException {
    ctl.listing().items(pages.of(ctl.api(), PATH, ""), "id", "default", "notAfter", "names");
  }

  @Command(description = "Deletes a certificate.")
  void delete(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(id));
    ctl.listing().done("The certificate " + id + " is deleted.");
  }
}
