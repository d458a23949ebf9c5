package org.carillon.transport.internal.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.stage.ContentStage;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.insert.OctetReplacement;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.StageOrder;

/** The stages that change messages' contents, in order. */
@ApplicationScoped
public class ContentPipeline {
  private final List<Member> members;

  /** A stage, guarded by its terms. */
  public record Member(ContentStage stage, GuardedStage guarded) {

    /** Returns the stages' changes; empty if the message has to wait for them. */
    public Optional<List<OctetReplacement>> change(ScreeningQuestion question) {
      Optional<List<OctetReplacement>> change =
          guarded.ask(() -> stage.change(question)).get().value();
      return change.isEmpty() && stage.terms().policy() == FailurePolicy.ACCEPT
          ? Optional.of(List.of())
          : change;
    }
  }

  @Inject
  public ContentPipeline(@Any Instance<ContentStage> stages) {
    this(stages.stream().toList());
  }

  public ContentPipeline(Collection<ContentStage> stages) {
    members =
        StageOrder.waves(stages, ContentStage::name, ContentStage::after).stream()
            .flatMap(List::stream)
            .map(
                stage ->
                    new Member(
                        stage, new GuardedStage(stage.name(), stage::terms, System::nanoTime)))
            .toList();
  }

  public List<Member> members() {
    return members;
  }
}
