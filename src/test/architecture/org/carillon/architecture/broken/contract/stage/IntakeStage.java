package org.carillon.architecture.broken.contract.stage;

public interface IntakeStage {}
