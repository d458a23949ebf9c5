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
import org.carillon.transport.internal.identity.WritableAddresses;

/**
 * Checks a message's author fields: a signed-in sender may use only its own addresses in From and
 * Sender (RFC 5322 §3.6.2), since readers see only these. If Sender names the writer, From may have
 * principals' addresses, and with several authors also those of others. Of a redirected message the
 * topmost Resent fields are checked (§3.6.6); its From is another's.
 */
@ApplicationScoped
public class AuthorRule implements IntakeStage<Data> {
  private static final Verdict NO_END =
      new Verdict.Refused(550, "5.6.0", "Message header is too long");

  private final OwnAddresses own;
  private final WritableAddresses writable;

  @Inject
  public AuthorRule(OwnAddresses own, WritableAddresses writable) {
    this.own = own;
    this.writable = writable;
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
    boolean isDeputy =
        authors.get().stream().anyMatch(author -> author.name().equals("Sender"))
            && authors.get().stream().filter(author -> author.name().equals("From")).count() == 1;
    for (Author author : authors.get()) {
      Verdict verdict = judge(checked.get(), author, isDeputy && author.name().equals("From"));
      if (!(verdict instanceof Verdict.Accepted)) {
        return verdict;
      }
    }
    return Verdict.AGREED;
  }

  /**
   * Checks all fields alike: a Sender that is not the caller's is rejected, too.
   *
   * @param isDeputy whether Sender names the writer, so that one of several authors must be the
   *     caller
   */
  private Verdict judge(Caller caller, Author author, boolean isDeputy) {
    List<String> named = author.addresses();
    if (named.isEmpty()) {
      return notYours(author, "no address");
    }
    boolean isOneEnough = isDeputy && named.size() > 1;
    Verdict verdict = Verdict.AGREED;
    for (String address : named) {
      Verdict one = own.owns(caller, address);
      if (isDeputy && one instanceof Verdict.Refused) {
        one = writable.onBehalf(caller.account(), address);
      }
      boolean isDecided = one instanceof Verdict.Accepted == isOneEnough;
      verdict = isDecided || !(verdict instanceof Verdict.Deferred) ? one : verdict;
      if (isDecided) {
        break;
      }
    }
    return verdict instanceof Verdict.Refused ? notYours(author, "another address") : verdict;
  }

  private static Verdict notYours(Author author, String names) {
    return new Verdict.Refused(
        550,
        "5.7.1",
        "You can send only with your own addresses: the field "
            + author.name()
            + " names "
            + names);
  }
}
