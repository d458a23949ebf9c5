/** Shared collections, with levels and invitations. */
package org.carillon.mailbox.internal.share;
