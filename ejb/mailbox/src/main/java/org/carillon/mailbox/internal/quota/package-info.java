/** Quota roots as people ask for them, and the limits that administrators set. */
package org.carillon.mailbox.internal.quota;
