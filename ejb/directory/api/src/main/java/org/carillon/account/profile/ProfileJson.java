package org.carillon.account.profile;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.json.Json;

/** Profiles as rows and backups keep them: an object of texts. */
public final class ProfileJson {
  /** No attribute is called so. */
  private static final String REST = "*";

  private ProfileJson() {}

  /** In the order of their names. */
  public static JsonObject write(Profile profile) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    new TreeMap<>(profile.texts()).forEach(json::add);
    profile.rest().ifPresent(rest -> json.add(REST, rest));
    return json.build();
  }

  /** What is of no attribute any more is left out; null stands for nothing said. */
  public static Profile read(JsonObject json) {
    if (json == null) {
      return Profile.NONE;
    }
    Map<String, String> texts = new TreeMap<>();
    json.forEach((name, value) -> texts.put(name, json.getString(name, "")));
    return Profile.kept(texts, Optional.ofNullable(json.getString(REST, null)));
  }
}
