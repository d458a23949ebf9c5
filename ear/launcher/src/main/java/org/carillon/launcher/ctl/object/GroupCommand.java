package org.carillon.launcher.ctl.object;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import org.carillon.launcher.ctl.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The members of groups; the verbs of all objects are added from the declaration. */
@Command(
    name = "group",
    description =
        "Groups: addresses whose mail goes to several members, and with which folders can be"
            + " shared.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class GroupCommand {
  private static final String GROUP = "The group's address.";
  private static final String MEMBERS = "Addresses of accounts, of groups, or of people elsewhere.";
  private static final String FILE = "File with more addresses, one per line.";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists the members of a group: address, kind.")
  void members(
      @Parameters(paramLabel = "ADDRESS", description = GROUP) String address, @Mixin Pages pages)
      throws IOException, InterruptedException {
    ctl.listing().items(pages.of(ctl.api(), path(address), ""), "address", "kind");
  }

  @Command(description = "Adds members to a group.")
  void add(
      @Parameters(paramLabel = "ADDRESS", description = GROUP) String address,
      @Parameters(paramLabel = "MEMBER", arity = "0..*", description = MEMBERS)
          List<String> members,
      @Option(names = "--file", paramLabel = "FILE", description = FILE) Path file)
      throws IOException, InterruptedException {
    change(address, "add", named(members, file));
  }

  @Command(description = "Removes members from a group.")
  void remove(
      @Parameters(paramLabel = "ADDRESS", description = GROUP) String address,
      @Parameters(paramLabel = "MEMBER", arity = "0..*", description = MEMBERS)
          List<String> members,
      @Option(names = "--file", paramLabel = "FILE", description = FILE) Path file)
      throws IOException, InterruptedException {
    change(address, "remove", named(members, file));
  }

  private void change(String address, String what, JsonArrayBuilder members)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add(what, members).build();
    JsonObject changed = ctl.api().post(path(address), body);
    ctl.listing()
        .made(
            changed,
            "%d added, %d removed."
                .formatted(changed.getInt("added", 0), changed.getInt("removed", 0)));
  }

  private static JsonArrayBuilder named(List<String> members, Path file) throws IOException {
    JsonArrayBuilder all = Json.createArrayBuilder(members == null ? List.of() : members);
    if (file != null) {
      Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(all::add);
    }
    return all;
  }

  private static String path(String address) {
    return Api.path("groups", address, "members");
  }
}
