package org.carillon.mailbox.internal.sweeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.LongFunction;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.database.SqlTransactions;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** The kind of tasks that change many messages on behalf of their accounts. */
@ApplicationScoped
public class BulkChangeKind implements TaskKind<BulkChangeRequest> {
  static final String NAME = "mail.sweep";

  private final SqlTransactions transactions;
  private final MailAccess mail;
  private final LongFunction<Optional<Caller>> behalf;

  @Inject
  public BulkChangeKind(SqlTransactions transactions, MailAccess mail, ServiceCallers behalf) {
    this(transactions, mail, account -> behalf.of(account, "sweep"));
  }

  BulkChangeKind(
      SqlTransactions transactions, MailAccess mail, LongFunction<Optional<Caller>> behalf) {
    this.transactions = transactions;
    this.mail = mail;
    this.behalf = behalf;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Change of many messages";
  }

  @Override
  public String unit() {
    return "messages";
  }

  @Override
  public JsonObject write(BulkChangeRequest request) {
    return request.json();
  }

  @Override
  public Optional<BulkChangeRequest> read(JsonObject parameters) {
    return BulkChangeRequest.of(parameters);
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public TaskWork work(BulkChangeRequest request) {
    return new BulkChangeRun(transactions, mail, behalf, request);
  }
}
