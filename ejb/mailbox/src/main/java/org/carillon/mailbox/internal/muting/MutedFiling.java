package org.carillon.mailbox.internal.muting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Keyword;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.FilingStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.header.References;
import org.carillon.mailbox.SpecialMailboxes;
import org.carillon.store.delivery.ThreadKeys;

/** Files new messages of a muted conversation into the archive, marked as read. Junk stays junk. */
@ApplicationScoped
public class MutedFiling implements FilingStage {
  private final SqlTransactions transactions;
  private final SpecialMailboxes mailboxes;

  @Inject
  public MutedFiling(SqlTransactions transactions, SpecialMailboxes mailboxes) {
    this.transactions = transactions;
    this.mailboxes = mailboxes;
  }

  @Override
  public String name() {
    return "muted";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public Set<String> after() {
    return Set.of("junk");
  }

  @Override
  public Filing file(FilingQuestion question, Filing before) throws IOException {
    References references = References.of(question.header());
    // A message that answers no other starts a conversation, so the database is not asked.
    return references.count() > 0
            && before.mailbox().equals(MailboxName.INBOX)
            && isMuted(question, references)
        ? archived(question, before)
        : before;
  }

  private boolean isMuted(FilingQuestion question, References references) throws IOException {
    String subject = question.header().first("Subject").map(HeaderField::value).orElse("");
    long[] keys = ThreadKeys.of(references, subject).keys();
    try {
      return transactions.read(
          connection -> MutedThreads.has(connection, question.account(), keys));
    } catch (SQLException away) {
      throw new IOException("The muted conversations cannot be read", away);
    }
  }

  private Filing archived(FilingQuestion question, Filing before) {
    Set<Flag> system = EnumSet.of(Flag.SEEN);
    system.addAll(before.flags().system());
    Set<String> keywords = new LinkedHashSet<>(before.flags().keywords());
    keywords.add(Keyword.MUTED);
    return new Filing(
        mailboxes.of(question.account(), SpecialUse.ARCHIVE).orElse(before.mailbox()),
        new Flags(system, keywords));
  }
}
