/** Quota roots as users ask for them, and the limits that administrators set. */
package org.carillon.mailbox.internal.quota;
