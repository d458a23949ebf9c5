package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.account.bulk.AccountDeletions;
import org.carillon.account.bulk.DeletionCounts;
import org.carillon.account.bulk.DeletionWish;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Deleting all accounts that a list shows: first which they are, then the action. */
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

  /** Reads which they are. */
  public void load() {
    answers.take(deletions.preview(visitor.caller(), wish())).ifPresent(found -> counts = found);
  }

  private DeletionWish wish() {
    return new DeletionWish(parameters.some("domain"), parameters.some("q"), List.of());
  }

  /** Begins to delete them. */
  public void delete() {
    answers
        .take(deletions.begin(visitor.caller(), wish()))
        .ifPresent(
            begun -> {
              notices.show(Notice.of("account-deletion.begun"));
              Redirect.to("/tasks");
            });
  }

  /** How many they are. */
  public long getCount() {
    return counts.deleted();
  }

  /** The first of them. */
  public List<String> getFirst() {
    return counts.firstDeleted().stream().limit(SHOWN).toList();
  }

  /** Whether there are more than are shown. */
  public boolean isCut() {
    return counts.deleted() > SHOWN;
  }
}
