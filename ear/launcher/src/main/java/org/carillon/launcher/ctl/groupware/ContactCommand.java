package org.carillon.launcher.ctl.groupware;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "contact",
    description = "Contacts: import, export, and conversion of vCards.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class ContactCommand {
  private static final String ID = "The address book's ID, as shown by collection list.";

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Converts the vCards in a file to JSContact and prints them. Lines that cannot be"
              + " read are listed. Nothing is stored.")
  void show(
      @Parameters(paramLabel = "FILE", description = "File with vCards; - for standard input.")
          String file)
      throws IOException, InterruptedException {
    JsonObject body =
        Json.createObjectBuilder()
            .add("file", Base64.getEncoder().encodeToString(octets(file)))
            .build();
    JsonObject answer = ctl.api().post("/contact-readings", body);
    for (JsonValue item : answer.getJsonArray("items")) {
      JsonObject read = item.asJsonObject();
      ctl.listing()
          .out()
          .println(pretty(read.containsKey("card") ? read.getJsonObject("card") : read));
    }
    ctl.listing().out().flush();
  }

  @Command(
      name = "import",
      description =
          "Imports the contacts of a vCard, CSV or LDIF file into an address book, and lists"
              + " those that could not be imported.")
  void importFile(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(
              paramLabel = "FILE",
              description = "A vCard, CSV or LDIF file; - for standard input.")
          String file,
      @Option(names = "--book", paramLabel = "BOOK", description = ID) String book,
      @Option(
              names = "--form",
              paramLabel = "FORM",
              description = "vcf, csv or ldif (default: detected).")
          String form)
      throws IOException, InterruptedException {
    JsonObjectBuilder body =
        Json.createObjectBuilder().add("file", Base64.getEncoder().encodeToString(octets(file)));
    if (form != null) {
      body.add("form", form);
    }
    String asked = book == null ? "" : "?book=" + Api.encoded(book);
    ctl.listing()
        .one(
            ctl.api()
                .postFile(
                    "/accounts" + Api.path(address) + "/contact-imports" + asked, body.build()));
  }

  @Command(description = "Writes an address book as vCards to standard output.")
  void export(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--book", paramLabel = "BOOK", description = ID) String book,
      @Option(
              names = "--form",
              paramLabel = "VERSION",
              description = "2.1, 3.0 or 4.0 (default: each contact as it is stored).")
          String version)
      throws IOException, InterruptedException {
    List<String> asked = new ArrayList<>();
    if (book != null) {
      asked.add("book=" + Api.encoded(book));
    }
    if (version != null) {
      asked.add("version=" + Api.encoded(version));
    }
    String path = "/accounts" + Api.path(address) + "/contact-exports?";
    JsonObject part = ctl.api().get(path + String.join("&", asked));
    ctl.listing().out().print(part.getString("vcards"));
    while (part.containsKey("next")) {
      List<String> further = new ArrayList<>(asked);
      further.add("after=" + Api.encoded(part.getString("next")));
      part = ctl.api().get(path + String.join("&", further));
      ctl.listing().out().print(part.getString("vcards"));
    }
    ctl.listing().out().flush();
  }

  private static byte[] octets(String file) throws IOException {
    return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
  }

  private static String pretty(JsonObject object) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString().strip();
  }
}
