package org.carillon.architecture.broken.mailbox;

import jakarta.inject.Inject;

/** Is no session bean, so the platform knows nothing of it; and a test can't make it. */
public final class HandDrivenOperations {
  @Inject Object rows;
}
