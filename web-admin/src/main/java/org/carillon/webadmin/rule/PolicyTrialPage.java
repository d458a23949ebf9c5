package org.carillon.webadmin.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.net.AddressRange;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.trial.PolicyTrials;
import org.carillon.policy.trial.TrialMessage;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.trace.FindingLine;
import org.carillon.webadmin.trace.Findings;

/** Tries the policy on a pasted message from an unknown sender. */
@Named("policyTrial")
@RequestScoped
public class PolicyTrialPage {
  @Inject private PolicyTrials trials;
  @Inject private Findings found;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private Optional<ScreeningReport> report = Optional.empty();
  private List<FindingLine> findings = List.of();
  private String client = "";
  private String helo = "";
  private String from = "";
  private String to = "";
  private String zone = "";
  private String message = "";

  /** Only for administrators of the server. */
  public void load() {
    if (!visitor.caller().administersServer()) {
      answers.show(null, new Failure.NotAllowed());
    }
  }

  public void run() {
    Optional<InetAddress> address = AddressRange.address(client.strip());
    if (address.isEmpty()) {
      answers.wrong("client", texts.of("policy-trial.no-address"));
      return;
    }
    var trial =
        new TrialMessage(
            address.get(),
            helo.strip(),
            from.strip(),
            Arrays.stream(to.split("[\\s,;]+")).filter(each -> !each.isEmpty()).toList(),
            Optional.of(zone).filter(text -> !text.isBlank()),
            message.getBytes(StandardCharsets.UTF_8));
    report = answers.take(trials.check(visitor.caller(), trial));
    report.ifPresent(told -> findings = found.lines(told.findings()));
  }

  /** The result; null before the first run. */
  public ScreeningReport getReport() {
    return report.orElse(null);
  }

  public List<FindingLine> getFindings() {
    return findings;
  }

  /** The handling for people. */
  public String getHandling() {
    return report
        .map(told -> texts.of("policy-trial." + (told.waits() ? "defer" : told.handling().word())))
        .orElse("");
  }

  /** The client's address. */
  public String getClient() {
    return client;
  }

  public void setClient(String client) {
    this.client = client == null ? "" : client;
  }

  /** The client's EHLO name. */
  public String getHelo() {
    return helo;
  }

  public void setHelo(String helo) {
    this.helo = helo == null ? "" : helo;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from == null ? "" : from;
  }

  /** The recipients, separated by commas. */
  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to == null ? "" : to;
  }

  /** The zone that replaces the DNS. */
  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone == null ? "" : zone;
  }

  public String getMessage() {
    return message;
  }

  public void setMessage(String message) {
    this.message = message == null ? "" : message;
  }
}
