package org.carillon.transport.internal.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.FilingStage;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.StageOrder;

/** Finds the mailbox for a message: asks the filing stages, in order. */
@ApplicationScoped
public class FilingPipeline {
  private final List<Member> members;

  private record Member(FilingStage stage, GuardedStage guarded) {}

  @Inject
  public FilingPipeline(@Any Instance<FilingStage> stages) {
    this(stages.stream().toList());
  }

  public FilingPipeline(Collection<FilingStage> stages) {
    this(stages, System::nanoTime);
  }

  FilingPipeline(Collection<FilingStage> stages, LongSupplier nanoTime) {
    members =
        StageOrder.waves(stages, FilingStage::name, FilingStage::after).stream()
            .flatMap(List::stream)
            .map(stage -> new Member(stage, new GuardedStage(stage.name(), stage::terms, nanoTime)))
            .toList();
  }

  /** Returns the mailbox; empty if that can't be decided now, so that the message waits. */
  public Optional<Filing> file(FilingQuestion question) {
    Filing filing = Filing.INBOX;
    for (Member member : members) {
      Filing before = filing;
      Optional<Filing> after =
          member.guarded().ask(() -> member.stage().file(question, before)).get().value();
      if (after.isEmpty() && member.stage().terms().policy() == FailurePolicy.DEFER) {
        return Optional.empty();
      }
      filing = after.orElse(before);
    }
    return Optional.of(filing);
  }
}
