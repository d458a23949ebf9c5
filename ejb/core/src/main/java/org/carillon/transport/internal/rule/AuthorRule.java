package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;

/**
 * What a message's own words on its sender may be: who signed in may claim in From and Sender (RFC
 * 5322 §3.6.2) no other addresses than in the envelope, since readers see only these.
 */
@ApplicationScoped
public class AuthorRule implements IntakeStage<Data> {
  private static final Verdict NO_END =
      new Verdict.Refused(550, "5.6.0", "The header is too long to find its From field");

  private final OwnAddresses own;

  /** By whose addresses are whose. */
  @Inject
  public AuthorRule(OwnAddresses own) {
    this.own = own;
  }

  @Override
  public String name() {
    return "authors";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Set<String> after() {
    return Set.of(HopCount.NAME);
  }

  @Override
  public Verdict judge(Data question) {
    Optional<Caller> checked = question.session().caller().filter(own::isChecked);
    if (checked.isEmpty()) {
      return Verdict.AGREED;
    }
    Optional<List<Author>> authors = Author.of(question.message().header());
    if (authors.isEmpty()) {
      return NO_END;
    }
    for (Author author : authors.get()) {
      Verdict verdict = judge(checked.get(), author);
      if (!(verdict instanceof Verdict.Accepted)) {
        return verdict;
      }
    }
    return Verdict.AGREED;
  }

  private Verdict judge(Caller caller, Author author) {
    List<String> named = author.addresses();
    if (named.isEmpty()) {
      return notYours(author, "no address");
    }
    for (String address : named) {
      switch (own.owns(caller, address)) {
        case Verdict.Accepted _ -> {
          // The next may not be.
        }
        case Verdict.Deferred later -> {
          return later;
        }
        case Verdict.Refused _ -> {
          return notYours(author, "another address");
        }
      }
    }
    return Verdict.AGREED;
  }

  private static Verdict notYours(Author author, String names) {
    return new Verdict.Refused(
        550,
        "5.7.1",
        "You may send only as your own addresses: the field " + author.name() + " names " + names);
  }
}
