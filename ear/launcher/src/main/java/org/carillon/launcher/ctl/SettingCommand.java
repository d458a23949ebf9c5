package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import org.carillon.launcher.home.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Settings. */
@Command(
    name = "setting",
    description = "Settings of the server, of a domain or of an account.",
    synopsisSubcommandLabel = "COMMAND")
final class SettingCommand {
  @ParentCommand private Ctl ctl;

  /** Where a setting is meant. */
  static final class Place {
    @Option(names = "--domain", paramLabel = "NAME", description = "The domain's settings.")
    private String domain;

    @Option(names = "--account", paramLabel = "ADDRESS", description = "The account's settings.")
    private String account;

    String path() {
      if (account != null) {
        return Api.path("accounts", account, "settings");
      }
      return domain == null ? "/settings" : Api.path("domains", domain, "settings");
    }
  }

  @Command(description = "Lists settings: key, value, where that comes from.")
  void list(@Mixin Place place) throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(place.path()), "key", "value", "origin");
  }

  @Command(description = "Shows a setting with what it means.")
  void show(@Parameters(paramLabel = "KEY") String key, @Mixin Place place)
      throws IOException, InterruptedException {
    var item =
        ctl.api().get(place.path()).getJsonArray("items").stream()
            .map(JsonValue::asJsonObject)
            .filter(setting -> setting.getString("key").equals(key))
            .findFirst()
            .orElseThrow(() -> new Refusal("There is no setting " + key + " there."));
    ctl.listing().one(item);
  }

  @Command(description = "Sets a value; several of a list are parted by commas.")
  void set(
      @Parameters(paramLabel = "KEY") String key,
      @Parameters(paramLabel = "VALUE") String value,
      @Mixin Place place)
      throws IOException, InterruptedException {
    ctl.api().patch(place.path(), Json.createObjectBuilder().add(key, value).build());
    ctl.listing().done(key + " is set.");
  }

  @Command(description = "Takes a value away, so that the wider one is in force again.")
  void unset(@Parameters(paramLabel = "KEY") String key, @Mixin Place place)
      throws IOException, InterruptedException {
    ctl.api().patch(place.path(), Json.createObjectBuilder().addNull(key).build());
    ctl.listing().done(key + " is inherited.");
  }
}
