package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.UploadNews;

/** The news about uploads, for the creators of the links. */
@ApplicationScoped
public class StoredUploadNews implements UploadNews {
  private final SqlTransactions transactions;

  @Inject
  StoredUploadNews(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Answer<List<Arrived>> list(Caller caller) {
    try {
      return new Answer.Done<>(new UploadNewsRows(transactions).unseen(caller.account()));
    } catch (SQLException away) {
      return Answer.failed(StoredFileLinks.away());
    }
  }

  @Override
  public Answer<Void> seen(Caller caller, long folder) {
    try {
      new UploadNewsRows(transactions).seen(caller.account(), folder);
      return Answer.done();
    } catch (SQLException away) {
      return Answer.failed(StoredFileLinks.away());
    }
  }
}
