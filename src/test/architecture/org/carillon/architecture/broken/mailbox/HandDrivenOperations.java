package org.carillon.architecture.broken.mailbox;

/** Is no session bean, so the platform knows nothing of it. */
public final class HandDrivenOperations {}
