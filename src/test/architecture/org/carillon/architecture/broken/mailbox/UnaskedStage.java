package org.carillon.architecture.broken.mailbox;

import org.carillon.architecture.broken.contract.stage.IntakeStage;

/** Breaks the rule: it is no bean, so nobody calls it. */
public final class UnaskedStage implements IntakeStage {}
