package org.carillon.archive.internal.format;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.json.Json;

/**
 * A domain in a backup's manifest.
 *
 * @param name its name
 * @param aliases its other names
 * @param description the description by its administrators
 * @param enabled whether its accounts can sign in and receive mail
 * @param settings the texts of its own settings, by key
 */
public record ArchivedDomain(
    String name,
    List<String> aliases,
    String description,
    boolean enabled,
    Map<String, String> settings) {

  JsonObject write() {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("aliases", Json.createArrayBuilder(aliases))
        .add("description", description)
        .add("enabled", enabled)
        .add("settings", write(settings))
        .build();
  }

  static JsonObjectBuilder write(Map<String, String> settings) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    settings.forEach(json::add);
    return json;
  }

  static ArchivedDomain read(JsonObject json) {
    return new ArchivedDomain(
        json.getString("name"),
        MailJson.strings(json.getJsonArray("aliases")),
        json.getString("description"),
        json.getBoolean("enabled"),
        settings(json.getJsonObject("settings")));
  }

  static Map<String, String> settings(JsonObject json) {
    Map<String, String> settings = new HashMap<>();
    json.keySet().forEach(key -> settings.put(key, json.getString(key)));
    return settings;
  }
}
