package org.carillon.transport.internal.stage;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Verdict;
import org.carillon.stage.Step;

/**
 * What all stages together say, and how it came to that.
 *
 * @param verdict the answer
 * @param decisive the stage whose verdict it is; empty when all accepted
 * @param trace the stages that were asked, in the order in which their verdicts count
 */
public record Judgement(Verdict verdict, Optional<String> decisive, List<Step> trace) {}
