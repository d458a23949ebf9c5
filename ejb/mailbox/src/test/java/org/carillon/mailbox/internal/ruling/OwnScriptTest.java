package org.carillon.mailbox.internal.ruling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.ruling.EventMessage;
import org.carillon.mailbox.ruling.MailboxEvent;
import org.carillon.mailbox.ruling.MailboxRules;
import org.junit.jupiter.api.Test;

class OwnScriptTest {
  private static final String ENTRY = "/private/vendor/carillon/sieve";
  private static final String COMMENT = "/private/comment";

  private Optional<byte[]> active = Optional.of(octets("keep;"));
  private final OwnScript script = new OwnScript(new Rules());

  private final class Rules implements MailboxRules {
    @Override
    public Optional<String> server() {
      return Optional.empty();
    }

    @Override
    public void run(MailboxEvent event, List<? extends EventMessage> messages) {
      throw new AssertionError("Nothing was touched");
    }

    @Override
    public Answer<Optional<byte[]>> active(Caller caller) {
      return new Answer.Done<>(active);
    }

    @Override
    public Answer<Void> use(Caller caller, Optional<byte[]> text) {
      if (text.filter(one -> new String(one, StandardCharsets.UTF_8).contains("?")).isPresent()) {
        return Answer.failed(new Failure.Invalid("script", "malformed", "That is no script."));
      }
      active = text;
      return new Answer.Done<>(null);
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Annotation> read(Optional<MailboxName> mailbox, String entry, int depth) {
    return switch (script.with(null, mailbox, List.of(entry), depth, List.of())) {
      case Answer.Done<List<Annotation>>(List<Annotation> found) -> found;
      case Answer.Failed<List<Annotation>> failed -> throw new AssertionError(failed);
    };
  }

  private Answer<List<Annotation>> put(String text, Annotation... more) {
    List<Annotation> changes = new ArrayList<>(List.of(more));
    changes.add(new Annotation(ENTRY, Optional.ofNullable(text).map(OwnScriptTest::octets)));
    return script.put(null, Optional.empty(), changes);
  }

  @Test
  void scriptAnnotationIsReadByNameAndDepth() {
    assertThat(read(Optional.empty(), ENTRY, 0))
        .singleElement()
        .satisfies(one -> assertThat(one.value().orElseThrow()).isEqualTo(octets("keep;")));
    assertThat(read(Optional.empty(), "/private/vendor", 2)).hasSize(1);
    assertThat(read(Optional.empty(), "/private/vendor", 1)).isEmpty();
    assertThat(read(Optional.empty(), COMMENT, 0)).isEmpty();
    assertThat(read(Optional.of(new MailboxName("INBOX")), ENTRY, 0)).isEmpty();
  }

  @Test
  void scriptAnnotationIsStoredBeforeOthers() {
    Annotation other = new Annotation(COMMENT, Optional.of(octets("x")));
    assertThat(put("discard;", other)).isEqualTo(new Answer.Done<>(List.of(other)));
    assertThat(active.orElseThrow()).isEqualTo(octets("discard;"));

    assertThat(put("?", other).asFailure()).containsInstanceOf(Failure.Invalid.class);
    assertThat(active.orElseThrow()).isEqualTo(octets("discard;"));

    assertThat(put(null)).isEqualTo(new Answer.Done<>(List.of()));
    assertThat(active).isEmpty();
  }
}
