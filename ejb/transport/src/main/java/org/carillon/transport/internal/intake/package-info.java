/** Incoming mail: from SMTP and LMTP, and other submissions of users. */
package org.carillon.transport.internal.intake;
