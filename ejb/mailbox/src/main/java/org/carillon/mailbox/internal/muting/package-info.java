/** Conversations that accounts have muted. */
package org.carillon.mailbox.internal.muting;
