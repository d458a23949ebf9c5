package org.carillon.transport.internal.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.contract.stage.SigningQuestion;
import org.carillon.contract.stage.SigningStage;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.header.Header;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.StageOrder;

/** The way of a message out: whoever signs is asked, and what it adds is put on top. */
@ApplicationScoped
public class SigningWay {
  private final List<Member> members;

  private record Member(SigningStage stage, GuardedStage guarded) {}

  /** All stages there are. */
  @Inject
  public SigningWay(@Any Instance<SigningStage> stages) {
    this(stages.stream().toList());
  }

  /** These stages. */
  public SigningWay(Collection<SigningStage> stages) {
    this(stages, System::nanoTime);
  }

  SigningWay(Collection<SigningStage> stages, LongSupplier nanoTime) {
    members =
        StageOrder.waves(stages, SigningStage::name, SigningStage::after).stream()
            .flatMap(List::stream)
            .map(stage -> new Member(stage, new GuardedStage(stage.name(), stage::terms, nanoTime)))
            .toList();
  }

  /**
   * The content with what is added; empty when it has to wait for that. Whoever gets it closes it;
   * when it is empty or fails the one given stays open.
   *
   * @param origin how it came to leave
   * @throws IOException when the content can't be read
   */
  public Optional<Content> signed(
      String trace, ReversePath from, MailOrigin origin, Content content) throws IOException {
    if (members.isEmpty()) {
      return Optional.of(content);
    }
    Header header = Header.read(content.stream());
    SigningQuestion question = new SigningQuestion(trace, from, origin, header, content);
    StringBuilder fields = new StringBuilder();
    for (Member member : members) {
      Optional<List<String>> added =
          member.guarded().ask(() -> member.stage().sign(question)).get().value();
      if (added.isEmpty() && member.stage().terms().policy() == FailurePolicy.DEFER) {
        return Optional.empty();
      }
      added.ifPresent(some -> some.forEach(field -> fields.insert(0, field)));
    }
    byte[] prefix = fields.toString().getBytes(StandardCharsets.UTF_8);
    return Optional.of(prefix.length == 0 ? content : new PrefixedContent(prefix, content));
  }
}
