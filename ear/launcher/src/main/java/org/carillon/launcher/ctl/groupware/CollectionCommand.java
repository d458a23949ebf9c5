package org.carillon.launcher.ctl.groupware;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Accounts' calendars, address books, notes and files, and their shares. */
@Command(
    name = "collection",
    description = "Accounts' calendars, task lists, address books, notes and file folders.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class CollectionCommand {
  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Lists the collections that an account sees, its own first: id, kind, name,"
              + " rights, items.")
  void list(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(all(address)), "id", "kind", "name", "level", "items");
  }

  @Command(
      description =
          "Creates a collection. KIND is calendar, tasks, journal, contacts, notes or files.")
  void create(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "KIND") String kind,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--title", paramLabel = "TEXT", description = "Displayed title.")
          String title,
      @Option(names = "--color", paramLabel = "#RRGGBB", description = "Colour.") String color)
      throws IOException, InterruptedException {
    JsonObjectBuilder body = Json.createObjectBuilder().add("name", name).add("kind", kind);
    add(body, "title", title);
    add(body, "color", color);
    JsonObject made = ctl.api().post(all(address), body.build());
    ctl.listing().done("Made " + made.getString("name") + ", id " + made.getString("id") + ".");
  }

  @Command(
      description = "Changes the name, title or colour of a collection; an empty value removes it.")
  void set(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--name", paramLabel = "NAME", description = "New name.") String name,
      @Option(names = "--title", paramLabel = "TEXT", description = "Displayed title.")
          String title,
      @Option(names = "--color", paramLabel = "#RRGGBB", description = "Colour.") String color)
      throws IOException, InterruptedException {
    JsonObjectBuilder body = Json.createObjectBuilder();
    add(body, "name", name);
    add(body, "title", title);
    add(body, "color", color);
    JsonObject now = ctl.api().patch(one(address, id), body.build());
    ctl.listing().done(now.getString("name") + " is changed.");
  }

  private static void add(JsonObjectBuilder body, String name, String value) {
    if (value != null) {
      body.add(name, value);
    }
  }

  @Command(
      description =
          "Deletes a collection with its contents. A collection of another account is only"
              + " hidden from this account.")
  void delete(
      @Parameters(paramLabel = "ADDRESS") String address, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    ctl.api().delete(one(address, id));
    ctl.listing().done("The collection " + id + " is deleted.");
  }

  @Command(description = "Lists the shares of a collection: who, level, rights, invitation.")
  void shares(
      @Parameters(paramLabel = "ADDRESS") String address, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(ctl.api().get(shared(address, id)), "with", "level", "rights", "invitation");
  }

  @Command(
      description =
          "Shares a collection. WHO is an address, a group, anyone (of the domain), @DOMAIN"
              + " or authenticated (everybody with an account); LEVEL is busy, read, add, change or"
              + " administer.")
  void share(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "WHO") String with,
      @Parameters(paramLabel = "LEVEL") String level,
      @Option(
              names = "--invite",
              description = "Invite: the collection appears only after they accept.")
          boolean invite)
      throws IOException, InterruptedException {
    JsonObjectBuilder body = Json.createObjectBuilder().add("with", with).add("level", level);
    if (invite) {
      body.add("invite", true);
    }
    JsonObject now = ctl.api().post(shared(address, id), body.build());
    ctl.listing().done(now.getString("with") + " has " + now.getString("level", "nothing") + ".");
  }

  @Command(description = "Ends a share.")
  void unshare(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "WHO") String with)
      throws IOException, InterruptedException {
    ctl.api().delete(shared(address, id) + "?with=" + Api.encoded(with));
    ctl.listing().done("It is no longer shared with " + with + ".");
  }

  private static String all(String address) {
    return "/accounts/" + Api.encoded(address) + "/collections";
  }

  private static String one(String address, String id) {
    return all(address) + "/" + Api.encoded(id);
  }

  private static String shared(String address, String id) {
    return one(address, id) + "/shares";
  }
}
