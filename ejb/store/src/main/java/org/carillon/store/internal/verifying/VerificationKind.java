package org.carillon.store.internal.verifying;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.blob.BlobCheck;
import org.carillon.database.SqlTransactions;
import org.carillon.json.Json;
import org.carillon.store.IndexCheck;
import org.carillon.store.rows.SingleStatements;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/**
 * The task kind of store verifications. A request holds the most octets read per second. Each
 * verification compares its own node's index, so no other node takes it over.
 */
@ApplicationScoped
class VerificationKind implements TaskKind<Long> {
  static final String NAME = "store.verification";

  private final SqlTransactions database;
  private final Addresses addresses;
  private final BlobCheck contents;
  private final IndexCheck index;

  @Inject
  VerificationKind(
      SqlTransactions database, Addresses addresses, BlobCheck contents, IndexCheck index) {
    this.database = database;
    this.addresses = addresses;
    this.contents = contents;
    this.index = index;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Verification of the store";
  }

  @Override
  public String unit() {
    return "contents";
  }

  @Override
  public JsonObject write(Long octetsPerSecond) {
    return Json.createObjectBuilder().add("octetsPerSecond", octetsPerSecond).build();
  }

  @Override
  public Optional<Long> read(JsonObject parameters) {
    return Optional.empty();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public TaskWork work(Long octetsPerSecond) {
    return new VerificationRun(
        contents, index, new SingleStatements(database), this::name, octetsPerSecond);
  }

  String name(long account) {
    return addresses
        .account(account)
        .map(Resolution.Local::address)
        .orElseGet(() -> Long.toString(account));
  }
}
