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

/** Signs outgoing messages: asks the signing stages, and puts their fields on top. */
@ApplicationScoped
public class SigningPipeline {
  private final List<Member> members;

  private record Member(SigningStage stage, GuardedStage guarded) {}

  @Inject
  public SigningPipeline(@Any Instance<SigningStage> stages) {
    this(stages.stream().toList());
  }

  public SigningPipeline(Collection<SigningStage> stages) {
    this(stages, System::nanoTime);
  }

  SigningPipeline(Collection<SigningStage> stages, LongSupplier nanoTime) {
    members =
        StageOrder.waves(stages, SigningStage::name, SigningStage::after).stream()
            .flatMap(List::stream)
            .map(stage -> new Member(stage, new GuardedStage(stage.name(), stage::terms, nanoTime)))
            .toList();
  }

  /**
   * Returns the content with the added fields, which the caller closes; empty if it has to wait. If
   * it is empty or an exception is thrown, the given content stays open.
   *
   * @param origin its origin
   * @throws IOException if the content can't be read
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
