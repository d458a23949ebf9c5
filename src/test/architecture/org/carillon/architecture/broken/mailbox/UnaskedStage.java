package org.carillon.architecture.broken.mailbox;

import org.carillon.architecture.broken.contract.stage.IntakeStage;

/** Is no bean, so nobody asks it. */
public final class UnaskedStage implements IntakeStage {}
