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

/** The policy that is tried on a pasted message of a stranger. */
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

  /** It is for who administers the server. */
  public void load() {
    if (!visitor.caller().administersServer()) {
      answers.show(null, new Failure.NotAllowed());
    }
  }

  /** Tries it. */
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

  /** What was found; null before it was tried. */
  public ScreeningReport getReport() {
    return report.orElse(null);
  }

  /** Its findings. */
  public List<FindingLine> getFindings() {
    return findings;
  }

  /** What would be done, for people. */
  public String getHandling() {
    return report
        .map(told -> texts.of("policy-trial." + (told.waits() ? "defer" : told.handling().word())))
        .orElse("");
  }

  /** The address it would come from. */
  public String getClient() {
    return client;
  }

  /** Takes the address it would come from. */
  public void setClient(String client) {
    this.client = client == null ? "" : client;
  }

  /** What that would call itself. */
  public String getHelo() {
    return helo;
  }

  /** Takes what that would call itself. */
  public void setHelo(String helo) {
    this.helo = helo == null ? "" : helo;
  }

  /** The return path. */
  public String getFrom() {
    return from;
  }

  /** Takes the return path. */
  public void setFrom(String from) {
    this.from = from == null ? "" : from;
  }

  /** The recipients, with commas. */
  public String getTo() {
    return to;
  }

  /** Takes the recipients. */
  public void setTo(String to) {
    this.to = to == null ? "" : to;
  }

  /** The zone that answers instead of the DNS. */
  public String getZone() {
    return zone;
  }

  /** Takes the zone that answers instead of the DNS. */
  public void setZone(String zone) {
    this.zone = zone == null ? "" : zone;
  }

  /** The pasted message. */
  public String getMessage() {
    return message;
  }

  /** Takes the pasted message. */
  public void setMessage(String message) {
    this.message = message == null ? "" : message;
  }
}
