package org.carillon.architecture.broken.contract.stage;

/** One who judges mail. */
public interface IntakeStage {}
