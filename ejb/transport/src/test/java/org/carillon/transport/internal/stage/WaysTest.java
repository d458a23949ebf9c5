package org.carillon.transport.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.FilingStage;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.contract.stage.SigningQuestion;
import org.carillon.contract.stage.SigningStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

/** Tests of filing and signing: the order of stages, and the defaults without any. */
class WaysTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final Header HEADER =
      Header.parse("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  private static final FilingQuestion QUESTION =
      new FilingQuestion(
          new ForwardPath("bob@b.test", Set.of(), Optional.empty()),
          2,
          1,
          "",
          OptionalLong.empty(),
          HEADER);

  private interface Files {
    Filing file(Filing before) throws IOException;
  }

  private record Filer(String name, StageTerms terms, Set<String> after, Files files)
      implements FilingStage {
    @Override
    public Filing file(FilingQuestion question, Filing before) throws IOException {
      return files.file(before);
    }
  }

  private static Filer filer(String name, FailurePolicy policy, Files files, String... after) {
    return new Filer(name, StageTerms.own(policy), Set.of(after), files);
  }

  private static Filing fails(Filing before) throws IOException {
    throw new IOException("no script for " + before);
  }

  @Test
  void stageSeesTheFilingOfEarlierStages() {
    FilingPipeline way =
        new FilingPipeline(
            List.of(
                filer(
                    "flags",
                    FailurePolicy.DEFER,
                    before -> new Filing(before.mailbox(), Flags.of(Flag.FLAGGED)),
                    "work"),
                filer("work", FailurePolicy.DEFER, before -> new Filing(WORK, before.flags()))));
    assertThat(way.file(QUESTION)).contains(new Filing(WORK, Flags.of(Flag.FLAGGED)));
    assertThat(new FilingPipeline(List.of()).file(QUESTION)).contains(Filing.INBOX);
  }

  @Test
  void failingFilingStageIsSkippedOrDefers() {
    FilingStage work =
        filer("awork", FailurePolicy.DEFER, before -> new Filing(WORK, before.flags()));
    assertThat(
            new FilingPipeline(List.of(work, filer("b", FailurePolicy.ACCEPT, WaysTest::fails)))
                .file(QUESTION))
        .contains(new Filing(WORK, Flags.NONE));
    assertThat(
            new FilingPipeline(List.of(work, filer("b", FailurePolicy.DEFER, WaysTest::fails)))
                .file(QUESTION))
        .isEmpty();
  }

  private record Signer(String name, StageTerms terms, Set<String> after, String field)
      implements SigningStage {
    @Override
    public List<String> sign(SigningQuestion question) throws IOException {
      if (field.isEmpty()) {
        throw new IOException("no key");
      }
      return List.of(field + question.header().first("Subject").orElseThrow().value() + "\r\n");
    }
  }

  private static Signer signer(String name, FailurePolicy policy, String field, String... after) {
    return new Signer(name, StageTerms.own(policy), Set.of(after), field);
  }

  private static Optional<String> signed(SigningStage... stages) throws IOException {
    Content content = Content.of("Subject: x\r\n\r\nbody".getBytes(StandardCharsets.US_ASCII));
    Optional<Content> signed =
        new SigningPipeline(List.of(stages))
            .signed("t", ReversePath.NULL, new MailOrigin.Passed(), content);
    if (signed.isEmpty()) {
      return Optional.empty();
    }
    byte[] all = signed.get().stream().readAllBytes();
    assertThat(signed.get().size()).isEqualTo(all.length);
    return Optional.of(new String(all, StandardCharsets.US_ASCII));
  }

  @Test
  void addedFieldsStandOnTopLatestFirst() throws IOException {
    assertThat(signed()).contains("Subject: x\r\n\r\nbody");
    assertThat(
            signed(
                signer("arc", FailurePolicy.DEFER, "B: ", "dkim"),
                signer("dkim", FailurePolicy.DEFER, "A: ")))
        .contains("B: x\r\nA: x\r\nSubject: x\r\n\r\nbody");
  }

  @Test
  void failingSignerIsSkippedOrDefers() throws IOException {
    assertThat(signed(signer("dkim", FailurePolicy.ACCEPT, ""))).contains("Subject: x\r\n\r\nbody");
    assertThat(signed(signer("dkim", FailurePolicy.DEFER, ""))).isEmpty();
  }
}
