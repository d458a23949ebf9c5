package org.carillon.archive.internal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.WorkState;

/**
 * {@code begun.json}, which is written first: what a folder was to become, should the rest be
 * missing.
 *
 * @param name the folder's name
 * @param scope what it was to cover
 * @param base the backup that it was to be based on
 * @param started when it began
 */
record Beginning(String name, BackupScope scope, Optional<String> base, Instant started) {

  Backup shown(WorkState state) {
    return new Backup(name, scope, base, state, started, Optional.empty(), 0, 0, 0, 0, List.of());
  }

  JsonObject write() {
    JsonObjectBuilder json = Json.createObjectBuilder().add("scope", scope.toString());
    base.ifPresent(earlier -> json.add("base", earlier));
    return json.add("started", started.toString()).build();
  }

  static Beginning read(String name, JsonObject json) {
    return new Beginning(
        name,
        BackupScope.of(json.getString("scope")),
        Optional.ofNullable(json.getString("base", null)),
        Instant.parse(json.getString("started")));
  }
}
