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
 * The message store: its integrity, contents, disk layout and search index. Counting a large store
 * takes a while, so the page loads that separately.
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

  /** Reads the quick figures, and the slow ones on request. */
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

  public void verify() {
    answers.take(store.verify(visitor.caller())).ifPresent(begun -> back("store.verify.begun"));
  }

  /** Rebuilds the search index. */
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

  /** The running or last verification. */
  public Verification getVerification() {
    return verification;
  }

  /** The repairs of the verification, a sentence for each kind that occurred. */
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

  /** The state of the node's search index. */
  public SearchStats getSearch() {
    return search;
  }

  /** Returns whether a task on this page is running. */
  public boolean isGoing() {
    return verification.going() || search.lag() > 0;
  }

  /** The contents of the store; null if not counted. */
  public StoreStats getStats() {
    return stats;
  }

  /** The disk layout; null if not read. */
  public BlobLayout getLayout() {
    return layout;
  }

  public SegmentChart getChart() {
    return chart;
  }

  /** The segments of the table beside the bars: those with the most unused octets. */
  public List<SegmentUse> getListed() {
    return layout.segments().stream()
        .sorted(Comparator.comparingLong(SegmentUse::dead).reversed())
        .limit(LISTED)
        .toList();
  }

  /** The octets of the segments that are in use. */
  public long getLive() {
    return layout.segments().stream().mapToLong(one -> Math.min(one.live(), one.octets())).sum();
  }

  /** The octets of the segments that are unused. */
  public long getDead() {
    return layout.segments().stream().mapToLong(SegmentUse::dead).sum();
  }

  /** The unused share in percent. */
  public long getDeadPercent() {
    long all = getLive() + getDead();
    return all == 0 ? 0 : Math.round(100.0 * getDead() / all);
  }

  /** A text as part of an address. */
  public String encoded(String text) {
    return Redirect.encoded(text);
  }

  /** The account whose index is to be rebuilt, as typed; empty for all. */
  public String getAccount() {
    return account;
  }

  public void setAccount(String account) {
    this.account = account;
  }
}
