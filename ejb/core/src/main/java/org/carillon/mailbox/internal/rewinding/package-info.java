/** The rows of rewinds, and how far each is. */
package org.carillon.mailbox.internal.rewinding;
