package org.carillon.policy.internal.dnslist;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.StageTerms;
import org.carillon.policy.dnslist.DnsListAction;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.GuardedStage.Result;
import org.carillon.stage.Step.Outcome;

/** Queries a list within its time limit. A list that fails is not queried for a while. */
final class ActiveDnsList {
  private static final String USUAL = "{listed} is listed by {list}";

  private final DnsList list;
  private final ListCodes codes;
  private final GuardedStage guarded;
  private volatile String trouble = "";

  ActiveDnsList(DnsList list, Supplier<StageTerms> terms, LongSupplier nanoTime) {
    this.list = list;
    this.codes =
        ListCodes.of(list.codes(), list.points())
            .orElseThrow(() -> new IllegalStateException("Checked when it was kept"));
    this.guarded = new GuardedStage("dns-list-" + list.name(), terms, nanoTime);
  }

  DnsList list() {
    return list;
  }

  /** Returns the reason of the last failed query. */
  Optional<String> trouble() {
    return Optional.of(trouble).filter(text -> !text.isEmpty());
  }

  /** Starts a query, which runs in parallel to others until its answer is wanted. */
  Supplier<Optional<ListAnswer>> ask(String listed, String name, DnsLookup dns) {
    Supplier<Result<ListAnswer>> asked =
        guarded.ask(
            () -> {
              try {
                return new ListQuestion(list.name(), list.zone(), dns).ask(listed, name, codes);
              } catch (IOException away) {
                trouble = away.getMessage();
                throw away;
              }
            });
    return () -> {
      Result<ListAnswer> result = asked.get();
      if (result.outcome() == Outcome.TIMED_OUT) {
        trouble = list.name() + " took too long";
      }
      return result.value();
    };
  }

  String reason(ListAnswer.Listed listed) {
    String own = list.text();
    String text = own.isEmpty() ? USUAL + (listed.text().isPresent() ? ": {reason}" : "") : own;
    return text.replace("{list}", list.name())
        .replace("{listed}", listed.listed())
        .replace("{reason}", listed.text().orElse(""));
  }

  boolean allows() {
    return list.action() == DnsListAction.ALLOW;
  }
}
