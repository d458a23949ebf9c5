package org.carillon.listener.internal.acme;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.acme.ChallengeAnswers;
import org.carillon.contract.acme.DnsUpdate;
import org.carillon.contract.directory.certificate.AcmeAccountType;
import org.carillon.contract.stage.StageTerms;
import org.carillon.filter.helper.HelperAnswer;
import org.carillon.helper.HelperFolders;
import org.carillon.helper.HelperRunner;
import org.carillon.stage.GuardedStage;
import org.jboss.logging.Logger;

/** Answers challenges during an order: tokens by the web, records by DNS server or program. */
final class PublishedChallenges implements ChallengeAnswers {
  private static final Logger LOG = Logger.getLogger(PublishedChallenges.class);
  private static final Duration HELPER_PATIENCE = Duration.ofMinutes(2);

  private final AcmeDialer dialer;
  private final ChallengeRows rows;
  private final AcmeAccount account;
  private final HelperFolders folders;
  private final List<String> tokens = new ArrayList<>();
  private final List<DnsText> records = new ArrayList<>();

  PublishedChallenges(
      AcmeDialer dialer, ChallengeRows rows, AcmeAccount account, HelperFolders folders) {
    this.dialer = dialer;
    this.rows = rows;
    this.account = account;
    this.folders = folders;
  }

  @Override
  public void web(Map<String, String> shown) throws IOException {
    tokens.addAll(shown.keySet());
    rows.show(shown);
  }

  @Override
  public void dns(List<DnsText> shown) throws IOException, InterruptedException {
    records.addAll(shown);
    change(shown, List.of());
    Thread.sleep(Duration.ofSeconds(account.of(AcmeAccountType.DNS_DELAY)));
  }

  @Override
  public void clear() {
    if (!tokens.isEmpty()) {
      rows.forget(tokens);
    }
    if (!records.isEmpty()) {
      try {
        change(List.of(), records);
      } catch (IOException kept) {
        LOG.warnf(
            "DNS records that are no longer needed could not be removed: %s", kept.getMessage());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    tokens.clear();
    records.clear();
  }

  private void change(List<DnsText> add, List<DnsText> remove)
      throws IOException, InterruptedException {
    String helper = account.of(AcmeAccountType.DNS_HELPER);
    String server = account.of(AcmeAccountType.DNS_SERVER);
    if (!helper.isEmpty()) {
      byHelper(helper, add, remove);
    } else if (!server.isEmpty()) {
      String name = account.of(AcmeAccountType.DNS_KEY);
      Optional<DnsUpdate.TsigKey> key =
          name.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new DnsUpdate.TsigKey(
                      name,
                      account.of(AcmeAccountType.DNS_ALGORITHM),
                      account.secret().dnsSecret()));
      dialer.update(new DnsUpdate(server, account.of(AcmeAccountType.DNS_ZONE), key, add, remove));
    } else {
      throw new IOException(
          "The account "
              + account.name()
              + " has neither a DNS server nor a helper to set DNS records");
    }
  }

  private void byHelper(String command, List<DnsText> add, List<DnsText> remove)
      throws IOException {
    StageTerms terms = new StageTerms(HELPER_PATIENCE, StageTerms.FailurePolicy.DEFER);
    GuardedStage guard =
        new GuardedStage(
            "ACME helper of " + account.name(),
            () -> terms,
            System::nanoTime,
            policy -> "the certificate is not ordered this time");
    try (HelperRunner runner = new HelperRunner(account.name(), command, folders)) {
      for (DnsText record : remove) {
        ask(guard, runner, "DNS-REMOVE " + record.name() + " " + record.text());
      }
      for (DnsText record : add) {
        ask(guard, runner, "DNS-ADD " + record.name() + " " + record.text());
      }
    }
  }

  private static void ask(GuardedStage guard, HelperRunner runner, String request)
      throws IOException {
    GuardedStage.Result<String> result = guard.<String>ask(() -> runner.ask(request)).get();
    HelperAnswer answer =
        result
            .value()
            .flatMap(HelperAnswer::read)
            .orElseThrow(
                () -> new IOException("The ACME helper gave no answer: " + result.reason()));
    if (answer.verdict() != HelperAnswer.Verdict.OK) {
      throw new IOException("The ACME helper could not change the DNS: " + answer.text());
    }
  }
}
