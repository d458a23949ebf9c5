package org.carillon.policy.internal.dnslist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.policy.internal.dnslist.ListAnswer.Listed;
import org.carillon.policy.internal.dnslist.ListedSubjects.Subject;
import org.carillon.policy.screening.Allowance;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Recipients;

/** Queries DNS lists in parallel for clients, senders' domains and links. */
@ApplicationScoped
public class DnsListCheck implements ScreeningCheck {
  private static final String NAME = "dns-lists";

  private final CurrentDnsLists lists;
  private final Recipients recipients;

  @Inject
  DnsListCheck(CurrentDnsLists lists, Recipients recipients) {
    this.lists = lists;
    this.recipients = recipients;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Returns the terms of the stage; each list has a separate, shorter time limit. */
  @Override
  public StageTerms terms() {
    return new StageTerms(Duration.ofMinutes(1), FailurePolicy.ACCEPT);
  }

  /** The pending answers of a list for everything that it was queried about. */
  private record Asked(
      ActiveDnsList list, List<String> names, List<Supplier<Optional<ListAnswer>>> answers) {

    /** Returns the names that are listed. */
    List<String> listed(List<Optional<ListAnswer>> answered) {
      return IntStream.range(0, names.size())
          .filter(at -> answered.get(at).filter(Listed.class::isInstance).isPresent())
          .mapToObj(names::get)
          .toList();
    }
  }

  @Override
  public CheckResult examine(ScreeningQuestion question, DnsLookup dns) throws IOException {
    List<ActiveDnsList> all = lists.get();
    ListedSubjects subjects = new ListedSubjects(question);
    List<Asked> asked = new ArrayList<>(all.size());
    for (ActiveDnsList list : all) {
      List<Supplier<Optional<ListAnswer>>> answers = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Subject subject : subjects.of(list.list().subject())) {
        names.add(subject.shown());
        answers.add(list.ask(subject.shown(), subject.name(), dns));
      }
      asked.add(new Asked(list, names, answers));
    }
    boolean isReached = recipients.isAlwaysReached(question.envelope().to());
    List<Finding> findings = new ArrayList<>();
    Allowance allowance = Allowance.NONE;
    List<String> claims = new ArrayList<>();
    for (Asked each : asked) {
      List<Optional<ListAnswer>> answers = each.answers().stream().map(Supplier::get).toList();
      Optional<Listed> listed = listed(answers);
      if (listed.isPresent()) {
        findings.add(
            finding(each.list(), listed.get(), isReached).by(NAME, each.list().list().name()));
        allowance = allowance.or(allowance(each.list()));
        if (each.list().allows()) {
          claims.addAll(each.listed(answers));
        }
      } else if (answers.stream().anyMatch(Optional::isEmpty)) {
        findings.add(
            Finding.counts(
                    NAME,
                    0,
                    each.list().trouble().orElseGet(() -> each.list().list().name() + " is away"))
                .by(NAME, each.list().list().name()));
      }
    }
    return new CheckResult(findings, allowance, claims);
  }

  /** Returns the listing with the most points. */
  private static Optional<Listed> listed(List<Optional<ListAnswer>> answers) {
    return answers.stream()
        .flatMap(Optional::stream)
        .flatMap(
            answer ->
                switch (answer) {
                  case Listed listed -> Optional.of(listed).stream();
                  case ListAnswer.NotListed() -> Optional.<Listed>empty().stream();
                })
        .max(Comparator.comparingInt(Listed::points));
  }

  /** Returns the finding for a listing. Postmaster also gets mail that others refuse. */
  private static Finding finding(ActiveDnsList list, Listed listed, boolean isReached) {
    String reason = list.reason(listed);
    return switch (list.list().action()) {
      case ALLOW -> Finding.counts(NAME, 0, "allowed: " + reason);
      case POINTS -> Finding.counts(NAME, listed.points(), reason);
      case REJECT ->
          isReached && list.list().subject() != DnsListSubject.LINK
              ? Finding.counts(NAME, 0, reason)
              : Finding.demands(NAME, Handling.REJECT, reason);
    };
  }

  private static Allowance allowance(ActiveDnsList list) {
    if (!list.allows()) {
      return Allowance.NONE;
    }
    return switch (list.list().subject()) {
      case CLIENT -> Allowance.CLIENT;
      case SENDER -> Allowance.CLAIM;
      case LINK -> Allowance.NONE;
    };
  }
}
