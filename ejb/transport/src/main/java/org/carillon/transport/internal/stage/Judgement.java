package org.carillon.transport.internal.stage;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Verdict;
import org.carillon.stage.Step;

/**
 * The verdict of all stages, and its history.
 *
 * @param verdict the answer
 * @param decisive the stage that gave it; empty if all accepted
 * @param trace the asked stages, in the order of precedence
 */
public record Judgement(Verdict verdict, Optional<String> decisive, List<Step> trace) {}
