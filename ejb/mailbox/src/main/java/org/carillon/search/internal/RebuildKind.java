package org.carillon.search.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.json.Json;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** Rebuilds a node's search index, or an account's part of it. Each node rebuilds its own. */
@ApplicationScoped
class RebuildKind implements TaskKind<OptionalLong> {
  private final IndexWork work;

  @Inject
  RebuildKind(IndexWork work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "search.rebuild";
  }

  @Override
  public String title() {
    return "Rebuild of the search index";
  }

  @Override
  public String unit() {
    return "messages";
  }

  @Override
  public JsonObject write(OptionalLong account) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    account.ifPresent(one -> json.add("account", one));
    return json.build();
  }

  @Override
  public Optional<OptionalLong> read(JsonObject parameters) {
    return Optional.empty();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public TaskWork work(OptionalLong account) {
    return work.rebuilds().of(account);
  }
}
