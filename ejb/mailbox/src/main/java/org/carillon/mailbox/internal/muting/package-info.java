/** Conversations that accounts want to hear no more of. */
package org.carillon.mailbox.internal.muting;
