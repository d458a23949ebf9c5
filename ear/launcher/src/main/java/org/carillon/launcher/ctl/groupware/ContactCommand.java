package org.carillon.launcher.ctl.groupware;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Contacts. */
@Command(
    name = "contact",
    description = "Contacts: what the server makes of a vCard.",
    synopsisSubcommandLabel = "COMMAND")
public final class ContactCommand {
  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Prints what the server makes of the vCards in a file, as JSContact; what it can't read is"
              + " named with its line. Nothing is kept.")
  void show(
      @Parameters(
              paramLabel = "FILE",
              description = "A file with vCards; - for the standard input.")
          String file)
      throws IOException, InterruptedException {
    byte[] octets = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    JsonObject body =
        Json.createObjectBuilder().add("file", Base64.getEncoder().encodeToString(octets)).build();
    JsonObject answer = ctl.api().post("/contact-readings", body);
    for (JsonValue item : answer.getJsonArray("items")) {
      JsonObject read = item.asJsonObject();
      ctl.listing()
          .out()
          .println(pretty(read.containsKey("card") ? read.getJsonObject("card") : read));
    }
    ctl.listing().out().flush();
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
