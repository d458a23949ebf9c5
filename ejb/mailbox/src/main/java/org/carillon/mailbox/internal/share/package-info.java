/** Collections that people share, by levels and invitations. */
package org.carillon.mailbox.internal.share;
