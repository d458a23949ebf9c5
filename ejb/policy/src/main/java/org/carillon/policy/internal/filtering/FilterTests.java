package org.carillon.policy.internal.filtering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.setting.HostSettings;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.internal.filtering.client.FilterClient;
import org.carillon.policy.internal.filtering.client.FilterClients;
import org.carillon.policy.internal.filtering.client.FilterOpinion;
import org.carillon.policy.internal.filtering.client.FilterReasonText;
import org.carillon.policy.internal.filtering.client.NewBody;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.settings.Settings;
import org.carillon.stage.GuardedStage.Result;

/** Tests filters: asks for their self-description, and for their opinion of a test message. */
@ApplicationScoped
public class FilterTests {
  private static final String TEST = "test";

  private final FilterClients clients;
  private final Spools spools;
  private final Settings settings;

  @Inject
  FilterTests(FilterClients clients, Spools spools, Settings settings) {
    this.clients = clients;
    this.spools = spools;
    this.settings = settings;
  }

  public TestOutcome test(ExternalFilter filter) {
    List<String> said = new ArrayList<>();
    try (FilterClient client = clients.of(filter)) {
      said.add(client.introduce());
      return new TestOutcome(examine(filter, client, said), said);
    } catch (IOException away) {
      said.add(FilterReasonText.plain(String.valueOf(away.getMessage())));
      for (Throwable cause : away.getSuppressed()) {
        said.add(FilterReasonText.plain(reason(cause)));
      }
      return new TestOutcome(false, said);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      said.add("The server is being stopped");
      return new TestOutcome(false, said);
    }
  }

  /** Returns why an address was not reached, without the name of a Java class. */
  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    if (message == null) {
      return "The connection failed.";
    }
    return cause instanceof UnknownHostException ? "There is no host " + message + "." : message;
  }

  private boolean examine(ExternalFilter filter, FilterClient client, List<String> said)
      throws IOException {
    String host = settings.value(HostSettings.HOST_NAME);
    byte[] octets = TestMessages.of(filter.kind(), host);
    try (Spool spool = spools.open(octets.length)) {
      spool.write(octets, 0, octets.length);
      MailData data = MailData.of(spool);
      FilteredMessage message =
          new FilteredMessage(question(host, data), data.header(), host, spools);
      try (LimitedFilterClient guarded = new LimitedFilterClient(filter, client, System::nanoTime);
          NewBody body = message.newBody()) {
        Result<FilterOpinion> result = guarded.ask(message.shown(body));
        return told(filter.kind(), result, said);
      }
    }
  }

  private static boolean told(FilterKind kind, Result<FilterOpinion> result, List<String> said) {
    if (result.value().isEmpty()) {
      said.add("It fails on a test message: " + FilterReasonText.plain(result.reason()));
      return false;
    }
    FilterOpinion opinion = result.value().get();
    List<Finding> findings = opinion.findings();
    for (Finding finding : findings) {
      String weight =
          finding.demand() == Handling.ACCEPT
              ? "%+d points".formatted(finding.points())
              : finding.demand().word();
      said.add("It says about a test message: " + finding.reason() + " (" + weight + ")");
    }
    opinion
        .stopped()
        .map(FilterTests::reply)
        .ifPresent(reply -> said.add("It replies to a test message: " + reply));
    boolean isFound = !findings.isEmpty() || opinion.stopped().isPresent();
    return switch (kind) {
      case CLAMD, ICAP, RSPAMD, SPAMD -> {
        if (!isFound) {
          said.add("It finds nothing in a test message that it must recognize");
        }
        yield isFound;
      }
      case MILTER, HELPER, ROUTER -> {
        if (!isFound) {
          said.add("It accepts a test message");
        }
        yield true;
      }
    };
  }

  private static String reply(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Deferred(int code, String status, String text) ->
          code + " " + status + " " + text;
      case Verdict.Refused(int code, String status, String text) ->
          code + " " + status + " " + text;
      case Verdict.Accepted accepted -> accepted.text();
    };
  }

  private static ScreeningQuestion question(String host, MailData data) {
    String postmaster = "postmaster@" + host;
    return new ScreeningQuestion(
        TEST,
        true,
        new IntakeSession(
            Service.WEB, InetAddress.getLoopbackAddress(), host, true, "", Optional.empty(), TEST),
        new Envelope(
            new ReversePath(
                postmaster,
                0,
                ReversePath.Body.SEVEN_BIT,
                false,
                Optional.empty(),
                Optional.empty()),
            List.of(new ForwardPath(postmaster, Set.of(), Optional.empty()))),
        data);
  }
}
