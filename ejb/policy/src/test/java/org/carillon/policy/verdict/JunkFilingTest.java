package org.carillon.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.sender.AllowedSenders;
import org.carillon.policy.sender.SenderList;
import org.carillon.policy.sender.SenderSettings;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.OneContact;
import org.junit.jupiter.api.Test;

class JunkFilingTest {
  private final DeclaredSettings settings =
      new DeclaredSettings().with(HostSettings.HOST_NAME, "mx.example.test");
  private Optional<MailboxName> junk = Optional.of(new MailboxName("Spam"));

  private Filing file(String verdict) {
    FilingQuestion question =
        new FilingQuestion(
            new ForwardPath("a@example.test", Set.of(), Optional.empty()),
            7,
            1,
            "",
            OptionalLong.empty(),
            Header.parse((verdict + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
    return new JunkFiling(
            (account, use) -> account == 7 && use == SpecialUse.JUNK ? junk : Optional.empty(),
            new AllowedSenders(
                account -> new SenderList(Map.of("shop.example", SenderChoice.ALLOW)),
                new OneContact(7, "friend@example.org"),
                settings),
            settings)
        .file(question, Filing.INBOX);
  }

  @Test
  void junkIsFiledInTheJunkMailbox() {
    Filing filing = file("X-Carillon-Verdict: accept (50 points)");
    assertThat(filing.mailbox()).isEqualTo(new MailboxName("Spam"));
    assertThat(filing.flags().keywords()).containsExactly("$Junk");
    assertThat(file("X-Carillon-Verdict: junk (0 points)").mailbox().path()).isEqualTo("Spam");
  }

  @Test
  void otherMailIsFiledUnchanged() {
    assertThat(file("X-Carillon-Verdict: accept (49 points)")).isEqualTo(Filing.INBOX);
    assertThat(file("Subject: junk (99 points)")).isEqualTo(Filing.INBOX);
    assertThat(file("X-Carillon-Verdict: quarantine (99 points)"))
        .as("somebody released it")
        .isEqualTo(Filing.INBOX);
  }

  @Test
  void missingJunkMailboxLeavesTheJunkKeyword() {
    junk = Optional.empty();
    Filing filing = file("X-Carillon-Verdict: junk (60 points)");
    assertThat(filing.mailbox()).isEqualTo(MailboxName.INBOX);
    assertThat(filing.flags().keywords()).containsExactly("$Junk");
  }

  @Test
  void allowedAndProvenSenderIsNotJunk() {
    String junk = "X-Carillon-Verdict: accept (90 points)\r\n";
    String proven =
        "Authentication-Results: mx.example.test; dmarc=pass header.from=shop.example\r\n";
    String ours = "Received: by mx.example.test\r\nFrom: <offers@shop.example>\r\nSubject: Hi";
    assertThat(file(junk + proven + ours)).isEqualTo(Filing.INBOX);
    assertThat(file(junk + ours).flags().keywords()).as("not proven").contains("$Junk");
    assertThat(file(junk + proven + ours.replace("offers@shop", "offers@shop2")).flags().keywords())
        .as("another")
        .contains("$Junk");
    assertThat(file(junk.replace("accept", "junk") + proven + ours).flags().keywords())
        .as("demanded by a finding")
        .contains("$Junk");
  }

  @Test
  void provenKnownSenderIsNotJunk() {
    String junk = "X-Carillon-Verdict: accept (90 points)\r\n";
    String proven =
        "Authentication-Results: mx.example.test; dmarc=pass header.from=example.org\r\n";
    String friend = "Received: by mx.example.test\r\nFrom: <friend@example.org>\r\nSubject: Hi";
    assertThat(file(junk + proven + friend)).isEqualTo(Filing.INBOX);
    assertThat(file(junk + friend).flags().keywords()).as("not proven").contains("$Junk");
    assertThat(file(junk + proven + friend.replace("friend", "foe")).flags().keywords())
        .as("another")
        .contains("$Junk");
    settings.with(SenderSettings.KNOWN, false);
    assertThat(file(junk + proven + friend).flags().keywords())
        .as("switched off")
        .contains("$Junk");
  }

  @Test
  void thresholdOfTheAccountApplies() {
    settings.with(VerdictSettings.JUNK, 100L);
    assertThat(file("X-Carillon-Verdict: accept (99 points)")).isEqualTo(Filing.INBOX);
  }
}
