package org.carillon.architecture.broken.mailbox;

import jakarta.inject.Inject;

/** Breaks the rule: no session bean, so unknown to the platform and not testable. */
public final class HandDrivenOperations {
  @Inject Object rows;
}
