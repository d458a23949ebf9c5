package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.account.bulk.AccountDeletions;
import org.carillon.account.bulk.DeletionCounts;
import org.carillon.account.bulk.DeletionSelection;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Deletes all accounts that a list shows: first lists them, then deletes. */
@Named("accountDeletion")
@RequestScoped
public class AccountDeletionPage {
  private static final int SHOWN = 100;

  @Inject private AccountDeletions deletions;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private DeletionCounts counts = DeletionCounts.NONE;

  public void load() {
    answers
        .take(deletions.preview(visitor.caller(), selection()))
        .ifPresent(found -> counts = found);
  }

  private DeletionSelection selection() {
    return new DeletionSelection(parameters.some("domain"), parameters.some("q"), List.of());
  }

  /** Starts to delete them. */
  public void delete() {
    answers
        .take(deletions.begin(visitor.caller(), selection()))
        .ifPresent(
            begun -> {
              notices.show(Notice.of("account-deletion.begun"));
              Redirect.to("/tasks");
            });
  }

  public long getCount() {
    return counts.deleted();
  }

  /** The first of them. */
  public List<String> getFirst() {
    return counts.firstDeleted().stream().limit(SHOWN).toList();
  }

  public boolean isCut() {
    return counts.deleted() > SHOWN;
  }
}
