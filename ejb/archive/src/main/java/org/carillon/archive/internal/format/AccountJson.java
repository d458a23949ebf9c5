package org.carillon.archive.internal.format;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.Alias;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.account.profile.ProfileJson;
import org.carillon.json.Json;

/** Reads and writes {@code account.json}: an account without its mail. */
public final class AccountJson {
  private AccountJson() {}

  public static JsonObject write(ArchivedAccount account) {
    JsonArrayBuilder aliases = Json.createArrayBuilder();
    for (Alias alias : account.aliases()) {
      aliases.add(
          Json.createObjectBuilder()
              .add("address", alias.address())
              .add("kind", alias.kind().name()));
    }
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", account.id())
            .add("address", account.address())
            .add("displayName", account.displayName())
            .add("enabled", account.enabled())
            .add("profile", ProfileJson.write(account.profile()))
            .add("password", account.password());
    account.serviceClass().ifPresent(name -> json.add("class", name));
    account.uuid().ifPresent(uuid -> json.add("uuid", uuid.toString()));
    account
        .secrets()
        .ifPresent(kept -> json.add("secrets", Base64.getEncoder().encodeToString(kept)));
    return json.add("aliases", aliases)
        .add("settings", ArchivedDomain.write(account.settings()))
        .build();
  }

  static ArchivedAccount read(JsonObject json) {
    String address = json.getString("address");
    List<Alias> aliases =
        MailJson.objects(json, "aliases").stream()
            .map(
                alias ->
                    new Alias(
                        alias.getString("address"),
                        Alias.Kind.valueOf(alias.getString("kind")),
                        address))
            .toList();
    return new ArchivedAccount(
        MailJson.number(json, "id"),
        Optional.ofNullable(json.getString("uuid", null)).map(UUID::fromString),
        address,
        json.getString("displayName"),
        json.getBoolean("enabled"),
        ProfileJson.read(json.getJsonObject("profile")),
        Optional.ofNullable(json.getString("class", null)),
        json.getString("password"),
        Optional.ofNullable(json.getString("secrets", null)).map(Base64.getDecoder()::decode),
        aliases,
        ArchivedDomain.settings(json.getJsonObject("settings")));
  }
}
