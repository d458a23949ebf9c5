package org.carillon.policy.internal.routing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.carillon.account.MailAddress;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.AddressRouting.Routed;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.filter.helper.RouteAnswer;
import org.carillon.helper.HelperFolders;
import org.carillon.helper.HelperRunner;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterState;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.GuardedStage.Result;

/** A routing program with its time limit, bound of parallel queries and circuit breaker. */
final class RoutingProgram implements AutoCloseable {
  static final Verdict.Deferred LATER =
      new Verdict.Deferred(451, "4.3.0", "The recipient cannot be looked up now, try again later");

  private static final int MOST_TEXT = 200;

  private final ExternalFilter helper;
  private final HelperRunner runner;
  private final GuardedStage guard;
  private final Semaphore turns;

  RoutingProgram(ExternalFilter helper, HelperFolders folders, LongSupplier nanoTime) {
    this.helper = helper;
    this.runner = new HelperRunner(helper.name(), helper.address(), folders);
    StageTerms terms = new StageTerms(helper.timeout(), helper.failure());
    this.guard = new GuardedStage("Router " + helper.name(), () -> terms, nanoTime);
    this.turns = new Semaphore(helper.connections());
  }

  ExternalFilter helper() {
    return helper;
  }

  FilterState state() {
    return FilterState.silentSince(guard.silentSince());
  }

  /** Returns whether it is not queried for a while. */
  boolean isAway() {
    return guard.isAway();
  }

  /**
   * The answer for an address.
   *
   * @param isSure true if the program gave it; false if it is the default without an answer
   */
  record Said(Routed routed, boolean isSure) {}

  Said of(String address) {
    Result<RouteAnswer> result = guard.<RouteAnswer>ask(() -> ask(address)).get();
    return result.value().map(this::said).orElseGet(this::unsaid);
  }

  /** The program's self-description, and its answer for an address. */
  record Trial(String introduction, RouteAnswer answer) {}

  Result<Trial> trial(String address) {
    return guard.<Trial>ask(() -> new Trial(introduce(), ask(address))).get();
  }

  private RouteAnswer ask(String address) throws IOException, InterruptedException {
    turns.acquire();
    try {
      String line = runner.ask("ROUTE " + address);
      RouteAnswer answer =
          RouteAnswer.read(line)
              .orElseThrow(
                  () ->
                      new UnscannableMessageException(
                          "The helper's answer is not understood: " + plain(line)));
      if (answer instanceof RouteAnswer.Failed(String text)) {
        throw new UnscannableMessageException("The helper reports a failure: " + plain(text));
      }
      if (answer instanceof RouteAnswer.Routed(List<String> addresses)) {
        Optional<String> none =
            addresses.stream().filter(each -> MailAddress.canonical(each).isEmpty()).findFirst();
        if (none.isPresent()) {
          throw new UnscannableMessageException(
              "The helper names an invalid address: " + plain(none.get()));
        }
      }
      return answer;
    } finally {
      turns.release();
    }
  }

  private Said said(RouteAnswer answer) {
    return switch (answer) {
      case RouteAnswer.Unchanged() -> new Said(new Routed.Unchanged(), true);
      case RouteAnswer.Routed(List<String> addresses) ->
          new Said(new Routed.Others(addresses.stream().distinct().toList()), true);
      case RouteAnswer.Rejected(String text) ->
          new Said(
              new Routed.Nowhere(
                  new Verdict.Refused(
                      550, "5.1.1", text.isEmpty() ? "Mailbox does not exist" : plain(text))),
              true);
      case RouteAnswer.Deferred(String text) ->
          new Said(
              new Routed.Later(
                  text.isEmpty() ? LATER : new Verdict.Deferred(451, "4.3.0", plain(text))),
              false);
      case RouteAnswer.Failed _ -> unsaid();
    };
  }

  /** Returns the default without an answer. */
  private Said unsaid() {
    return new Said(
        helper.failure() == FailurePolicy.DEFER ? new Routed.Later(LATER) : new Routed.Unchanged(),
        false);
  }

  /** Returns the program's self-description. */
  private String introduce() throws IOException, InterruptedException {
    return "%s runs and answers in protocol version %s"
        .formatted(runner.program(), plain(runner.introduce()));
  }

  /** Returns the text in a form that a reply can have. */
  static String plain(String text) {
    String line = text.replaceAll("[^ -~]", "?").strip();
    return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT);
  }

  @Override
  public void close() {
    runner.close();
  }
}
