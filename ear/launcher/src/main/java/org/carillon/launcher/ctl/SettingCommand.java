package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.launcher.home.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Settings. */
@Command(
    name = "setting",
    description = "Settings of the server, of a domain, of a class of service or of an account.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class SettingCommand {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,30}");

  @ParentCommand private Ctl ctl;

  /** Where a setting is meant. */
  static final class Place {
    @Option(names = "--domain", paramLabel = "NAME", description = "The domain's settings.")
    private String domain;

    @Option(names = "--account", paramLabel = "ADDRESS", description = "The account's settings.")
    private String account;

    @Option(
        names = "--class",
        paramLabel = "NAME",
        description = "The settings of the class of service.")
    private String serviceClass;

    String path() {
      if (serviceClass != null) {
        return Api.path("service-classes", serviceClass, "settings");
      }
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
    ctl.listing().one(find(key, place));
  }

  private JsonObject find(String key, Place place) throws IOException, InterruptedException {
    return ctl.api().get(place.path()).getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .filter(setting -> setting.getString("key").equals(key))
        .findFirst()
        .orElseThrow(() -> new Refusal("There is no setting " + key + " there."));
  }

  @Command(description = "Sets a value; several of a list are parted by commas.")
  void set(
      @Parameters(paramLabel = "KEY") String key,
      @Parameters(paramLabel = "VALUE") String value,
      @Mixin Place place)
      throws IOException, InterruptedException {
    JsonValue typed = typed(value, find(key, place).get("default").getValueType());
    ctl.api().patch(place.path(), Json.createObjectBuilder().add(key, typed).build());
    ctl.listing().done(key + " is set.");
  }

  /** In the JSON type in which the setting is shown; what can't be is told by the server. */
  private static JsonValue typed(String value, JsonValue.ValueType type) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case NUMBER ->
          WHOLE.matcher(word).matches()
              ? Json.createValue(new BigInteger(word))
              : Json.createValue(value);
      case TRUE, FALSE ->
          switch (word) {
            case "true", "on", "yes" -> JsonValue.TRUE;
            case "false", "off", "no" -> JsonValue.FALSE;
            default -> Json.createValue(value);
          };
      case STRING, ARRAY, OBJECT, NULL -> Json.createValue(value);
    };
  }

  @Command(description = "Takes a value away, so that the wider one is in force again.")
  void unset(@Parameters(paramLabel = "KEY") String key, @Mixin Place place)
      throws IOException, InterruptedException {
    ctl.api().patch(place.path(), Json.createObjectBuilder().addNull(key).build());
    ctl.listing().done(key + " is inherited.");
  }
}
