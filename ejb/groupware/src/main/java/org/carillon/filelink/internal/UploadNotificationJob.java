package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Writes messages to the creators of upload links: soon after the first file, and then at most
 * every quarter of an hour about the files uploaded since. A message is queued in the transaction
 * that records it.
 */
@ApplicationScoped
public class UploadNotificationJob implements DueWork {
  private final SqlTransactions transactions;
  private final UploadNewsRows rows;
  private final Addresses addresses;
  private final Settings settings;
  private final Supplier<TransactionalMail> mail;

  @Inject
  public UploadNotificationJob(
      SqlTransactions transactions,
      Addresses addresses,
      Settings settings,
      Instance<TransactionalMail> mail) {
    this(transactions, addresses, settings, (Supplier<TransactionalMail>) mail::get);
  }

  UploadNotificationJob(
      SqlTransactions transactions,
      Addresses addresses,
      Settings settings,
      Supplier<TransactionalMail> mail) {
    this.transactions = transactions;
    this.rows = new UploadNewsRows(transactions);
    this.addresses = addresses;
    this.settings = settings;
    this.mail = mail;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("arrivals", "Sending notices of uploaded files", UploadNewsRows.MESSAGES);
  }

  @Override
  public boolean take() throws SQLException, IOException {
    return rows.work(this::write);
  }

  private void write(UploadNewsRows.DueNotification due) throws SQLException, IOException {
    List<UploadNewsRows.Arrival> came = rows.untold(due.link());
    if (came.isEmpty()) {
      rows.close(due);
      return;
    }
    Optional<Resolution.Local> home = addresses.account(due.maker());
    Optional<String> folder = rows.folder(due.mailbox());
    long last = came.getFirst().last();
    boolean isSent =
        home.isPresent()
            && folder.isPresent()
            && send(home.get(), message(home.get(), due.mailbox(), folder.get(), came), due, last);
    if (!isSent) {
      // The creator or the folder is gone, or the address takes no mail, so nobody is notified.
      transactions.write(
          connection -> {
            UploadNewsRows.told(connection, due, last);
            return true;
          });
    }
  }

  private byte[] message(
      Resolution.Local home, long mailbox, String folder, List<UploadNewsRows.Arrival> came) {
    Scope scope = Scope.account(home.domain(), home.account());
    return new UploadNotification(
            folder,
            came,
            HostSettings.webAddress(settings, scope, "files?c=" + mailbox),
            HostSettings.webAddress(settings, scope, "links"))
        .octets(home.address(), NotificationLanguages.of(settings, scope), Instant.now());
  }

  private boolean send(
      Resolution.Local home, byte[] message, UploadNewsRows.DueNotification due, long last)
      throws IOException {
    return mail.get()
        .send(
            UploadNotification.domain(home.address()),
            home.address(),
            message,
            connection -> UploadNewsRows.told(connection, due, last));
  }
}
