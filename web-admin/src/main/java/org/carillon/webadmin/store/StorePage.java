package org.carillon.webadmin.store;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.BlobLayout;
import org.carillon.blob.SegmentUse;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.search.SearchIndex;
import org.carillon.search.SearchStats;
import org.carillon.store.Store;
import org.carillon.store.StoreStats;
import org.carillon.store.Verification;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * The message store: is it sound, what does it hold, how does it lie on the disk, and can it be
 * searched. Counting takes a while where there is much, so the page asks for it by itself.
 */
@Named("store")
@RequestScoped
public class StorePage {
  private static final int LISTED = 200;

  @Inject private Store store;
  @Inject private SearchIndex index;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Verification verification;
  private SearchStats search;
  private StoreStats stats;
  private BlobLayout layout;
  private SegmentChart chart;
  private String account;

  /** Reads what is quick to read, and what is slow when it is wanted. */
  public void load() {
    answers.take(store.verification(visitor.caller())).ifPresent(found -> verification = found);
    answers.take(index.stats(visitor.caller())).ifPresent(found -> search = found);
    if (parameters.some("figures").isPresent()) {
      answers.take(store.stats(visitor.caller())).ifPresent(found -> stats = found);
      answers
          .take(store.layout(visitor.caller()))
          .ifPresent(
              found -> {
                layout = found;
                chart = SegmentChart.of(found.segments());
              });
    }
  }

  /** Begins to verify. */
  public void verify() {
    answers.take(store.verify(visitor.caller())).ifPresent(begun -> back("store.verify.begun"));
  }

  /** Has the search index made anew. */
  public void rebuild() {
    var whose = Optional.ofNullable(account).map(String::strip);
    var answer = index.rebuild(visitor.caller(), whose.filter(some -> !some.isEmpty()));
    if (answer instanceof Answer.Failed<SearchStats>(Failure.NotFound _)) {
      answers.wrong("account", texts.of("invalid.unknown"));
      return;
    }
    answers.take(answer).ifPresent(begun -> back("search.rebuild.begun"));
  }

  private void back(String said) {
    notices.show(Notice.of(said));
    Redirect.to("/store");
  }

  /** The verification that runs or ran last. */
  public Verification getVerification() {
    return verification;
  }

  /** What the verification repaired, a sentence for each kind of which there was something. */
  public List<String> getRepaired() {
    List<String> repaired = new ArrayList<>();
    add(repaired, "store.repaired.outlines", verification.outlines());
    add(repaired, "store.repaired.mailboxes", verification.mailboxes());
    add(repaired, "store.repaired.accounts", verification.accounts());
    add(repaired, "store.repaired.lacking", verification.index().lacking());
    add(repaired, "store.repaired.ghosts", verification.index().ghosts());
    return repaired;
  }

  private void add(List<String> repaired, String sentence, long count) {
    if (count > 0) {
      repaired.add(texts.of(sentence, count));
    }
  }

  /** How the node's search index is. */
  public SearchStats getSearch() {
    return search;
  }

  /** Whether anything shown here goes on. */
  public boolean isGoing() {
    return verification.going() || search.lag() > 0;
  }

  /** What the store holds; null when it was not counted. */
  public StoreStats getStats() {
    return stats;
  }

  /** How it lies on the disk; null when it was not looked at. */
  public BlobLayout getLayout() {
    return layout;
  }

  /** The segments as bars. */
  public SegmentChart getChart() {
    return chart;
  }

  /** The segments of the table beside the bars: those with the most that is not used. */
  public List<SegmentUse> getListed() {
    return layout.segments().stream()
        .sorted(Comparator.comparingLong(SegmentUse::dead).reversed())
        .limit(LISTED)
        .toList();
  }

  /** How many octets of the segments are in use. */
  public long getLive() {
    return layout.segments().stream().mapToLong(one -> Math.min(one.live(), one.octets())).sum();
  }

  /** How many are not. */
  public long getDead() {
    return layout.segments().stream().mapToLong(SegmentUse::dead).sum();
  }

  /** Which part is not used, in percent. */
  public long getDeadPercent() {
    long all = getLive() + getDead();
    return all == 0 ? 0 : Math.round(100.0 * getDead() / all);
  }

  /** A text as part of an address. */
  public String encoded(String text) {
    return Redirect.encoded(text);
  }

  /** Whose index is to be made anew, as typed; empty for all. */
  public String getAccount() {
    return account;
  }

  /** Takes whose index is to be made anew. */
  public void setAccount(String account) {
    this.account = account;
  }
}
