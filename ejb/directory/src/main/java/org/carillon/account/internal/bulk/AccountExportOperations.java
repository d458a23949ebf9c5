package org.carillon.account.internal.bulk;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.bulk.AccountExports;
import org.carillon.account.bulk.ExportOptions;
import org.carillon.account.bulk.ExportPart;
import org.carillon.account.bulk.ImportForm;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;

/** Writes files of accounts in parts. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountExportOperations implements AccountExports {
  static final int STEP = 500;

  private static final Pattern PLACE = Pattern.compile("([ag])([0-9]{1,18})");
  private static final String ACCOUNTS = "a";
  private static final String GROUPS = "g";

  private final DirectoryTransactions directory;
  private final Transactions transactions;
  private final Audit audit;

  @Inject
  public AccountExportOperations(
      DirectoryTransactions directory, Transactions transactions, Audit audit) {
    this.directory = directory;
    this.transactions = transactions;
    this.audit = audit;
  }

  @Override
  public Answer<ExportPart> part(Caller caller, ExportOptions options, Optional<String> after) {
    if (caller.rights() instanceof Rights.User || options.hashes() && !caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (options.hashes() && caller.proof() == Proof.TOKEN) {
      return PasswordProof.refusedToToken();
    }
    if (options.form() == ImportForm.PASSWD) {
      return Answer.failed(
          new Failure.Invalid("form", "choice", "The parameter form must be csv or ldif."));
    }
    Matcher place = PLACE.matcher(after.orElse(ACCOUNTS + 0));
    if (!place.matches()) {
      return Answers.noPlace();
    }
    long behind = Long.parseLong(place.group(2));
    return directory.look(
        entities ->
            domain(entities, caller, options)
                .map(
                    domain -> {
                      if (after.isEmpty()) {
                        note(caller, options, domain);
                      }
                      return place.group(1).equals(GROUPS)
                          ? groups(entities, domain, behind)
                          : accounts(entities, options, domain, behind, after.isEmpty());
                    }));
  }

  private static Answer<Long> domain(EntityManager entities, Caller caller, ExportOptions options) {
    if (options.domain().isEmpty()) {
      return new Answer.Done<>(
          caller.rights() instanceof Rights.DomainAdministrator(long own) ? own : 0L);
    }
    return DomainName.canonical(options.domain().get())
        .flatMap(name -> DirectoryQueries.domain(entities, name))
        .map(DomainRow::id)
        .filter(caller::administersDomain)
        .<Answer<Long>>map(Answer.Done::new)
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(
                        "domain",
                        "unknown-domain",
                        "There is no domain " + options.domain().get() + ".")));
  }

  private void note(Caller caller, ExportOptions options, long domain) {
    AuditSubject subject =
        domain == 0
            ? AuditSubject.server("accounts")
            : AuditSubject.of(domain, options.domain().orElse("accounts"));
    transactions.run(
        _ ->
            audit.record(
                caller,
                "account.export",
                subject,
                Optional.empty(),
                Optional.of(options.form().word() + (options.hashes() ? ", with hashes" : ""))));
  }

  private static ExportPart accounts(
      EntityManager entities, ExportOptions options, long domain, long behind, boolean isFirst) {
    ExportRows rows = new ExportRows(entities, domain);
    List<ExportRows.Found<ExportRows.ExportedAccount>> found =
        rows.accounts(behind, STEP, options.hashes());
    Optional<String> next =
        found.size() == STEP
            ? Optional.of(ACCOUNTS + found.getLast().id())
            : options.form() == ImportForm.LDIF ? Optional.of(GROUPS + 0) : Optional.empty();
    StringBuilder text = new StringBuilder();
    if (options.form() == ImportForm.CSV) {
      CsvWriting csv = new CsvWriting(options.hashes());
      text.append(isFirst ? csv.head() : "");
      found.forEach(each -> text.append(csv.line(each.what())));
    } else {
      LdifWriting ldif = new LdifWriting();
      found.forEach(each -> ldif.account(each.what()));
      text.append(isFirst ? LdifWriting.head() : "").append(ldif.text());
    }
    return new ExportPart(text.toString(), next);
  }

  private static ExportPart groups(EntityManager entities, long domain, long behind) {
    List<ExportRows.Found<ExportRows.ExportedGroup>> found =
        new ExportRows(entities, domain).groups(behind, STEP);
    LdifWriting ldif = new LdifWriting();
    found.forEach(each -> ldif.group(each.what()));
    return new ExportPart(
        ldif.text(),
        found.size() == STEP ? Optional.of(GROUPS + found.getLast().id()) : Optional.empty());
  }
}
