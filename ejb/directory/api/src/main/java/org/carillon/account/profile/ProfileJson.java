package org.carillon.account.profile;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.json.Json;

/** Converts profiles to and from JSON for database rows and backups: an object of texts. */
public final class ProfileJson {
  /** The key for further data from a program. No attribute has this name. */
  private static final String REST = "*";

  private ProfileJson() {}

  /** Writes a profile, with its attributes ordered by name. */
  public static JsonObject write(Profile profile) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    new TreeMap<>(profile.texts()).forEach(json::add);
    profile.rest().ifPresent(rest -> json.add(REST, rest));
    return json.build();
  }

  /** Reads a profile. Texts of removed attributes are left out. A null gives an empty profile. */
  public static Profile read(JsonObject json) {
    if (json == null) {
      return Profile.NONE;
    }
    Map<String, String> texts = new TreeMap<>();
    json.forEach((name, value) -> texts.put(name, json.getString(name, "")));
    return Profile.kept(texts, Optional.ofNullable(json.getString(REST, null)));
  }
}
