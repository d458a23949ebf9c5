/** People's own quarantine, and the mail that tells them what is there. */
package org.carillon.transport.internal.quarantine;
