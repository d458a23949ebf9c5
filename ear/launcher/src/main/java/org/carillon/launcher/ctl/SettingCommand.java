package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.launcher.home.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "setting",
    description = "Settings of the server, of a domain, of a class of service or of an account.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class SettingCommand {
  private static final String[] COLUMNS = {"key", "value", "origin"};
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,30}");

  @ParentCommand private Ctl ctl;

  /** The scope of a setting. */
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

    /** Returns the error that a setting does not exist here. */
    String missing(String key) {
      if (path().equals("/settings")) {
        return "There is no setting " + key + ". \"carillon ctl setting list --all\" lists them.";
      }
      String whom = serviceClass != null ? "a class" : account != null ? "an account" : "a domain";
      return key
          + " cannot be set for "
          + whom
          + ", or does not exist. \"carillon ctl setting list --all\" lists all settings, and"
          + " those of "
          + whom
          + " with the same option.";
    }

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

  @Command(
      description = {
        "Lists settings: key, value, origin.",
        "Expert settings are left out unless they are set or asked for."
      })
  void list(
      @Option(names = "--all", description = "Include expert settings.") boolean all,
      @Option(
              names = "--section",
              paramLabel = "SECTION",
              description =
                  "Only this section, including expert settings: greylisting, quota,"
                      + " listener.smtp …")
          String section,
      @Mixin Place place)
      throws IOException, InterruptedException {
    JsonArray items = ctl.api().get(place.path()).getJsonArray("items");
    JsonArrayBuilder shown = Json.createArrayBuilder();
    for (JsonValue item : items) {
      JsonObject setting = item.asJsonObject();
      boolean isWanted =
          section == null
              ? all || isCommon(setting) || !setting.getString("origin", "").equals("built-in")
              : setting.getString("section", "").equals(section);
      if (isWanted) {
        shown.add(setting);
      }
    }
    JsonArray listed = shown.build();
    if (section != null && listed.isEmpty()) {
      throw new Refusal("There is no section " + section + ". Sections: " + sections(items) + ".");
    }
    ctl.listing().items(Json.createObjectBuilder().add("items", listed).build(), COLUMNS);
    if (section == null && listed.size() < items.size()) {
      int left = items.size() - listed.size();
      ctl.listing().aside(left + " expert settings are not shown. --all lists them.");
    }
  }

  private static boolean isCommon(JsonObject setting) {
    return setting.getString("audience", "common").equals("common");
  }

  private static String sections(JsonArray items) {
    return items.stream()
        .map(item -> item.asJsonObject().getString("section", ""))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  @Command(description = "Shows a setting and its description.")
  void show(@Parameters(paramLabel = "KEY") String key, @Mixin Place place)
      throws IOException, InterruptedException {
    ctl.listing().one(find(key, place));
  }

  private JsonObject find(String key, Place place) throws IOException, InterruptedException {
    return ctl.api().get(place.path()).getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .filter(setting -> setting.getString("key").equals(key))
        .findFirst()
        .orElseThrow(() -> new Refusal(place.missing(key)));
  }

  @Command(description = "Sets a setting; separate the values of a list by commas.")
  void set(
      @Parameters(paramLabel = "KEY") String key,
      @Parameters(paramLabel = "VALUE") String value,
      @Mixin Place place)
      throws IOException, InterruptedException {
    JsonValue typed = typed(value, find(key, place).get("default").getValueType());
    ctl.api().patch(place.path(), Json.createObjectBuilder().add(key, typed).build());
    ctl.listing().done(key + " is set.");
  }

  /** Returns the value in the setting's JSON type; the server reports invalid values. */
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

  @Command(description = "Removes a value, so that the inherited value applies again.")
  void unset(@Parameters(paramLabel = "KEY") String key, @Mixin Place place)
      throws IOException, InterruptedException {
    ctl.api().patch(place.path(), Json.createObjectBuilder().addNull(key).build());
    ctl.listing().done(key + " is no longer set here. The inherited value applies.");
  }
}
